import {
  type ApiOperation,
  isObject,
  type JsonObject,
  type Parameter,
  type Place,
  Shape,
  withMember,
} from "@callsheet/document";
import {
  type BaseCall,
  baseCall,
  type CaseOptions,
  hasGivenValue,
  isRequestValid,
} from "../cases/base-call.ts";
import type { Contract } from "../contract.ts";
import { isValid } from "../schema/validator.ts";
import { buildRequest, type CallValues } from "../wire/build-request.ts";
import type { Exchange } from "../wire/exchange.ts";
import type { WireRequest } from "../wire/request.ts";
import { type Producer, producedId, producerOfLabel, producerOfMember } from "./producer.ts";

/** Something that a call takes from the answer to an earlier call of its chain. */
export interface Binding {
  readonly parameter?: Parameter;
  /** The member of the body, if it is not a parameter. */
  readonly member?: string;
  /** Index of the earlier call. */
  readonly from: number;
  readonly pointer: string;
}

/** One call of a chain. */
export interface ChainCall {
  readonly base: BaseCall;
  readonly bindings: readonly Binding[];
}

const DEEPEST = 3;

/**
 * The calls that make what an operation needs, in order, and the operation itself last: those that post to
 * the collection of each path label, and to that of each required member that ends in `Id`, and what they
 * need in turn.
 * @returns undefined when no request can be made for it
 */
export function chainTo(
  operation: ApiOperation,
  contract: Contract,
  options: CaseOptions,
): readonly ChainCall[] | undefined {
  const calls: ChainCall[] = [];
  const made = new Map<string, number>();
  const add = (next: ApiOperation, depth: number): number | undefined => {
    const base = baseCall(next, options);
    if (!base) return undefined;
    const bindings: Binding[] = [];
    for (const { need, producer } of needsOf(next, contract, options)) {
      if (depth >= DEEPEST) continue;
      const known = made.get(producer.operation.key);
      const from = known ?? add(producer.operation, depth + 1);
      if (from !== undefined) bindings.push({ ...need, from, pointer: producer.pointer });
    }
    const index = calls.push({ base, bindings }) - 1;
    made.set(next.key, index);
    return index;
  };
  return add(operation, 0) === undefined ? undefined : calls;
}

type Need = Pick<Binding, "parameter" | "member">;

function needsOf(
  operation: ApiOperation,
  contract: Contract,
  options: CaseOptions,
): { need: Need; producer: Producer }[] {
  const needs: { need: Need; producer: Producer | undefined }[] = [];
  for (const parameter of operation.parameters) {
    // What the caller gave by name already exists.
    if (parameter.in !== "path" || hasGivenValue(operation, parameter, options)) continue;
    needs.push({ need: { parameter }, producer: producerOfLabel(operation, parameter.name, contract) });
  }
  const schema = operation.body?.content[0]?.schema;
  for (const name of schema ? new Shape([schema]).required().keys() : [])
    needs.push({ need: { member: name }, producer: producerOfMember(operation, name, contract) });
  return needs.flatMap(({ need, producer }) => (producer ? [{ need, producer }] : []));
}

/**
 * The request of a call, filled in from earlier answers.
 * @returns undefined when an answer lacks what the call needs
 */
export function chainedRequest(
  { base, bindings }: ChainCall,
  before: readonly Exchange[],
  change: (values: CallValues) => CallValues | undefined = (values) => values,
): WireRequest | undefined {
  const parameters = new Map(base.values.parameters);
  let body = base.values.body;
  for (const { parameter, member, from, pointer } of bindings) {
    const reply = before[from]?.reply;
    const id = reply && producedId(reply, pointer);
    if (id === undefined) return undefined;
    if (parameter) parameters.set(parameter, fitting(parameter, id));
    else if (member !== undefined && body && isObject(body.value))
      body = { ...body, value: withMember(body.value, member, id) };
  }
  const values = change({ parameters, ...(body ? { body } : {}) });
  return values && buildRequest(base.operation, values);
}

/**
 * An identifier in its parameter's form: numbers travel as texts, and texts of digits may be meant as
 * numbers.
 */
function fitting({ schema }: Parameter, id: string | number): unknown {
  if (isValid(schema, id)) return id;
  const other = typeof id === "number" ? String(id) : Number(id);
  return isValid(schema, other) ? other : id;
}

/** The call with texts of its body changed so that a second one does not clash with the first. */
export function freshCall(call: ChainCall, count: number): ChainCall {
  const { body } = call.base.values;
  const schema = body?.media.schema;
  if (!body || !schema || !isObject(body.value)) return call;
  let value = body.value;
  for (const [name, places] of new Shape([schema]).properties()) {
    const text = value[name];
    const shape = new Shape(places);
    if (typeof text !== "string" || shape.values() || call.bindings.some(({ member }) => member === name))
      continue;
    const changed = text.includes("@") ? text.replace("@", `.${count}@`) : `${text}${count}`;
    const next = withMember(value, name, changed);
    if (isRequestValid(schema, next)) value = next as typeof value;
  }
  if (value === body.value) value = withOtherNumber(schema, value, count);
  const values: CallValues = { ...call.base.values, body: { ...body, value } };
  return { ...call, base: { ...call.base, values } };
}

/** If there is no text to change, one number is changed. */
function withOtherNumber(schema: Place, value: JsonObject, count: number): JsonObject {
  for (const [name, number] of Object.entries(value)) {
    if (typeof number !== "number") continue;
    for (const changed of [number + count, number - count]) {
      const next = withMember(value, name, changed);
      if (isRequestValid(schema, next)) return next;
    }
  }
  return value;
}
