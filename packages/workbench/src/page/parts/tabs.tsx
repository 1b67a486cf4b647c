import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

/** A choice among several views of one thing. */
export interface TabChoice<Name extends string> {
  readonly name: Name;
  readonly label: string;
}

/** Props of {@link Tabs}. */
export interface TabsProps<Name extends string> {
  readonly label: string;
  readonly choices: readonly TabChoice<Name>[];
  readonly chosen: NoInfer<Name>;
  onChoose(name: Name): void;
  readonly children: ComponentChildren;
  readonly class?: string;
}

/** Tabs as a keyboard and a screen reader know them: arrows move, and one panel belongs to them. */
export function Tabs<Name extends string>(props: TabsProps<Name>) {
  const { label, choices, chosen, onChoose, children } = props;
  const id = useId();
  const move = (event: KeyboardEvent) => {
    const at = choices.findIndex(({ name }) => name === chosen);
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const next = choices[(at + step + choices.length) % choices.length];
    if (step === 0 || !next) return;
    event.preventDefault();
    onChoose(next.name);
    document.getElementById(`${id}-${next.name}`)?.focus();
  };
  return (
    <div class={`tabs ${props.class ?? ""}`}>
      <div class="tab-list" role="tablist" aria-label={label} onKeyDown={move}>
        {choices.map(({ name, label: text }) => (
          <button
            key={name}
            type="button"
            role="tab"
            class="tab"
            id={`${id}-${name}`}
            aria-selected={name === chosen}
            aria-controls={`${id}-panel`}
            tabIndex={name === chosen ? 0 : -1}
            onClick={() => onChoose(name)}
          >
            {text}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen}`} class="tab-panel">
        {children}
      </div>
    </div>
  );
}
