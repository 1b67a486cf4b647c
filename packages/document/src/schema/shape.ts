import { isObject, own, sameJson } from "../json/json.ts";
import { type JsonType, jsonTypes } from "../json/json-type.ts";
import { flatten, type Place, subPlace } from "./place.ts";

/** A keyword's value and the place of its schema. */
export interface Rule<T = unknown> {
  readonly keyword: string;
  readonly value: T;
  readonly place: Place;
}

/**
 * What a conjunction of schemas requires of a value, keyword by keyword, with `$ref` and `allOf` expanded. Of
 * several bounds, the tightest counts.
 */
export class Shape {
  readonly places: readonly Place[];
  readonly types: ReadonlySet<JsonType>;

  constructor(places: readonly Place[]) {
    this.places = flatten(places);
    this.types = allowedTypes(this.places);
  }

  /** Every occurrence of a keyword. */
  rules(keyword: string): Rule[] {
    const found: Rule[] = [];
    for (const place of this.places) {
      const value = isObject(place.schema) ? own(place.schema, keyword) : undefined;
      if (value !== undefined) found.push({ keyword, value, place });
    }
    return found;
  }

  /** The first occurrence of a keyword. */
  rule(keyword: string): Rule | undefined {
    return this.rules(keyword)[0];
  }

  /** The tightest of a numeric keyword's occurrences. */
  bound(keyword: string): Rule<number> | undefined {
    const tighter = /^(?:min|exclusiveMin)/.test(keyword) ? Math.max : Math.min;
    let best: Rule<number> | undefined;
    for (const rule of this.rules(keyword)) {
      if (typeof rule.value !== "number") continue;
      if (!best || (tighter(rule.value, best.value) === rule.value && rule.value !== best.value))
        best = rule as Rule<number>;
    }
    return best;
  }

  /** The schemas of each member that the shape names, in the order of the document. */
  properties(): Map<string, Place[]> {
    const members = new Map<string, Place[]>();
    for (const rule of this.rules("properties")) {
      if (!isObject(rule.value)) continue;
      for (const name of Object.keys(rule.value)) {
        const place = subPlace(rule.place, "properties", name);
        if (place) members.set(name, [...(members.get(name) ?? []), place]);
      }
    }
    return members;
  }

  /** The names of required members, each with the rule that requires it. */
  required(): Map<string, Rule> {
    const names = new Map<string, Rule>();
    for (const rule of this.rules("required")) {
      if (!Array.isArray(rule.value)) continue;
      for (const name of rule.value) if (typeof name === "string" && !names.has(name)) names.set(name, rule);
    }
    return names;
  }

  /** The values that `enum` and `const` allow, or undefined without either. */
  values(): unknown[] | undefined {
    const lists = [
      ...this.rules("enum").map((rule) => (Array.isArray(rule.value) ? rule.value : [])),
      ...this.rules("const").map((rule) => [rule.value]),
    ];
    const [first, ...others] = lists;
    return first?.filter((value) => others.every((list) => list.some((other) => sameJson(value, other))));
  }

  /**
   * The groups of alternatives: each group's branches, of which one (`oneOf`) or at least one (`anyOf`) must
   * hold.
   */
  alternatives(): { keyword: "oneOf" | "anyOf"; place: Place; branches: Place[] }[] {
    return (["oneOf", "anyOf"] as const).flatMap((keyword) =>
      this.rules(keyword).map(({ value, place }) => ({
        keyword,
        place,
        branches: (Array.isArray(value) ? value : [])
          .map((_, index) => branchPlace(place, keyword, index))
          .filter((branch) => branch !== undefined),
      })),
    );
  }

  /** True when a value of the type is possible at all. */
  allows(type: JsonType): boolean {
    return this.types.has(type) || (type === "integer" && this.types.has("number"));
  }

  /** The type for a value when none is specified: named by `type`, else guessed from the other keywords. */
  preferredType(): JsonType {
    for (const [type, keywords] of GUESSES) {
      if (this.allows(type) && keywords.some((keyword) => this.rule(keyword) !== undefined)) return type;
    }
    return jsonTypes.find((type) => this.types.has(type)) ?? "null";
  }
}

const GUESSES: readonly (readonly [JsonType, readonly string[]])[] = [
  [
    "object",
    ["properties", "required", "additionalProperties", "patternProperties", "minProperties", "propertyNames"],
  ],
  ["array", ["items", "prefixItems", "minItems", "maxItems", "uniqueItems", "contains"]],
  ["string", ["pattern", "minLength", "maxLength", "format"]],
  ["number", ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]],
];

function allowedTypes(places: readonly Place[]): ReadonlySet<JsonType> {
  let allowed = new Set<JsonType>(jsonTypes);
  for (const { schema } of places) {
    if (schema === false) return new Set();
    const declared = isObject(schema) ? own(schema, "type") : undefined;
    if (declared === undefined) continue;
    const named = new Set((Array.isArray(declared) ? declared : [declared]) as JsonType[]);
    if (named.has("number")) named.add("integer");
    allowed = new Set([...allowed].filter((type) => named.has(type)));
  }
  return allowed;
}

/**
 * A branch of `oneOf` or `anyOf`; where a discriminator names the branch, the branch also requires that name.
 */
function branchPlace(place: Place, keyword: string, index: number): Place | undefined {
  const branch = subPlace(place, keyword, index);
  const discriminator = isObject(place.schema) ? own(place.schema, "discriminator") : undefined;
  if (!branch || !isObject(branch.schema) || !isObject(discriminator)) return branch;
  const property = own(discriminator, "propertyName");
  const reference = own(branch.schema, "$ref");
  if (typeof property !== "string" || typeof reference !== "string") return branch;
  const mapping = own(discriminator, "mapping");
  const mapped = isObject(mapping)
    ? Object.keys(mapping).find((name) => mapping[name] === reference)
    : undefined;
  const name = mapped ?? reference.split("/").at(-1);
  const values = new Shape(new Shape([branch]).properties().get(property) ?? []).values();
  if (values && !values.includes(name)) return branch;
  const schema = { ...branch.schema, properties: { [property]: { const: name } }, required: [property] };
  return { ...branch, schema };
}
