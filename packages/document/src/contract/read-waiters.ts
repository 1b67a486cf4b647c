import type { OutputMatcher, Waiter, WaiterAcceptor, WaiterMatcher } from "@callsheet/protocol";
import { isObject, type JsonObject, own, ownString } from "../json/json.ts";
import { pointerStep } from "../json/pointer.ts";
import type { ApiOperation } from "../read/operation.ts";
import { type Place, subPlace } from "../schema/place.ts";
import { Shape } from "../schema/shape.ts";
import type { ReadOutcomes } from "./read-outcomes.ts";
import { Unsupported } from "./unsupported.ts";

const EXTENSION = "x-callsheet-waiters";
const STATES = ["success", "failure", "retry"] as const;
const COMPARATORS = ["stringEquals", "booleanEquals", "allStringEquals", "anyStringEquals"] as const;
/** Smithy's defaults for a waiter, in seconds. */
const DELAYS = { minDelay: 2, maxDelay: 120 };

/** The input for reading waiters of an operation. */
interface Waited {
  /** The current place in the document. */
  readonly pointer: string;
  readonly output: Shape;
  readonly errors: ReadonlySet<string>;
}

/**
 * The waiters that an operation declares in `x-callsheet-waiters`, in the form of the trait
 * `smithy.waiters#waitable`. Of JMESPath, names with dots between them and `[]` are supported.
 *
 * @throws {Unsupported} for a waiter that could never end as it says: an undeclared output, value or error.
 */
export function readWaiters(
  { extensions, pointer, responses }: ApiOperation,
  { failures }: ReadOutcomes,
): Readonly<Record<string, Waiter>> {
  const told = own(extensions, EXTENSION);
  if (told === undefined) return {};
  const success = responses.find(({ status }) => /^2/.test(status));
  const schema = success?.content[0]?.schema;
  const waited = {
    pointer: pointer + pointerStep(EXTENSION),
    output: new Shape(schema ? [schema] : []),
    errors: new Set(failures.map(({ name }) => name)),
  };
  const entries = Object.entries(objectAt(told, waited)).map(([name, waiter]) => {
    if (!/^[A-Za-z][A-Za-z0-9]*$/.test(name)) refuse(waited, `\`${name}\` is not a waiter's name`);
    return [name, readWaiter(waiter, under(waited, name))] as const;
  });
  return Object.fromEntries(entries);
}

function readWaiter(value: unknown, waited: Waited): Waiter {
  const waiter = objectAt(value, waited);
  const minDelay = delayAt(waiter, "minDelay", waited);
  const maxDelay = delayAt(waiter, "maxDelay", waited);
  if (minDelay > maxDelay) refuse(waited, "`minDelay` is longer than `maxDelay`");
  const list = own(waiter, "acceptors");
  if (!Array.isArray(list)) refuse(waited, "a waiter needs a list of `acceptors`");
  const acceptors = (list as unknown[]).map((one, index) =>
    readAcceptor(one, under(waited, "acceptors", index)),
  );
  if (!acceptors.some(({ state }) => state === "success"))
    refuse(waited, "a waiter needs an acceptor with the state `success`");
  return { minDelay, maxDelay, acceptors };
}

function delayAt(waiter: JsonObject, name: keyof typeof DELAYS, waited: Waited): number {
  const delay = own(waiter, name) ?? DELAYS[name];
  if (!Number.isInteger(delay) || (delay as number) < 1)
    refuse(under(waited, name), "a delay is a whole number of seconds from 1 up");
  return delay as number;
}

function readAcceptor(value: unknown, waited: Waited): WaiterAcceptor {
  const acceptor = objectAt(value, waited);
  const state = oneOf(ownString(acceptor, "state"), STATES, under(waited, "state"));
  return { state, matcher: readMatcher(own(acceptor, "matcher"), under(waited, "matcher")) };
}

function readMatcher(value: unknown, waited: Waited): WaiterMatcher {
  const matcher = objectAt(value, waited);
  const output = own(matcher, "output");
  if (output !== undefined) return { output: readOutput(output, under(waited, "output")) };
  const success = own(matcher, "success");
  if (typeof success === "boolean") return { success };
  const errorType = ownString(matcher, "errorType");
  if (errorType === undefined) refuse(waited, "a matcher has `output`, `success` or `errorType`");
  if (!waited.errors.has(errorType))
    refuse(under(waited, "errorType"), `\`${errorType}\` is not a declared error of the operation`);
  return { errorType };
}

function readOutput(value: unknown, waited: Waited): OutputMatcher {
  const told = objectAt(value, waited);
  const path = ownString(told, "path") ?? "";
  const comparator = oneOf(ownString(told, "comparator"), COMPARATORS, under(waited, "comparator"));
  const expected = ownString(told, "expected");
  if (expected === undefined) refuse(under(waited, "expected"), "a comparison needs the expected text");
  const found = shapeAt(path, under(waited, "path"));
  if (/^a/.test(comparator) !== path.includes("[]"))
    refuse(under(waited, "path"), `\`${comparator}\` does not go with the path \`${path}\``);
  const values = found.values();
  const isPossible =
    comparator === "booleanEquals" ? /^(true|false)$/.test(expected) : !values || values.includes(expected);
  if (!isPossible)
    refuse(under(waited, "expected"), `\`${path}\` is never \`${expected}\` in a declared output`);
  return { path, comparator, expected };
}

/** The shape of a path's target. */
function shapeAt(path: string, waited: Waited): Shape {
  if (!/^[A-Za-z_]\w*(\[\])*(\.[A-Za-z_]\w*(\[\])*)*$/.test(path))
    refuse(waited, `the path \`${path}\` is not made of names, dots and \`[]\``);
  let shape = waited.output;
  for (const step of path.replaceAll("[]", ".[]").split(".")) {
    const next = step === "[]" ? itemsOf(shape) : shape.properties().get(step);
    if (!next || next.length === 0) refuse(waited, `\`${path}\` leads to nothing that the output declares`);
    shape = new Shape(next);
  }
  return shape;
}

const itemsOf = (list: Shape): Place[] =>
  list.rules("items").flatMap(({ place }) => subPlace(place, "items") ?? []);

const under = (waited: Waited, ...steps: (string | number)[]): Waited => ({
  ...waited,
  pointer: waited.pointer + steps.map((step) => pointerStep(step)).join(""),
});

function objectAt(value: unknown, waited: Waited): JsonObject {
  if (!isObject(value)) refuse(waited, "an object belongs here");
  return value;
}

function oneOf<const T extends string>(value: string | undefined, known: readonly T[], waited: Waited): T {
  const found = known.find((one) => one === value);
  if (found === undefined) refuse(waited, `one of ${known.join(", ")} belongs here`);
  return found;
}

function refuse({ pointer }: Waited, reason: string): never {
  throw new Unsupported(pointer, `\`${EXTENSION}\`: ${reason}`);
}
