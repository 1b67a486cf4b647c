import {
  baseCall,
  bodyForm,
  buildRequest,
  type CallValues,
  createRedactor,
  curlLine,
  serializeHeader,
  serializeLabel,
  serializePairs,
  type WireRequest,
} from "@callsheet/conformance/generate";
import { type ApiOperation, isObject, type MediaType, type Parameter, type Place } from "@callsheet/document";
import type { RequestWitness } from "../finding.ts";
import { keeps } from "../schema/judge.ts";
import { commonValue } from "../schema/make-value.ts";
import { otherVersion, type Version } from "../schema/versions.ts";
import type { Operations } from "./comparison.ts";

const options = { seed: 1, fuzz: 0 };

/**
 * The values of a small call that one version accepts, and the other one, too, if possible: then only what a
 * witness changes in it is refused.
 */
export function callValues(operations: Operations, version: Version): CallValues | undefined {
  const operation = operations[version];
  const base = baseCall(operation, options);
  if (!base) return undefined;
  const parameters = new Map(base.values.parameters);
  const other = operations[otherVersion(version)];
  for (const [parameter, value] of parameters) {
    const same = other.parameters.find((one) => one.in === parameter.in && one.name === parameter.name);
    if (!same || keeps([same.schema], value, "request")) continue;
    parameters.set(parameter, common([parameter.schema], [same.schema], version) ?? value);
  }
  for (const parameter of other.parameters) {
    if (!parameter.required || [...parameters.keys()].some((one) => isSame(one, parameter))) continue;
    const optional = operation.parameters.find((one) => isSame(one, parameter));
    const value = optional && common([optional.schema], [parameter.schema], version);
    if (optional && value !== undefined) parameters.set(optional, value);
  }
  const body = base.values.body && commonBody(base.values.body, other, version);
  return { parameters, ...(body ? { body } : {}) };
}

/** False for an operation of which no request can be made: its changes are told without one. */
export function isCallable(operation: ApiOperation): boolean {
  return baseCall(operation, options) !== undefined;
}

function isSame(left: Parameter, right: Parameter): boolean {
  return left.in === right.in && left.name === right.name;
}

function common(from: readonly Place[], to: readonly Place[], version: Version): unknown {
  const schemas = version === "old" ? { old: from, new: to } : { old: to, new: from };
  const value = commonValue(schemas, version, "request");
  return value !== undefined && keeps(to, value, "request") ? value : undefined;
}

function commonBody(
  body: NonNullable<CallValues["body"]>,
  other: ApiOperation,
  version: Version,
): NonNullable<CallValues["body"]> {
  const same = other.body?.content.find(({ type }) => type === body.media.type);
  if (!same?.schema || !body.media.schema) return body;
  const value = common([body.media.schema], [same.schema], version);
  return value === undefined ? body : { media: body.media, value };
}

/** A call's values with one parameter set, or absent where the value is undefined. */
export function withParameter(values: CallValues, parameter: Parameter, value: unknown): CallValues {
  const parameters = new Map([...values.parameters].filter(([one]) => !isSame(one, parameter)));
  if (value !== undefined) parameters.set(parameter, value);
  return { ...values, parameters };
}

/** A call's values with another body, or without one. */
export function withBody({ parameters }: CallValues, body: CallValues["body"]): CallValues {
  return { parameters, ...(body ? { body } : {}) };
}

/** The request of some values; undefined if they cannot travel. */
export function requestWitness(
  operation: ApiOperation,
  values: CallValues | undefined,
  takenBy: Version,
): RequestWitness | undefined {
  const request = values && buildRequest(operation, values);
  return request && asWitness(operation, request, takenBy);
}

function asWitness(operation: ApiOperation, request: WireRequest, takenBy: Version): RequestWitness {
  const { method, path, headers, body } = request;
  const origin = (operation.servers[0]?.defaultUrl ?? "").replace(/\/$/, "");
  const absolute = /^https?:/.test(origin) ? origin : `http://localhost${origin}`;
  return {
    kind: "request",
    takenBy,
    method,
    path,
    headers,
    ...(typeof body === "string" ? { body } : {}),
    curl: curlLine(absolute, request, createRedactor({})),
  };
}

/** How a parameter's value is written. */
export function wireText(parameter: Parameter, value: unknown): string | undefined {
  try {
    if (parameter.in === "path") return serializeLabel(parameter, value);
    if (parameter.in === "header") return serializeHeader(parameter, value);
    return serializePairs(parameter, value)
      .map((pair) => pair.join("="))
      .join("&");
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/**
 * The values that a text may be read as: as intended, and with its parts read as texts, numbers or booleans.
 */
export function readingsOf(value: unknown, text: string): unknown[] {
  const plain = decodeURIComponent(text.includes("=") ? text.slice(text.indexOf("=") + 1) : text);
  const readings = [value, ...CONVERSIONS.map((convert) => deep(value, convert))];
  const [only] = Array.isArray(value) && value.length === 1 ? value : [];
  const all = [
    ...readings,
    ...readings.map((one) => [one]),
    ...(only === undefined ? [] : [only]),
    plain,
    Number(plain),
  ];
  return [...all, ...CONVERSIONS.map((convert) => deep(only, convert))].filter((one) => one !== undefined);
}

const CONVERSIONS: readonly ((scalar: unknown) => unknown)[] = [
  (scalar) => (typeof scalar === "string" ? scalar : JSON.stringify(scalar)),
  (scalar) => (typeof scalar === "string" && /^-?\d+(?:\.\d+)?$/.test(scalar) ? Number(scalar) : scalar),
  (scalar) => (scalar === "true" ? true : scalar === "false" ? false : scalar === "null" ? null : scalar),
];

function deep(value: unknown, convert: (scalar: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => deep(item, convert));
  if (!isObject(value)) return value === undefined ? undefined : convert(value);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, deep(member, convert)]));
}

/** True for a body whose values travel as text, which knows no types. */
export function isTextBody({ type }: MediaType): boolean {
  return bodyForm(type) !== "json";
}
