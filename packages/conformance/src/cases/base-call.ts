import type { ApiOperation, MediaType, Parameter } from "@callsheet/document";
import { attempt } from "../generate/attempt.ts";
import { baseValue } from "../generate/base-value.ts";
import { createRandom, type Random } from "../generate/random.ts";
import type { Generating } from "../generate/variant.ts";
import { requestViolations } from "../schema/direction.ts";
import { isValid } from "../schema/validator.ts";
import { buildRequest, type CallValues } from "../wire/build-request.ts";
import type { WireRequest } from "../wire/request.ts";
import { bodyForm } from "../wire/serialize-body.ts";

/** A valid call of an operation that its other cases are variations of. */
export interface BaseCall {
  readonly operation: ApiOperation;
  readonly values: CallValues;
  readonly request: WireRequest;
}

/** What goes into the making of cases. */
export interface CaseOptions {
  /** The seed of everything random. Default: 1. */
  readonly seed: number;
  /** Fuzzed values of each kind for each operation. Default: 50. */
  readonly fuzz: number;
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
 * The base call: the contract's own examples where it has valid ones, made values elsewhere; required parameters only, no
 * idempotency token, and a body where the operation takes one.
 * @returns undefined when no value can be made for something that is required
 */
export function baseCall(operation: ApiOperation, options: CaseOptions): BaseCall | undefined {
  const parameters = new Map<Parameter, unknown>();
  for (const parameter of operation.parameters) {
    if (!parameter.required) continue;
    const value = parameterValue(parameter, generatingFor(operation, options, parameter.name));
    if (value === undefined) return undefined;
    parameters.set(parameter, value);
  }
  const body = baseBody(operation, options);
  if (!body && operation.body?.required) return undefined;
  const values: CallValues = { parameters, ...(body ? { body } : {}) };
  const request = buildRequest(operation, values);
  return request && { operation, values, request };
}

/** A valid value for a parameter: an example of the contract, else a made one; never an empty text, which cannot be a label. */
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
  const filled = attempt(() =>
    baseValue(
      [
        schema,
        {
          ...schema,
          schema: { minLength: 1, minItems: 1, minProperties: 1 },
          pointer: `${schema.pointer}#filled`,
        },
      ],
      generating,
    ),
  );
  return [filled, ...candidates].find((value) => value !== undefined && isValid(schema, value));
}

/** The media type that bodies are made of: the first that has a known form, JSON before others. */
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

/** A valid body of a media type: an example of the contract, else a made one; undefined when none can be made. */
export function bodyOf(operation: ApiOperation, media: MediaType, options: CaseOptions): CallValues["body"] {
  const { schema } = media;
  const example = media.examples.find(({ value }) => !schema || isRequestValid(schema, value));
  if (example) return { media, value: example.value };
  if (!bodyForm(media.type)) return undefined;
  if (!schema) return { media, value: bodyForm(media.type) === "text" ? "text" : {} };
  const value = attempt(() => baseValue([schema], generatingFor(operation, options, "body")));
  return value === undefined || !isRequestValid(schema, value) ? undefined : { media, value };
}

/** True when a value is valid as a request: members marked readOnly may be missing though they are required. */
export function isRequestValid(schema: NonNullable<MediaType["schema"]>, value: unknown): boolean {
  return requestViolations(schema, value).length === 0;
}

/** A fresh idempotency token, the same for the same case. */
export function freshToken(random: Random): string {
  const hex = (): string => random.between(0, 0xffff).toString(16).padStart(4, "0");
  return `${hex()}${hex()}-${hex()}-4${hex().slice(1)}-8${hex().slice(1)}-${hex()}${hex()}${hex()}`;
}
