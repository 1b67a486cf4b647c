import {
  type ApiOperation,
  isObject,
  jsonTypes,
  type MediaType,
  type Parameter,
  type Place,
  Shape,
  withMember,
} from "@callsheet/document";
import { attempt } from "../generate/attempt.ts";
import { baseValue } from "../generate/base-value.ts";
import { createRandom, type Random } from "../generate/random.ts";
import type { Generating } from "../generate/variant.ts";
import { requestViolations } from "../schema/direction.ts";
import { isValid } from "../schema/validator.ts";
import { buildRequest, type CallValues } from "../wire/build-request.ts";
import type { WireRequest } from "../wire/request.ts";
import { bodyForm } from "../wire/serialize-body.ts";
import { isNothing, survives } from "./text-reading.ts";

/** A valid call of an operation; its other cases are variations of it. */
export interface BaseCall {
  readonly operation: ApiOperation;
  readonly values: CallValues;
  readonly request: WireRequest;
}

/** The options of making cases. */
export interface CaseOptions {
  /** The seed of everything random. Default: 1. */
  readonly seed: number;
  /** Fuzzed values of each kind for each operation. Default: 50. */
  readonly fuzz: number;
  /**
   * Real values that requests carry instead of made-up ones, such as ids of existing things. Default: none.
   */
  readonly values?: GivenValues;
}

/**
 * Values by parameter name (`petId`, or `path.petId`), or by operation and then by parameter name. They also
 * apply to members of that name at the top of a body.
 */
export type GivenValues = Readonly<Record<string, unknown>>;

/** The options of making cases from those of a run, with defaults filled in. */
export function caseOptionsOf({ seed = 1, fuzz = 50, values }: Partial<CaseOptions>): CaseOptions {
  return { seed, fuzz, ...(values === undefined ? {} : { values }) };
}

/** The value that was given for a parameter or member of an operation, or undefined. */
function givenValue(
  { key, name: operation }: ApiOperation,
  { values = {} }: CaseOptions,
  names: readonly string[],
): unknown {
  const own = [key, operation]
    .map((name) => (Object.hasOwn(values, name) ? values[name] : undefined))
    .filter((group) => isObject(group));
  for (const group of [...own, values])
    for (const name of names) if (Object.hasOwn(group, name)) return group[name];
  return undefined;
}

/** True when the caller gave a value for a parameter by its name. */
export function hasGivenValue(operation: ApiOperation, parameter: Parameter, options: CaseOptions): boolean {
  return givenParameter(operation, parameter, options) !== undefined;
}

function givenParameter(operation: ApiOperation, parameter: Parameter, options: CaseOptions): unknown {
  const value = givenValue(operation, options, [`${parameter.in}.${parameter.name}`, parameter.name]);
  if (value === undefined || isValid(parameter.schema, value)) return value;
  // Files have no types: `0123` and `true` may well be meant as texts, and texts as numbers.
  const readings = [String(value), Number(value)];
  return readings.find((reading) => isValid(parameter.schema, reading));
}

/** The state of a walk over the schemas of an operation. */
export function generatingFor(operation: ApiOperation, options: CaseOptions, purpose: string): Generating {
  return {
    random: createRandom(options.seed, `${operation.key} ${purpose}`),
    direction: "request",
    inside: [],
  };
}

/**
 * The base call: the contract's own examples if it has valid ones, else made-up values; only required
 * parameters, no idempotency token, and a body if the operation takes one.
 * @returns undefined when no value can be made for something required
 */
export function baseCall(operation: ApiOperation, options: CaseOptions): BaseCall | undefined {
  const parameters = new Map<Parameter, unknown>();
  for (const parameter of operation.parameters) {
    const given = givenParameter(operation, parameter, options);
    if (!parameter.required && given === undefined) continue;
    const value = given ?? parameterValue(parameter, generatingFor(operation, options, parameter.name));
    if (value === undefined) return undefined;
    parameters.set(parameter, value);
  }
  const made = baseBody(operation, options);
  const body = made && withGivenMembers(operation, made, options);
  if (!body && operation.body?.required) return undefined;
  const values: CallValues = { parameters, ...(body ? { body } : {}) };
  const request = buildRequest(operation, values);
  return request && { operation, values, request };
}

/**
 * A valid value for a parameter: an example of the contract, else a made-up one; never an empty text, which
 * cannot be a label.
 */
export function parameterValue(parameter: Parameter, generating: Generating): unknown {
  const example = parameter.examples.find(({ value }) => isValid(parameter.schema, value));
  if (example) return example.value;
  const made = attempt(() => baseValue([parameter.schema], generating));
  const empty = typeof made === "object" && made !== null ? Object.keys(made).length === 0 : made === "";
  return empty || !isValid(parameter.schema, made) ? fallback(parameter, generating) : made;
}

function fallback(parameter: Parameter, generating: Generating): unknown {
  const candidates: unknown[] = ["value", [1], ["value"], { key: "value" }];
  const { schema } = parameter;
  const made = attempt(() => baseValue(filled([schema]), generating));
  return [made, ...candidates].find((value) => value !== undefined && isValid(schema, value));
}

/** The media type of bodies: the first with a known form, JSON before others. */
export function bodyMedia(operation: ApiOperation): MediaType | undefined {
  const content = operation.body?.content ?? [];
  return (
    content.find(({ type }) => bodyForm(type) === "json") ??
    content.find(({ type, examples }) => bodyForm(type) || examples.length > 0)
  );
}

function baseBody(operation: ApiOperation, options: CaseOptions): CallValues["body"] {
  const media = bodyMedia(operation);
  return media && bodyOf(operation, media, options);
}

/** The body with members given by name, if it stays valid with them. */
function withGivenMembers(
  operation: ApiOperation,
  body: NonNullable<CallValues["body"]>,
  options: CaseOptions,
): CallValues["body"] {
  const { schema } = body.media;
  if (!options.values || !schema || !isObject(body.value)) return body;
  let value = body.value;
  for (const name of new Shape([schema]).properties().keys()) {
    const given = givenValue(operation, options, [`body.${name}`, name]);
    if (given === undefined) continue;
    const changed = withMember(value, name, given) as typeof value;
    if (isRequestValid(schema, changed)) value = changed;
  }
  return { ...body, value };
}

/**
 * A valid body of a media type: an example of the contract, else a made-up one; undefined when none can be
 * made.
 */
export function bodyOf(operation: ApiOperation, media: MediaType, options: CaseOptions): CallValues["body"] {
  const { schema } = media;
  const example = media.examples.find(({ value }) => isUsableExample(media, value));
  if (example) return { media, value: example.value };
  if (!bodyForm(media.type)) return undefined;
  if (!schema) return { media, value: bodyForm(media.type) === "text" ? "text" : {} };
  const generating = generatingFor(operation, options, "body");
  const made = attempt(() => baseValue([schema], generating));
  const value = survives(media, made) ? made : withoutEmpty(schema, made, generating);
  const isValue = value !== undefined && isRequestValid(schema, value) && survives(media, value);
  return isValue ? { media, value } : undefined;
}

/** The members of a form, none of them empty: an empty one has no text. */
function withoutEmpty(schema: Place, value: unknown, generating: Generating): unknown {
  if (!isObject(value)) return value;
  const members = new Shape([schema]).properties();
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      const places = members.get(name) ?? [];
      const isEmpty = item === null || isNothing(item);
      return [name, (isEmpty && attempt(() => baseValue(filled(places), generating))) || item];
    }),
  );
}

/** Schemas that match nothing empty. */
function filled(places: readonly Place[]): Place[] {
  const rules = {
    type: [...jsonTypes].filter((type) => type !== "null"),
    minLength: 1,
    minItems: 1,
    minProperties: 1,
  };
  return [
    ...places,
    ...places.slice(0, 1).map((place) => ({ ...place, schema: rules, pointer: `${place.pointer}#filled` })),
  ];
}

/**
 * True for an example that can be sent: a valid value, or, for a media type other than JSON, the text of a
 * whole body, about which the schema, being about values, says nothing.
 */
export function isUsableExample(media: MediaType, value: unknown): boolean {
  const { type, schema } = media;
  const form = bodyForm(type);
  if (form === undefined || (form === "form" && typeof value === "string")) return typeof value === "string";
  return survives(media, value) && (!schema || isRequestValid(schema, value));
}

/** True when a value is valid as a request: required members marked readOnly may be missing. */
export function isRequestValid(schema: NonNullable<MediaType["schema"]>, value: unknown): boolean {
  return requestViolations(schema, value).length === 0;
}

/** A fresh idempotency token, the same for the same case. */
export function freshToken(random: Random): string {
  const hex = (): string => random.between(0, 0xffff).toString(16).padStart(4, "0");
  return `${hex()}${hex()}-${hex()}-4${hex().slice(1)}-8${hex().slice(1)}-${hex()}${hex()}${hex()}`;
}
