import { duplicates } from "./duplicates.ts";
import type { Violation } from "./violation.ts";

/** How a violation says what a keyword asked for. */
type Words = Pick<Violation, "params" | "message">;

/** The limit at the other end of a range, which AWS's wording of a violation names too. */
const otherLimits: Readonly<Record<string, string>> = {
  minLength: "maxLength",
  maxLength: "minLength",
  minItems: "maxItems",
  maxItems: "minItems",
  minProperties: "maxProperties",
  maxProperties: "minProperties",
  minimum: "maximum",
  maximum: "minimum",
};

const comparisons: Readonly<Record<string, string>> = {
  minimum: ">=",
  maximum: "<=",
  exclusiveMinimum: ">",
  exclusiveMaximum: "<",
};

const units: Readonly<Record<string, string>> = {
  Length: "characters",
  Items: "items",
  Properties: "properties",
};

/** The words for keywords that ask for something else each. */
const words: Readonly<Record<string, (expected: never, other: never) => Words>> = {
  type: (type: string | readonly string[]) => say({ type }, `must be ${typeof type === "string" ? type : type.join(" or ")}`),
  required: (missingProperty: string) => say({ missingProperty }, `must have required property '${missingProperty}'`),
  pattern: (expected: string | { readonly source: string }) => {
    const pattern = typeof expected === "string" ? expected : expected.source.replaceAll("\\/", "/");
    return say({ pattern }, `must match pattern "${pattern}"`);
  },
  format: (format: string) => say({ format }, `must match format "${format}"`),
  enum: (values: Iterable<unknown>) => {
    const { allowedValues, message } = allowed(values);
    return say({ allowedValues }, message);
  },
  const: (allowedValue: unknown) => say({ allowedValue }, `must be ${JSON.stringify(allowedValue)}`),
  multipleOf: (multipleOf: number) => say({ multipleOf }, `must be multiple of ${multipleOf}`),
  not: () => say({}, "must NOT be valid"),
  "false schema": () => say({}, "boolean schema is false"),
  anyOf: () => say({}, "must match a schema in anyOf"),
  oneOf: (passingSchemas: readonly number[] | null) => say({ passingSchemas }, "must match exactly one schema in oneOf"),
  if: (failingKeyword: string) => say({ failingKeyword }, `must match "${failingKeyword}" schema`),
  items: (limit: number) => say({ limit }, `must NOT have more than ${limit} items`),
  contains: (minContains: number, maxContains: number | undefined) =>
    maxContains === undefined
      ? say({ minContains }, `must contain at least ${minContains} valid item(s)`)
      : say({ minContains, maxContains }, `must contain at least ${minContains} and no more than ${maxContains} valid item(s)`),
  uniqueItems: (value: readonly unknown[]) => {
    const [j, i] = duplicates(value) ?? [];
    return say({ i, j }, `must NOT have duplicate items (items ## ${j} and ${i} are identical)`);
  },
  propertyNames: (propertyName: string) => say({ propertyName }, "property name must be valid"),
  additionalProperties: (additionalProperty: string) => say({ additionalProperty }, "must NOT have additional properties"),
  unevaluatedProperties: (unevaluatedProperty: string) => say({ unevaluatedProperty }, "must NOT have unevaluated properties"),
  unevaluatedItems: (len: number) => say({ len }, `must NOT have more than ${len} items`),
  dependentRequired: (property: string, missingProperty: string) =>
    say({ property, missingProperty }, `must have property ${missingProperty} when property ${property} is present`),
};

/**
 * What a violation says, from what the keyword asked for. `expected` is the keyword's value, or the part of the value that breaks it;
 * `other` is the limit at the other end of a range, or a second such thing.
 */
export function wordsOf(keyword: string, expected: unknown, other: unknown): Words {
  if (Object.hasOwn(words, keyword)) return (words[keyword] as (expected: unknown, other: unknown) => Words)(expected, other);
  const opposite = otherLimits[keyword];
  const params = other === undefined || opposite === undefined ? { limit: expected } : { limit: expected, [opposite]: other };
  const comparison = comparisons[keyword];
  if (comparison !== undefined) return say(params, `must be ${comparison} ${expected}`);
  return say(params, `must NOT have ${keyword.startsWith("max") ? "more" : "fewer"} than ${expected} ${units[keyword.slice(3)]}`);
}

function say(params: Record<string, unknown>, message: string): Words {
  return { params, message };
}

interface Allowed {
  readonly allowedValues: readonly unknown[];
  readonly message: string;
}

/** The words for each list of allowed values that was broken before: a long list takes a while to print. */
const known = /*#__PURE__*/ new WeakMap<Iterable<unknown>, Allowed>();

function allowed(values: Iterable<unknown>): Allowed {
  const before = known.get(values);
  if (before) return before;
  const allowedValues = [...values];
  const all = allowedValues.map((value) => JSON.stringify(value)).join(", ");
  const message =
    allowedValues.length > 20 ? "must be one of the allowed values" : `must be ${allowedValues.length > 1 ? "one of " : ""}${all}`;
  known.set(values, { allowedValues, message });
  return { allowedValues, message };
}
