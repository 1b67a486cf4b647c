import { isObject, type Parameter, type Place, unescapeStep, valueAt } from "@callsheet/document";
import { negativeValues } from "../generate/negative-values.ts";
import { positiveValues } from "../generate/positive-values.ts";
import type { Variant } from "../generate/variant.ts";
import { requestViolations } from "../schema/direction.ts";
import type { Violation } from "../schema/validator.ts";
import { buildRequest, type CallValues } from "../wire/build-request.ts";
import { bodyForm } from "../wire/serialize-body.ts";
import { type BaseCall, type CaseOptions, generatingFor, parameterValue } from "./base-call.ts";
import type { Case } from "./case.ts";
import type { ExpectationName } from "./expectation.ts";
import { hasStrayField, isNothing, readsAsValid, survives } from "./text-reading.ts";
import { delimiterOf, isAmbiguous, isForeign, looksAbsent } from "./wire-text.ts";

/** A place of values: a parameter, or the body. */
interface Site {
  readonly name: string;
  readonly schema: Place;
  readonly parameter?: Parameter;
  readonly base: unknown;
}

/** The cases that put one value at or over the edge of one rule, everything else as in the base call. */
export function* valueCases(base: BaseCall, options: CaseOptions): Generator<Case> {
  for (const site of sitesOf(base, options)) {
    const walk = generatingFor(base.operation, options, `${site.name} values`);
    for (const variant of positiveValues([site.schema], site.base, walk)) {
      const made = positiveCase(base, site, variant);
      if (made) yield made;
    }
    for (const variant of negativeValues([site.schema], site.base, walk)) {
      const made = negativeCase(base, site, variant);
      if (made) yield made;
    }
    if (site.parameter) yield* presenceCases(base, site, site.parameter);
  }
}

function sitesOf({ operation, values }: BaseCall, options: CaseOptions): Site[] {
  const sites: Site[] = operation.parameters.map((parameter) => ({
    name: `${parameter.in}/${parameter.name}`,
    schema: parameter.schema,
    parameter,
    base:
      values.parameters.get(parameter) ??
      parameterValue(parameter, generatingFor(operation, options, parameter.name)),
  }));
  const form = values.body && bodyForm(values.body.media.type);
  if (values.body?.media.schema && form)
    sites.push({ name: "body", schema: values.body.media.schema, base: values.body.value });
  return sites;
}

function withValue(base: BaseCall, site: Site, value: unknown): CallValues {
  if (site.parameter)
    return { ...base.values, parameters: new Map([...base.values.parameters, [site.parameter, value]]) };
  return base.values.body ? { ...base.values, body: { ...base.values.body, value } } : base.values;
}

type Making = Pick<Case, "group" | "scenario" | "expect"> & {
  label: string;
  rule: Omit<Case["rule"], "document">;
  also?: readonly string[];
};

function makeCase(
  { operation }: BaseCall,
  site: Site,
  making: Making & { values: CallValues },
): Case | undefined {
  const request = buildRequest(operation, making.values);
  if (!request) return undefined;
  const { label, rule, also, ...rest } = making;
  return {
    ...rest,
    id: `${operation.key}/${making.group}/${site.name}/${label}`,
    operation,
    rule: { document: operation.document.name, ...rule },
    request,
    ...(also && also.length > 0 ? { also } : {}),
  };
}

function positiveCase(base: BaseCall, site: Site, variant: Variant): Case | undefined {
  if (requestViolations(site.schema, variant.value).length > 0) return undefined;
  if (site.parameter ? isAmbiguous(site.parameter, variant.value) : isLost(base, variant.value))
    return undefined;
  return makeCase(base, site, {
    group: "positive",
    expect: site.parameter?.in === "path" ? acceptedLabel(variant.value) : "accepted",
    scenario: variant.scenario,
    label: variant.label.join("/"),
    rule: { pointer: variant.pointer, keyword: variant.keyword },
    values: withValue(base, site, variant.value),
  });
}

/** True for a body that is another one on the wire. */
function isLost({ values: { body } }: BaseCall, value: unknown): boolean {
  return body !== undefined && !survives(body.media, value);
}

/**
 * Routers differ in the labels that they accept: characters that mean something in a path, or that are not
 * ASCII, may be refused.
 */
function acceptedLabel(value: unknown): ExpectationName {
  return /^[\w.~!$'()*+,;=:@ -]*$/.test(String(value)) ? "accepted" : "tolerated";
}

const COMPOSITES = new Set([
  "oneOf",
  "anyOf",
  "allOf",
  "if",
  "not",
  "$ref",
  "propertyNames",
  "contains",
  "discriminator",
  "unevaluatedProperties",
]);

function negativeCase(base: BaseCall, site: Site, variant: Variant): Case | undefined {
  const broken = requestViolations(site.schema, variant.value);
  const intended = broken.some(
    ({ keyword, rule }) => keyword === variant.keyword && rule === `${variant.pointer}/${variant.keyword}`,
  );
  if (!intended) return undefined;
  if (site.parameter && (isNothing(variant.value) || looksAbsent(site.parameter, variant.value)))
    return undefined;
  const form = base.values.body ? bodyForm(base.values.body.media.type) : undefined;
  // Forms are always objects: they cannot express other values.
  const isForm = !site.parameter && (form === "form" || form === "multipart");
  if (isForm && (!isObject(variant.value) || isUntold(base, variant.value))) return undefined;
  if (site.parameter && isForeign(site.parameter, variant.keyword)) return undefined;
  const delimiter = site.parameter && delimiterOf(site.parameter);
  if ((site.parameter || form !== "json") && readsAsValid(site.schema, variant.value, delimiter))
    return undefined;
  const alike = broken
    .filter(({ keyword }) => keyword === variant.keyword)
    .map(({ rule }) => rule.slice(0, rule.lastIndexOf("/")))
    .filter((pointer) => pointer !== variant.pointer);
  const also = new Set(
    broken
      .map(({ keyword }) => keyword)
      .filter((keyword) => keyword !== variant.keyword && !COMPOSITES.has(keyword)),
  );
  return makeCase(base, site, {
    group: "negative",
    expect: negativeExpectation(site, variant, broken),
    scenario: variant.scenario,
    label: variant.label.join("/"),
    rule: {
      pointer: variant.pointer,
      keyword: variant.keyword,
      ...(variant.keyword === "required" ? { detail: variant.label.at(-1) ?? "" } : {}),
      ...(alike.length > 0 ? { alike } : {}),
    },
    values: withValue(base, site, variant.value),
    also: [...also],
  });
}

/**
 * True for a form whose fault is not on the wire: without fields it is no body at all, if the body is
 * optional.
 */
function isUntold({ operation, values: { body } }: BaseCall, value: object): boolean {
  if (body && hasStrayField(body.media, value)) return true;
  return operation.body?.required !== true && isNothing(value);
}

/**
 * Keywords that a deserializer checks before any validation: the error may have the protocol's name for
 * unreadable input.
 */
const FORM_KEYWORDS = new Set(["type", "format", "oneOf", "anyOf", "not"]);

function negativeExpectation(site: Site, variant: Variant, broken: readonly Violation[]): ExpectationName {
  if (site.parameter?.in === "path") return "mislabelled";
  if (isNullForOptional(site, variant.value, broken)) return "nullMember";
  return broken.some(({ keyword }) => FORM_KEYWORDS.has(keyword)) ? "mistyped" : "invalid";
}

/** True when the only fault is a null member that could also be absent. */
function isNullForOptional(site: Site, value: unknown, broken: readonly Violation[]): boolean {
  if (site.parameter) return false;
  const nulls = new Set(
    broken
      .filter(({ instancePath }) => instancePath !== "" && valueAt(value, instancePath) === null)
      .map(({ instancePath }) => instancePath),
  );
  if (nulls.size === 0) return false;
  const copy = structuredClone(value);
  for (const path of nulls) {
    const cut = path.lastIndexOf("/");
    const holder = valueAt(copy, path.slice(0, cut));
    if (!isObject(holder)) return false;
    delete (holder as Record<string, unknown>)[unescapeStep(path.slice(cut + 1))];
  }
  return requestViolations(site.schema, copy).length === 0;
}

/** A parameter left out, if it is required, and one sent twice. */
function* presenceCases(base: BaseCall, site: Site, parameter: Parameter): Generator<Case> {
  const rule = { pointer: parameter.pointer, keyword: "required" };
  if (parameter.required && parameter.in !== "path") {
    const values = {
      ...base.values,
      parameters: new Map([...base.values.parameters].filter(([other]) => other !== parameter)),
    };
    const made = makeCase(base, site, {
      group: "negative",
      expect: "mistyped",
      scenario: "missing_parameter",
      label: "missing",
      rule,
      values,
    });
    if (made) yield made;
  }
  const gap = emptyItem(base, site, parameter);
  if (gap) yield gap;
  if (typeof site.base !== "string" && typeof site.base !== "number") return;
  const once = makeCase(base, site, {
    group: "header",
    expect: "tolerated",
    scenario: "duplicate_parameter",
    label: "twice",
    rule,
    values: withValue(base, site, site.base),
  });
  const twice = once && sentTwice(once.request, parameter);
  if (once && twice) yield { ...once, request: twice };
}

/** A list with nothing between two commas. */
function emptyItem(base: BaseCall, site: Site, parameter: Parameter): Case | undefined {
  if (
    parameter.in !== "query" ||
    parameter.contentType ||
    !Array.isArray(site.base) ||
    site.base.length === 0
  )
    return undefined;
  const made = makeCase(base, site, {
    group: "header",
    expect: "tolerated",
    scenario: "duplicate_parameter",
    label: "empty-item",
    rule: { pointer: parameter.pointer, keyword: "items" },
    values: withValue(base, site, site.base),
  });
  const name = encodeURIComponent(parameter.name);
  const changed = made?.request.path.replace(`${name}=`, `${name}=${parameter.explode ? `&${name}=` : ","}`);
  return made && changed !== undefined ? { ...made, request: { ...made.request, path: changed } } : undefined;
}

function sentTwice(request: Case["request"], parameter: Parameter): Case["request"] | undefined {
  if (parameter.in === "header") {
    const header = request.headers.find(([name]) => name === parameter.name);
    return header && { ...request, headers: [...request.headers, header] };
  }
  const [path, query] = request.path.split("?");
  const pair = query?.split("&").find((text) => text.startsWith(`${encodeURIComponent(parameter.name)}=`));
  return parameter.in === "query" && pair ? { ...request, path: `${path}?${query}&${pair}` } : undefined;
}
