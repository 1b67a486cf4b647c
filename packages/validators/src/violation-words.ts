import { duplicates } from "./duplicates.ts";

/** The limit at the other end of a range, which AWS's wording of a violation names, too. */
const opposites: Readonly<Record<string, string>> = {
  minLength: "maxLength",
  maxLength: "minLength",
  minItems: "maxItems",
  maxItems: "minItems",
  minProperties: "maxProperties",
  maxProperties: "minProperties",
  minimum: "maximum",
  maximum: "minimum",
};

/**
 * What a keyword required. `expected` is the keyword's value, or the part of the value that breaks it;
 * `other` is the limit at the other end of a range, or a second such value. The keywords that are broken most
 * often come first.
 */
export function paramsOf(keyword: string, expected: unknown, other: unknown): Record<string, unknown> {
  switch (keyword) {
    case "type":
      return { type: expected };
    case "required":
      return { missingProperty: expected };
    case "pattern":
      return { pattern: patternOf(expected as string | RegExp) };
    case "format":
      return { format: expected };
    case "enum":
      return { allowedValues: allowed(expected as Iterable<unknown>).values };
    case "const":
      return { allowedValue: expected };
    case "multipleOf":
      return { multipleOf: expected };
    case "not":
    case "false schema":
    case "anyOf":
      return {};
    case "oneOf":
      return { passingSchemas: expected };
    default:
      return rareParamsOf(keyword, expected, other);
  }
}

function rareParamsOf(keyword: string, expected: unknown, other: unknown): Record<string, unknown> {
  switch (keyword) {
    case "if":
      return { failingKeyword: expected };
    case "contains":
      return other === undefined ? { minContains: expected } : { minContains: expected, maxContains: other };
    case "uniqueItems": {
      const [j, i] = duplicates(expected as readonly unknown[]) ?? [];
      return { i, j };
    }
    case "propertyNames":
      return { propertyName: expected };
    case "additionalProperties":
      return { additionalProperty: expected };
    case "unevaluatedProperties":
      return { unevaluatedProperty: expected };
    case "unevaluatedItems":
      return { limit: expected };
    case "dependentRequired":
      return { property: expected, missingProperty: other };
    default: {
      const opposite = other === undefined ? undefined : opposites[keyword];
      return opposite === undefined ? { limit: expected } : { limit: expected, [opposite]: other };
    }
  }
}

/**
 * A violation in words that follow the name of the offending part. Takes the arguments of {@link paramsOf}.
 */
export function messageOf(keyword: string, expected: unknown, other: unknown): string {
  switch (keyword) {
    case "type":
      return `must be ${typeof expected === "string" ? expected : (expected as readonly string[]).join(" or ")}`;
    case "required":
      return `must have required property '${expected}'`;
    case "pattern":
      return `must match pattern "${patternOf(expected as string | RegExp)}"${other === undefined ? "" : ` and have no more than ${other} characters, for which its steps are bounded`}`;
    case "format":
      return `must match format "${expected}"`;
    case "enum":
      return allowed(expected as Iterable<unknown>).message;
    case "const":
      return `must be ${JSON.stringify(expected)}`;
    case "multipleOf":
      return `must be multiple of ${expected}`;
    case "maxLength":
      return `must NOT have more than ${expected} characters`;
    case "minLength":
      return `must NOT have fewer than ${expected} characters`;
    case "maximum":
      return `must be <= ${expected}`;
    case "minimum":
      return `must be >= ${expected}`;
    default:
      return rareMessageOf(keyword, expected, other);
  }
}

function rareMessageOf(keyword: string, expected: unknown, other: unknown): string {
  switch (keyword) {
    case "exclusiveMaximum":
      return `must be < ${expected}`;
    case "exclusiveMinimum":
      return `must be > ${expected}`;
    case "maxItems":
    case "items":
    case "unevaluatedItems":
      return `must NOT have more than ${expected} items`;
    case "minItems":
      return `must NOT have fewer than ${expected} items`;
    case "maxProperties":
      return `must NOT have more than ${expected} properties`;
    case "minProperties":
      return `must NOT have fewer than ${expected} properties`;
    case "not":
      return "must NOT be valid";
    case "false schema":
      return "boolean schema is false";
    case "anyOf":
      return "must match a schema in anyOf";
    case "oneOf":
      return "must match exactly one schema in oneOf";
    case "if":
      return `must match "${expected}" schema`;
    case "contains":
      return `must contain at least ${expected} ${other === undefined ? "" : `and no more than ${other} `}valid item(s)`;
    case "uniqueItems": {
      const [j, i] = duplicates(expected as readonly unknown[]) ?? [];
      return `must NOT have duplicate items (items ## ${j} and ${i} are identical)`;
    }
    case "propertyNames":
      return "property name must be valid";
    case "additionalProperties":
      return "must NOT have additional properties";
    case "unevaluatedProperties":
      return "must NOT have unevaluated properties";
    case "dependentRequired":
      return `must have property ${other} when property ${expected} is present`;
    default:
      return "must be valid";
  }
}

/** The text of a pattern, which its regular expression contains except for escaped slashes. */
function patternOf(pattern: string | RegExp): string {
  if (typeof pattern === "string") return pattern;
  let text = patterns.get(pattern);
  if (text === undefined) {
    text = pattern.source.replaceAll("\\/", "/");
    patterns.set(pattern, text);
  }
  return text;
}

interface Allowed {
  readonly values: readonly unknown[];
  readonly message: string;
}

// Earlier texts: each violation prints a pattern twice, and a long list takes a while to print.
const patterns = /*#__PURE__*/ new WeakMap<RegExp, string>();
const lists = /*#__PURE__*/ new WeakMap<Iterable<unknown>, Allowed>();

function allowed(list: Iterable<unknown>): Allowed {
  const before = lists.get(list);
  if (before) return before;
  const values = [...list];
  const all = values.map((value) => JSON.stringify(value)).join(", ");
  const message =
    values.length > 20
      ? "must be one of the allowed values"
      : `must be ${values.length > 1 ? "one of " : ""}${all}`;
  lists.set(list, { values, message });
  return { values, message };
}
