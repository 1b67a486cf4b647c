import type { FaultInput } from "@callsheet/sandbox/control";
import { useId, useState } from "preact/hooks";
import { Choice } from "../parts/choice.tsx";
import { documentOf, entryOfOperation } from "../state/index-store.ts";
import type { LiveWorld } from "./live-world.ts";

const effects = [
  ["error", "Answer with an error"],
  ["throttle", "Throttle (429)"],
  ["latency", "Answer late"],
  ["cut", "Cut the connection"],
  ["malformed", "Spoil the body"],
  ["outcome", "Let it fail later"],
] as const;

type Effect = (typeof effects)[number][0];

/** Errors that any call may get. */
const commonErrors = ["ServiceUnavailable", "InternalFailure", "ThrottlingException"];
const cuts = ["before", "after", "answer"];
const spoiled = ["truncated", "html", "empty", "null", "wrong-types"];

/** Puts a fault on the deck. */
export function FaultForm({ world }: { readonly world: LiveWorld }) {
  const [effect, setEffect] = useState<Effect>("error");
  const [operation, setOperation] = useState("*");
  const [detail, setDetail] = useState("");
  const [times, setTimes] = useState("1");
  const operations = world.model?.operations ?? [];
  const details = detailsOf(world, effect, operation);
  const chosen =
    details.includes(detail) || (effect === "error" && detail !== "") ? detail : (details[0] ?? "");
  const add = async () => {
    await world.attempt(() =>
      world.control.faults.add({
        operation,
        ...(times === "" ? { times: null } : { times: Number(times) }),
        ...effectOf(effect, chosen),
      } as FaultInput),
    );
  };
  return (
    <form
      class="fault-form"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Choice
        label="What goes wrong"
        value={effect}
        choices={effects}
        onChoose={(next) => setEffect(next as Effect)}
      />
      <Detail effect={effect} value={chosen} details={details} onChange={setDetail} />
      <Choice
        label="For"
        value={operation}
        choices={[["*", "any call"], ...operations.map(({ name }) => [name, name] as const)]}
        onChoose={setOperation}
      />
      <label class="field">
        <span>How often</span>
        <input
          type="number"
          min="1"
          placeholder="without end"
          value={times}
          onInput={({ currentTarget }) => setTimes(currentTarget.value)}
        />
      </label>
      <button type="submit" class="button button-primary">
        Put on the deck
      </button>
    </form>
  );
}

/** The possible values of an effect. */
function detailsOf({ model }: LiveWorld, effect: Effect, operation: string): readonly string[] {
  if (effect === "cut") return cuts;
  if (effect === "malformed") return spoiled;
  if (effect === "latency") return ["1000"];
  if (effect === "error") return [...declaredErrors(operation), ...commonErrors];
  if (effect !== "outcome") return [];
  const fitting = (model?.operations ?? []).filter(({ name }) => operation === "*" || operation === name);
  return [...new Set(fitting.flatMap(({ outcomes }) => outcomes))];
}

function declaredErrors(operation: string): string[] {
  const entry = entryOfOperation(operation);
  const data = entry && documentOf(entry.id).data;
  const call = data?.operations.find(({ name }) => name === operation)?.call;
  return call?.errors.map(({ name }) => name) ?? [];
}

function effectOf(effect: Effect, detail: string): Partial<FaultInput> {
  if (effect === "error") return { error: { name: detail } };
  if (effect === "throttle") return { throttle: true };
  if (effect === "latency") return { latency: Number(detail) };
  return { [effect]: detail };
}

interface DetailProps {
  readonly effect: Effect;
  readonly value: string;
  readonly details: readonly string[];
  onChange(value: string): void;
}

function Detail({ effect, value, details, onChange }: DetailProps) {
  const id = useId();
  if (effect === "throttle") return null;
  if (effect === "cut" || effect === "malformed" || effect === "outcome")
    return (
      <Choice
        label="How"
        value={value}
        choices={details.map((one) => [one, one] as const)}
        onChoose={onChange}
      />
    );
  const isLate = effect === "latency";
  return (
    <label class="field">
      <span>{isLate ? "Milliseconds" : "Name of the error"}</span>
      <input
        type={isLate ? "number" : "text"}
        min="0"
        list={isLate ? undefined : id}
        autocomplete="off"
        spellcheck={false}
        value={value}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
      {!isLate && (
        <datalist id={id}>
          {details.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </label>
  );
}
