import { isOfType, nearest, patternVerdict } from "@callsheet/document";
import type { Problem, Rule, RuleContext } from "../../rule.ts";
import { childOf, childrenOf, isObject, type Located, memberOf } from "../../source/located.ts";
import { keywordProblem } from "../keywords.js";

/** The extension that lets a pattern stay, and says why. */
export const allowance = "x-callsheet-unsafe-pattern";

/** Patterns are valid, and no text can keep one busy. */
export const safePatterns: Rule = {
  name: "safe-pattern",
  description: "No text can keep a pattern busy.",
  types: ["Schema"],
  severity: { aws: "error", http: "warning" },
  check: ({ value }) => patternProblems(value),
};

/** What is wrong with the patterns of one schema. */
export function patternProblems(schema: unknown): Problem[] {
  const reason = memberOf(schema, allowance);
  if (typeof reason === "string" && reason.trim()) return [];
  const length = memberOf(schema, "maxLength");
  const maxLength = typeof length === "number" ? length : undefined;
  const pattern = memberOf(schema, "pattern");
  const problems = typeof pattern === "string" ? problemOf(pattern, ["pattern"], maxLength) : [];
  const byPattern = memberOf(schema, "patternProperties");
  const names = memberOf(memberOf(schema, "propertyNames"), "maxLength");
  for (const name of isObject(byPattern) ? Object.keys(byPattern) : [])
    problems.push(
      ...problemOf(name, ["patternProperties", name], typeof names === "number" ? names : undefined),
    );
  return problems;
}

function problemOf(pattern: string, at: readonly string[], maxLength: number | undefined): Problem[] {
  const verdict = patternVerdict(pattern, { maxLength });
  if (verdict.status === "safe") return [];
  if (verdict.status === "invalid") return [{ at, severity: "error", message: verdict.problem }];
  const way =
    maxLength === undefined ? "add a `maxLength`, or rewrite it" : "lower its `maxLength`, or rewrite it";
  return [
    {
      at,
      message:
        verdict.growth === "polynomial"
          ? `${verdict.problem?.replace(/\.$/, "")}; ${way}.`
          : (verdict.problem ?? ""),
    },
  ];
}

/** Keywords are those of JSON Schema and OpenAPI, and callsheet's own where they mean something. */
export const knownKeyword: Rule = {
  name: "known-keyword",
  description: "No keyword is mistyped.",
  severity: { aws: "error", http: "warning" },
  check({ value, type }, { version }) {
    if (!isObject(value) || type.name === "SchemaProperties") return undefined;
    const isSchema = type.name === "Schema";
    const kind = type.name[0]?.toLowerCase() + type.name.slice(1);
    const problems: Problem[] = [];
    for (const key of Object.keys(value)) {
      if (!isSchema && !key.startsWith("x-callsheet-")) continue;
      const message = keywordProblem(key, kind, version);
      if (message) problems.push({ message, at: [key] });
    }
    return problems;
  },
};

/** Formats in use: those of JSON Schema, of the OpenAPI format registry, and AWS's. */
const formats = [
  ..."date-time date time duration email idn-email hostname idn-hostname ipv4 ipv6 uri uri-reference iri iri-reference".split(
    " ",
  ),
  ..."uuid uri-template json-pointer relative-json-pointer regex int8 int16 int32 int64 uint8 uint16 uint32 uint64".split(
    " ",
  ),
  ..."single-int double-int float double decimal decimal128 byte binary base64url password char html commonmark".split(
    " ",
  ),
  ..."media-range sf-binary sf-boolean sf-decimal sf-integer sf-string sf-token http-date time-local date-time-local".split(
    " ",
  ),
  ..."url uid guid ip mac phone country currency language locale timezone slug color jwt json xml text".split(
    " ",
  ),
];

/** A format is not a typo of a known one. Unknown formats are annotations, and not reported. */
export const knownFormat: Rule = {
  name: "known-format",
  description: "No format is mistyped.",
  types: ["Schema"],
  severity: { aws: "warning", http: "warning" },
  check({ value }) {
    const format = memberOf(value, "format");
    if (typeof format !== "string" || format.length < 5 || formats.includes(format)) return undefined;
    const match = nearest(
      format,
      formats.filter((known) => known.length > 4),
    );
    const isTypo = match !== undefined && sameLetters(match, format);
    return isTypo
      ? [{ at: ["format"], message: `The format \`${format}\` is not known; did you mean \`${match}\`?` }]
      : undefined;
  },
};

/** True when two names differ only in case, hyphens and underscores, or by two swapped neighbours. */
function sameLetters(left: string, right: string): boolean {
  const letters = (text: string): string => [...text.toLowerCase().replaceAll(/[-_\s]/g, "")].sort().join("");
  return letters(left) === letters(right);
}

/** The values of an `enum` are different, and of the schema's type. */
export const typedEnum: Rule = {
  name: "typed-enum",
  description: "The values of an `enum` are of the schema's type.",
  types: ["Schema"],
  severity: { aws: "warning", http: "warning" },
  check({ value }, { version }) {
    const [values, type] = [memberOf(value, "enum"), memberOf(value, "type")];
    if (!Array.isArray(values) || type === undefined) return undefined;
    const types = [type].flat().map(String);
    if (version === "3.0" && memberOf(value, "nullable") === true) types.push("null");
    return values.flatMap((item, index) =>
      types.some((name) => isOfType(item, name))
        ? []
        : [
            {
              at: ["enum", String(index)],
              message: `The value ${JSON.stringify(item)} is not of type ${types.join(" or ")}.`,
            },
          ],
    );
  },
};

/** No value is listed twice. */
export const distinctEnum: Rule = {
  name: "duplicated-entry-in-enum",
  description: "The values of an `enum` are different.",
  types: ["Schema"],
  severity: { aws: "warning", http: "warning" },
  check({ value }) {
    const values = memberOf(value, "enum");
    if (!Array.isArray(values)) return undefined;
    const known = new Set<string>();
    return values.flatMap((item, index) => {
      const text = JSON.stringify(item);
      if (!known.has(text)) {
        known.add(text);
        return [];
      }
      return [{ at: ["enum", String(index)], message: `The value ${text} is listed twice.` }];
    });
  },
};

/** A list describes its items. */
export const arrayItems: Rule = {
  name: "array-items",
  description: "A list says what is in it.",
  types: ["Schema"],
  severity: { aws: "error", http: "warning" },
  check({ value }, { profile, version }) {
    const isList = [memberOf(value, "type")].flat().includes("array");
    const isTold = ["items", "prefixItems", "contains", "$ref", "allOf", "unevaluatedItems"].some(
      (key) => memberOf(value, key) !== undefined,
    );
    if (!isList || isTold || (profile === "http" && version !== "3.0")) return undefined;
    return [{ at: ["type"], message: "A list needs `items`, the schema of what is in it." }];
  },
};

/** Required members are described. */
export const requiredMembers: Rule = {
  name: "no-required-schema-properties-undefined",
  description: "Required members are described.",
  types: ["Schema"],
  severity: { aws: "error", http: "warning" },
  check(place, context) {
    const required = memberOf(place.value, "required");
    if (!Array.isArray(required) || required.length === 0) return undefined;
    const known = new Set<string>();
    const isOpen = collectMembers(outermost(place), context, { known, seen: new Set() });
    if (isOpen) return undefined;
    return required.flatMap((name, index): Problem[] => {
      if (typeof name !== "string" || known.has(name)) return [];
      const match = nearest(name, known);
      // In other people's contracts a name without a schema is common and legal; one that nearly matches is a
      // typo.
      if (context.profile === "http" && match === undefined) return [];
      const hint = match === undefined ? "." : `; did you mean \`${match}\`?`;
      return [
        {
          at: ["required", String(index)],
          message: `The required member \`${name}\` is not described in \`properties\`${hint}`,
        },
      ];
    });
  },
};

/** The schema around a branch of a composition: its members are known to the branch. */
function outermost(place: Parameters<Rule["check"]>[0]): Located {
  let top = place;
  for (
    let next = place.parent;
    next && /^(?:AllOf|AnyOf|OneOf|Schema)$/.test(next.type.name);
    next = next.parent
  ) {
    if (
      next.type.name === "Schema" &&
      !/^(?:AllOf|AnyOf|OneOf)$/.test(top.type.name) &&
      !["if", "then", "else", "not"].includes(top.key)
    )
      break;
    top = next;
  }
  return top;
}

/** Collects the members that a schema and its compositions describe. True when some cannot be known. */
function collectMembers(
  schema: Located | undefined,
  context: RuleContext,
  { known, seen }: { readonly known: Set<string>; readonly seen: Set<unknown> },
): boolean {
  const { value } = schema ?? {};
  if (!schema || value === true) return true;
  if (!isObject(value) || seen.has(value)) return false;
  seen.add(value);
  for (const name of Object.keys(memberOf(value, "properties") ?? {})) known.add(name);
  let isOpen =
    memberOf(value, "patternProperties") !== undefined || memberOf(value, "$dynamicRef") !== undefined;
  const visit = (located: Located): void => {
    isOpen = collectMembers(located, context, { known, seen }) || isOpen;
  };
  if (typeof memberOf(value, "$ref") === "string") {
    const target = context.follow(schema);
    if (target) visit(target);
    else isOpen = true;
  }
  for (const keyword of ["allOf", "anyOf", "oneOf"]) childrenOf(childOf(schema, keyword)).forEach(visit);
  for (const keyword of ["if", "then", "else", "not"])
    if (memberOf(value, keyword) !== undefined) visit(childOf(schema, keyword));
  return isOpen;
}
