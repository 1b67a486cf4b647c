import { isObject, type MediaType, type Parameter, pointerSteps, withMember } from "@callsheet/document";
import { escapeUri } from "@callsheet/protocol";
import { type BaseCall, isRequestValid } from "../cases/base-call.ts";
import { isValid } from "../schema/validator.ts";
import { buildRequest, type CallValues } from "../wire/build-request.ts";
import { isJsonType } from "../wire/reply.ts";
import { type WireRequest, withHeader } from "../wire/request.ts";
import { fillIn } from "./expression.ts";
import type { ScenarioStep, StepBody, StepParameter } from "./scenario.ts";
import type { Scope } from "./scope.ts";

/** The request of a step, or what prevents it. */
export type StepRequest = { readonly request: WireRequest } | { readonly problem: string };

/**
 * Makes the request of a step. What the step does not give comes from the contract's examples; a query,
 * header or cookie parameter that the operation lacks is sent anyway.
 */
export function stepRequest(step: ScenarioStep, base: BaseCall, scope: Scope): StepRequest {
  let lacking: string | undefined;
  const evaluate = (value: unknown): unknown =>
    fillIn(value, scope, (expression) => {
      lacking ??= expression;
    });
  const parameters = new Map<Parameter, unknown>(base.values.parameters);
  const extra: { given: StepParameter; value: unknown }[] = [];
  for (const given of step.parameters) {
    const value = evaluate(given.value);
    const parameter = declared(base, given);
    if (parameter) parameters.set(parameter, fitting(parameter, value));
    else extra.push({ given, value });
  }
  const body = step.body
    ? stepBody(step.body, base, evaluate)
    : base.values.body && { value: base.values.body };
  if (lacking !== undefined) return { problem: `needs ${lacking}, which no answer before it gave` };
  const values: CallValues = { parameters, ...(body && "value" in body ? { body: body.value } : {}) };
  const made = buildRequest(base.operation, values);
  if (!made) return { problem: "has values that cannot travel where they should" };
  const request =
    body && "text" in body ? withHeader({ ...made, body: body.text }, "content-type", body.type) : made;
  return { request: extra.reduce(withExtra, request) };
}

function declared({ operation }: BaseCall, { name, in: place }: StepParameter): Parameter | undefined {
  const isSame = (other: string): boolean =>
    place === "header" ? other.toLowerCase() === name.toLowerCase() : other === name;
  return operation.parameters.find((parameter) => parameter.in === place && isSame(parameter.name));
}

/** Values of answers and inputs may be texts where the contract has numbers. */
function fitting({ schema }: Parameter, value: unknown): unknown {
  if (typeof value !== "string" || isValid(schema, value)) return value;
  return value.trim() !== "" && isValid(schema, Number(value)) ? Number(value) : value;
}

type Body =
  | { readonly value: NonNullable<CallValues["body"]> }
  | { readonly text: string; readonly type: string };

function stepBody(given: StepBody, base: BaseCall, evaluate: (value: unknown) => unknown): Body | undefined {
  const media = mediaOf(given, base);
  if (!media) return undefined;
  const start = "payload" in given ? evaluate(given.payload) : base.values.body?.value;
  const value = given.replacements.reduce(
    (payload, { target, value: replacement }) =>
      replaced(payload, pointerSteps(target), evaluate(replacement)),
    start,
  );
  // A text may be the whole body: the specification's own examples write JSON so.
  const isText = typeof value === "string" && given.payload !== undefined;
  if (isText && isJsonType(media.type) && !(media.schema && isRequestValid(media.schema, value)))
    return { text: value, type: media.type };
  return { value: { media, value } };
}

function mediaOf({ contentType }: StepBody, { operation, values }: BaseCall): MediaType | undefined {
  const content = operation.body?.content ?? [];
  if (contentType === undefined) return values.body?.media ?? content[0] ?? undeclared("application/json");
  const [wanted] = contentType.toLowerCase().split(";");
  const found = content.find(({ type }) => type.toLowerCase().split(";")[0] === wanted);
  return found ?? undeclared(contentType);
}

function undeclared(type: string): MediaType {
  return { type, pointer: "", examples: [], encoding: {} };
}

/** A copy of a value with one place replaced. */
function replaced(value: unknown, steps: readonly string[], replacement: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return replacement;
  if (Array.isArray(value)) {
    const index = step === "-" ? value.length : Number(step);
    if (!Number.isInteger(index) || index < 0 || index > value.length) return value;
    return value.toSpliced(index, 1, replaced(value[index], rest, replacement));
  }
  const object = isObject(value) ? value : {};
  const child = Object.hasOwn(object, step) ? object[step] : undefined;
  return withMember(object, step, replaced(child, rest, replacement));
}

function withExtra(
  request: WireRequest,
  { given, value }: { given: StepParameter; value: unknown },
): WireRequest {
  const texts = (Array.isArray(value) ? value : [value]).map((one) =>
    typeof one === "string" ? one : (JSON.stringify(one) ?? ""),
  );
  if (given.in === "header")
    return {
      ...withHeader(request, given.name, undefined),
      headers: [...withHeader(request, given.name, undefined).headers, [given.name, texts.join(", ")]],
    };
  const pairs = texts.map((text) => `${escapeUri(given.name)}=${escapeUri(text)}`);
  if (given.in === "query")
    return { ...request, path: `${request.path}${request.path.includes("?") ? "&" : "?"}${pairs.join("&")}` };
  const cookie = [request.headers.find(([name]) => name === "cookie")?.[1], ...pairs].filter(Boolean);
  return withHeader(request, "cookie", cookie.join("; "));
}
