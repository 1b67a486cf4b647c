import { Shape } from "@callsheet/document";
import { useMemo, useState } from "preact/hooks";
import type { CallData, DocumentData } from "../../data/document-data.ts";
import { Notice } from "../parts/notice.tsx";
import { Tabs } from "../parts/tabs.tsx";
import { definitionPlace } from "../state/contract.ts";
import { type Validators, validatorsOf } from "../state/validators.ts";
import { violationPath } from "./check-reply.ts";
import { Members } from "./field.tsx";

/** Props of {@link InputForm}. */
export interface InputFormProps {
  readonly data: DocumentData;
  readonly call: CallData;
  readonly value: unknown;
  onChange(value: unknown): void;
}

/** An input as fields or as JSON, with what is wrong with it as it is typed. */
export function InputForm({ data, call, value, onChange }: InputFormProps) {
  const [view, setView] = useState<"form" | "json">("form");
  const place = useMemo(() => definitionPlace(data, call.input), [data, call]);
  const shape = new Shape([place]);
  const violations = violationsOf(validatorsOf(data.id), call, value);
  const names = new Set(shape.properties().keys());
  const elsewhere = [...violations].filter(
    ([path]) => view === "json" || !names.has(path.split("/")[1] ?? ""),
  );
  if (names.size === 0 && !call.descriptor.input.body)
    return <p class="muted">This operation takes nothing.</p>;
  return (
    <Tabs
      label="How to write the input"
      choices={[
        { name: "form", label: "Form" },
        { name: "json", label: "JSON" },
      ]}
      chosen={view}
      onChoose={(name) => setView(name)}
    >
      {view === "form" ? (
        <div class="fields">
          <Members value={value} path="" violations={violations} onChange={onChange} shape={shape} />
        </div>
      ) : (
        <JsonInput value={value} onChange={onChange} />
      )}
      {elsewhere.length > 0 && (
        <Notice kind="warning" title="The contract does not allow this input">
          <ul>
            {elsewhere.map(([path, text]) => (
              <li key={path}>
                {path !== "" && <code>{path}</code>} {text}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </Tabs>
  );
}

/** What is wrong with an input, by pointer. */
export function violationsOf(
  validators: Validators | undefined,
  call: CallData,
  value: unknown,
): ReadonlyMap<string, string> {
  const found = validators?.[call.input]?.errors(value, 50) ?? [];
  return new Map(found.toReversed().map((violation) => [violationPath(violation), violation.message]));
}

function JsonInput({ value, onChange }: Pick<InputFormProps, "value" | "onChange">) {
  const [text, setText] = useState(JSON.stringify(value, null, 2));
  const [problem, setProblem] = useState("");
  const read = (next: string) => {
    setText(next);
    try {
      onChange(JSON.parse(next));
      setProblem("");
    } catch (error) {
      setProblem((error as Error).message);
    }
  };
  return (
    <>
      <textarea
        class="json-input"
        aria-label="Input as JSON"
        rows={14}
        spellcheck={false}
        value={text}
        onInput={({ currentTarget }) => read(currentTarget.value)}
      />
      {problem && <p class="field-problem">{problem}</p>}
    </>
  );
}
