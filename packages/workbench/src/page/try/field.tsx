import { type Place, Shape } from "@callsheet/document";
import { useId, useState } from "preact/hooks";
import { describing } from "../../schema/component-name.ts";
import { typeLabel } from "../../schema/type-label.ts";
import { Badge } from "../parts/badges.tsx";
import { MarkdownLine } from "../parts/markdown.tsx";

/** Props of {@link Field}. */
export interface FieldProps {
  readonly name: string;
  readonly places: readonly Place[];
  readonly required: boolean;
  readonly value: unknown;
  /** JSON pointer of the value in the input. */
  readonly path: string;
  /** What is wrong, by pointer. */
  readonly violations: ReadonlyMap<string, string>;
  /** Undefined removes the member. */
  onChange(value: unknown): void;
}

/** A member of an input, in the control for its type. */
export function Field(props: FieldProps) {
  const { name, places, required, path, violations } = props;
  const shape = new Shape(places);
  const id = useId();
  const problem = violations.get(path);
  const members = [...shape.properties()];
  const [first] = places;
  if (members.length > 0 && shape.alternatives().length === 0)
    return (
      <fieldset class="field-group">
        <legend>
          <span class="member-name">{name}</span> {required && <Badge kind="required" text="required" />}
        </legend>
        {problem && <p class="field-problem">{problem}</p>}
        <Members {...props} shape={shape} />
      </fieldset>
    );
  return (
    <div class="field">
      <label for={id}>
        <span class="member-name">{name}</span>
        <span class="member-type">{first ? typeLabel(first) : ""}</span>
        {required && <Badge kind="required" text="required" />}
      </label>
      <Control {...props} shape={shape} id={id} problem={problem} />
      {problem ? (
        <p class="field-problem" id={`${id}-problem`}>
          {problem}
        </p>
      ) : (
        <p class="field-hint">
          <MarkdownLine text={firstLine(describing(shape.places))} />
        </p>
      )}
    </div>
  );
}

/** The members of an object as fields. */
export function Members({
  value,
  path,
  violations,
  onChange,
  shape,
}: Omit<FieldProps, "name" | "places" | "required"> & { readonly shape: Shape }) {
  const holder = (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
  const required = shape.required();
  return (
    <>
      {[...shape.properties()].map(([name, places]) => (
        <Field
          key={name}
          name={name}
          places={places}
          required={required.has(name)}
          value={Object.hasOwn(holder, name) ? holder[name] : undefined}
          path={`${path}/${name}`}
          violations={violations}
          onChange={(next) => onChange(withMember(holder, name, next))}
        />
      ))}
    </>
  );
}

function withMember(
  holder: Record<string, unknown>,
  name: string,
  value: unknown,
): Record<string, unknown> | undefined {
  const entries = Object.entries(holder).filter(([other]) => other !== name);
  if (value !== undefined) entries.push([name, value]);
  return Object.fromEntries(entries);
}

function firstLine(text: string): string {
  return text.split(/\n\s*\n/, 1)[0] ?? "";
}

type ControlProps = FieldProps & {
  readonly shape: Shape;
  readonly id: string;
  readonly problem: string | undefined;
};

function Control({ shape, id, value, onChange, problem, name, required }: ControlProps) {
  const common = {
    id,
    name,
    "aria-invalid": problem !== undefined,
    "aria-describedby": problem === undefined ? undefined : `${id}-problem`,
    "aria-required": required,
  };
  const values = shape.allows("boolean") && shape.types.size <= 2 ? [true, false] : shape.values();
  if (values?.every((one) => typeof one !== "object" || one === null)) {
    const at = values.indexOf(value);
    return (
      <select
        {...common}
        value={String(at)}
        onChange={({ currentTarget }) => onChange(values[Number(currentTarget.value)])}
      >
        <option value="-1">(left out)</option>
        {values.map((one, index) => (
          <option key={String(one)} value={String(index)}>
            {String(one)}
          </option>
        ))}
      </select>
    );
  }
  if (shape.allows("string") && !shape.allows("object"))
    return (
      <input
        {...common}
        type="text"
        autocomplete="off"
        spellcheck={false}
        value={value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value)}
        onInput={({ currentTarget: { value: text } }) => onChange(text === "" ? undefined : text)}
      />
    );
  if (shape.allows("integer") && !shape.allows("object"))
    return (
      <input
        {...common}
        type="text"
        inputMode="decimal"
        autocomplete="off"
        value={value === undefined ? "" : String(value)}
        onInput={({ currentTarget: { value: text } }) => onChange(numberOf(text))}
      />
    );
  return <JsonControl common={common} value={value} onChange={onChange} />;
}

/** What is not a number stays a text, for the validator to report. */
function numberOf(text: string): unknown {
  if (text.trim() === "") return undefined;
  const number = Number(text);
  return Number.isNaN(number) ? text : number;
}

interface JsonControlProps {
  readonly common: Readonly<Record<string, unknown>>;
  readonly value: unknown;
  onChange(value: unknown): void;
}

function JsonControl({ common, value, onChange }: JsonControlProps) {
  const [text, setText] = useState(value === undefined ? "" : JSON.stringify(value));
  const [problem, setProblem] = useState("");
  const read = (next: string) => {
    setText(next);
    if (next.trim() === "") {
      setProblem("");
      return onChange(undefined);
    }
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
        {...common}
        rows={2}
        spellcheck={false}
        placeholder="JSON"
        value={text}
        onInput={({ currentTarget }) => read(currentTarget.value)}
      />
      {problem && <p class="field-problem">{problem}</p>}
    </>
  );
}
