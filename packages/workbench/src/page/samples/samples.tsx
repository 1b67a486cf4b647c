import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import type { InputData, OperationData } from "../../data/document-data.ts";
import { CodeBlock } from "../parts/code-block.tsx";
import { Notice } from "../parts/notice.tsx";
import type { OperationProps } from "../reference/operation-props.ts";
import { index } from "../state/index-store.ts";
import { endpointOf, regionOf, target } from "../state/target.ts";
import { makeSamples } from "./make-samples.ts";
import type { Sample } from "./sample.ts";

/** The way of calling that the reader last looked at: the next operation shows the same. */
const chosen = signal("client");

/** The call as code, and the replies that the document gives as examples. */
export function Samples({ data, operation }: OperationProps) {
  const inputs = operation.call?.inputs ?? [];
  const [name, setName] = useState(inputs[0]?.name);
  const input = inputs.find((one) => one.name === name) ?? inputs[0];
  return (
    <>
      {operation.call && input && (
        <>
          <ExampleChoice label="Request" inputs={inputs} chosen={input.name} onChoose={setName} />
          <SampleCode data={data} operation={operation} input={input.value} />
        </>
      )}
      <ReplyExamples operation={operation} />
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly inputs: readonly Pick<InputData, "name" | "summary">[];
  readonly chosen: string;
  onChoose(name: string): void;
}

function ExampleChoice({ label, inputs, chosen: name, onChoose }: ChoiceProps) {
  return (
    <div class="example-choice">
      <span class="example-label">{label}</span>
      {inputs.length > 1 ? (
        <select
          aria-label={`${label} example`}
          value={name}
          onChange={({ currentTarget }) => onChoose(currentTarget.value)}
        >
          {inputs.map((one) => (
            <option key={one.name} value={one.name}>
              {one.summary ?? one.name}
            </option>
          ))}
        </select>
      ) : (
        <span class="example-name">{inputs[0]?.summary ?? ""}</span>
      )}
    </div>
  );
}

/** Props of {@link SampleCode}. */
export interface SampleCodeProps extends OperationProps {
  readonly input: Readonly<Record<string, unknown>>;
}

/** A call as code, in the way that the reader chose. */
export function SampleCode({ data, operation, input }: SampleCodeProps) {
  const [samples, setSamples] = useState<readonly Sample[] | string>();
  const endpoint = endpointOf(target.value);
  const clientModule = (index.value?.clientModule ?? "").replaceAll("{id}", data.id);
  useEffect(() => {
    let current = true;
    const region = regionOf(data, operation);
    makeSamples({ data, operation, input, endpoint, region, clientModule }).then(
      (made) => current && setSamples(made),
      (error: Error) => current && setSamples(error.message),
    );
    return () => {
      current = false;
    };
  }, [data, operation, input, endpoint, clientModule]);
  if (typeof samples === "string") return <Notice kind="warning">{samples}</Notice>;
  const sample = samples?.find(({ name }) => name === chosen.value) ?? samples?.[0];
  if (!samples || !sample) return <div class="code-block code-waiting" aria-busy="true" />;
  return (
    <>
      <CodeBlock
        code={sample.code}
        language={sample.language}
        label={`${sample.label} code`}
        bar={
          <fieldset class="sample-choice">
            <legend class="visually-hidden">Way of calling</legend>
            {samples.map(({ name, label }) => (
              <button
                key={name}
                type="button"
                aria-pressed={name === sample.name}
                onClick={() => {
                  chosen.value = name;
                }}
              >
                {label}
              </button>
            ))}
          </fieldset>
        }
      />
      {sample.needs && (
        <p class="sample-needs">
          Needs <code>{sample.needs}</code>
        </p>
      )}
    </>
  );
}

function ReplyExamples({ operation }: { readonly operation: OperationData }) {
  const all = operation.responses.flatMap(({ status, content }) =>
    content.flatMap(({ examples, type }) =>
      examples.map(({ name, summary, value }) => ({
        name: `${status} ${name}`,
        summary: `${status} · ${summary ?? name}`,
        value,
        isJson: /json/i.test(type),
      })),
    ),
  );
  const [name, setName] = useState(all[0]?.name);
  const example = all.find((one) => one.name === name) ?? all[0];
  if (!example) return null;
  const code =
    typeof example.value === "string" && !example.isJson
      ? example.value
      : JSON.stringify(example.value, null, 2);
  return (
    <>
      <ExampleChoice label="Reply" inputs={all} chosen={example.name} onChoose={setName} />
      <CodeBlock
        code={code}
        language={example.isJson ? "json" : "text"}
        label="Example reply"
        bar={<span class="code-label">{example.name.split(" ")[0]}</span>}
      />
    </>
  );
}
