import type { Operation } from "@callsheet/protocol";

/** One of the operations at a method and a path: those that share both differ in the constant query of their templates, or in a header. */
export interface Choice<Target> {
  /** The pairs of the template's constant query, as written. */
  readonly query: readonly string[];
  readonly when?: Operation["when"] | undefined;
  readonly target: Target;
}

/** The pairs of the constant query of a path template. */
export function constantQuery(template: string): readonly string[] {
  const cut = template.indexOf("?");
  return cut < 0 ? [] : template.slice(cut + 1).split("&");
}

/**
 * The choices with one more, those with most pairs first. Undefined when another choice has the same pairs and header.
 */
export function addChoice<Target>(
  choices: readonly Choice<Target>[],
  choice: Choice<Target>,
): readonly Choice<Target>[] | undefined {
  const key = ({ query, when }: Choice<Target>) =>
    `${[...query].sort().join("&")} ${when?.header.toLowerCase()} ${when?.value}`;
  if (choices.some((other) => key(other) === key(choice))) return undefined;
  return [...choices, choice].sort((a, b) => b.query.length - a.query.length);
}

/**
 * The target whose constant query and header a request has. Where there is but one choice, they take no part in
 * routing: the client that leaves them out means the same. Where headers alone tell choices apart and none is right,
 * the first choice says so.
 */
export function chooseRoute<Target>(
  choices: readonly Choice<Target>[],
  { query, header }: { readonly query: string; header(name: string): string | undefined },
): Target | undefined {
  const [first] = choices;
  if (choices.length === 1) return first?.target;
  const pairs = new Set(query.split("&"));
  const found = choices.find(
    ({ query: own, when }) =>
      own.every((pair) => pairs.has(pair)) && (!when || header(when.header.toLowerCase()) === when.value),
  );
  return (found ?? (choices.every(({ when }) => when) ? first : undefined))?.target;
}
