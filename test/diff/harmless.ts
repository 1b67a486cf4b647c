import type { Random } from "@callsheet/conformance/generate";
import { diffDocuments, findingsAtLeast } from "@callsheet/diff";
import {
  type ApiDocument,
  isObject,
  type JsonObject,
  pointerSteps,
  readDocument,
  resolveReference,
} from "@callsheet/document";
import { edited, valueAt } from "../conformance/pointer.ts";
import { sideOf } from "./grade.ts";
import { mutantsOf } from "./mutants/mutants-of.ts";
import { schemaSites } from "./sites.ts";

/** A change after which the same requests and replies are valid, or more requests. */
export interface HarmlessEdit {
  readonly name: string;
  readonly old: ApiDocument;
  readonly fresh: ApiDocument;
}

type Operator = (api: ApiDocument, random: Random) => JsonObject | undefined;

const LISTS_WITHOUT_ORDER = new Set([
  "required",
  "enum",
  "parameters",
  "tags",
  "oneOf",
  "anyOf",
  "allOf",
  "type",
  "security",
]);

function shuffled<T>(list: readonly T[], random: Random): T[] {
  return list
    .map((item) => ({ item, at: random.next() }))
    .sort((left, right) => left.at - right.at)
    .map(({ item }) => item);
}

/** The same members in another order, and the same lists where order does not matter. */
function reordered(value: unknown, random: Random, name = ""): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => reordered(item, random));
    return LISTS_WITHOUT_ORDER.has(name) ? shuffled(items, random) : items;
  }
  if (!isObject(value)) return value;
  // Data stays unchanged.
  const data = name === "example" || name === "default" || name === "const";
  return Object.fromEntries(
    shuffled(Object.entries(value), random).map(([key, member]) => [
      key,
      data ? member : reordered(member, random, key),
    ]),
  );
}

function mapped(value: unknown, change: (reference: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => mapped(item, change));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      name === "$ref" && typeof member === "string" ? change(member) : mapped(member, change),
    ]),
  );
}

const schemasOf = ({ root }: ApiDocument) =>
  ((root.components as JsonObject | undefined)?.schemas ?? {}) as Record<string, JsonObject>;

function renamedSchema(api: ApiDocument, random: Random): JsonObject | undefined {
  const names = Object.keys(schemasOf(api)).filter((name) => /^\w+$/.test(name));
  // Names are values where a discriminator has them.
  if (names.length === 0 || JSON.stringify(api.root).includes('"discriminator"')) return undefined;
  const name = random.pick(names);
  const from = `#/components/schemas/${name}`;
  const root = mapped(api.root, (reference) =>
    reference === from || reference.startsWith(`${from}/`)
      ? reference.replace(from, `${from}Anew`)
      : reference,
  ) as JsonObject;
  const components = root.components as JsonObject;
  const schemas = Object.entries(components.schemas as JsonObject).map(([key, schema]) => [
    key === name ? `${name}Anew` : key,
    schema,
  ]);
  return { ...root, components: { ...components, schemas: Object.fromEntries(schemas) } };
}

/** The pointers of references to schemas that do not refer to themselves. */
function references(api: ApiDocument): { pointer: string; target: JsonObject }[] {
  const found: { pointer: string; target: JsonObject }[] = [];
  const walk = (value: unknown, pointer: string, parent: string): void => {
    if (typeof value !== "object" || value === null) return;
    if (
      isObject(value) &&
      typeof value.$ref === "string" &&
      /^(?:schema|items|additionalProperties|\/properties)$/.test(parent)
    ) {
      const target = resolveReference(api, value.$ref, pointer);
      if (
        isObject(target?.value) &&
        !JSON.stringify(target.value).includes(value.$ref) &&
        Object.keys(value).length === 1
      )
        found.push({ pointer, target: target.value });
    }
    const holder = pointerSteps(pointer).at(-1) ?? "";
    for (const [name, member] of Object.entries(value))
      walk(
        member,
        `${pointer}/${name.replaceAll(/~/g, "~0").replaceAll("/", "~1")}`,
        holder === "properties" ? "/properties" : name,
      );
  };
  walk(api.root, "", "");
  return found;
}

const isScalar = ({ type }: JsonObject) => type === "string" || type === "integer" || type === "number";

/** A schema site changed by a function, picked at random among those that it can change. */
function atSite(change: (schema: JsonObject) => JsonObject | undefined): Operator {
  return (api, random) => {
    const sites = schemaSites(api).filter(({ schema }) => change(schema) !== undefined);
    if (sites.length === 0) return undefined;
    const { pointer, schema } = random.pick(sites);
    return edited(api.root, pointer, change(schema));
  };
}

const withoutDefs = (schema: JsonObject) =>
  !("$id" in schema) && !("$defs" in schema) && !("$anchor" in schema) && !("$dynamicAnchor" in schema);

const operators: Readonly<Record<string, Operator>> = {
  "members and lists in another order": (api, random) => reordered(api.root, random) as JsonObject,
  "a schema has another name": renamedSchema,
  "a reference is written out": (api, random) => {
    const all = references(api).filter(({ target }) => withoutDefs(target));
    if (all.length === 0) return undefined;
    const { pointer, target } = random.pick(all);
    return edited(api.root, pointer, structuredClone(target));
  },
  "a schema is a component": (api, random) => {
    const sites = schemaSites(api).filter(
      ({ pointer, schema }) => pointer.startsWith("/paths") && withoutDefs(schema),
    );
    if (sites.length === 0) return undefined;
    const { pointer, schema } = random.pick(sites);
    const root = edited(api.root, pointer, { $ref: "#/components/schemas/ExtractedAnew" });
    const components = (root.components ?? {}) as JsonObject;
    return {
      ...root,
      components: { ...components, schemas: { ...(components.schemas as object), ExtractedAnew: schema } },
    };
  },
  "allOf of one": atSite((schema) => (withoutDefs(schema) ? { allOf: [schema] } : undefined)),
  "anyOf of one": atSite((schema) =>
    isScalar(schema) && withoutDefs(schema) ? { anyOf: [schema] } : undefined,
  ),
  "bounds in allOf": atSite((schema) => {
    const { type, ...rest } = schema;
    return isScalar(schema) && Object.keys(rest).length > 0 ? { type, allOf: [rest] } : undefined;
  }),
  "members in allOf": atSite(({ properties, required, ...rest }) =>
    isObject(properties) &&
    !("additionalProperties" in rest) &&
    !("unevaluatedProperties" in rest) &&
    !("allOf" in rest)
      ? { ...rest, allOf: [{ properties }, ...(required ? [{ required }] : [])] }
      : undefined,
  ),
  "a list of one type": atSite((schema) =>
    typeof schema.type === "string" ? { ...schema, type: [schema.type] } : undefined,
  ),
  "a bound that others imply": atSite((schema) =>
    schema.type === "string" && typeof schema.minLength === "number" && !("maxLength" in schema)
      ? undefined
      : isScalar(schema) && schema.type === "string" && !("minLength" in schema)
        ? { ...schema, minLength: 0 }
        : undefined,
  ),
  "texts and examples": atSite((schema) => ({
    ...schema,
    description: "Other words.",
    title: "Another title",
    examples: [],
  })),
  "an extension": atSite((schema) => ({ ...schema, "x-internal": { note: "new" } })),
  "a comment": atSite((schema) => ({ ...schema, $comment: "for those who edit" })),
  "other information": ({ root }) => ({
    ...root,
    info: { ...(root.info as object), version: "9.9.9", description: "Other words." },
  }),
  "a component that nobody uses": ({ root }) => {
    const components = (root.components ?? {}) as JsonObject;
    return {
      ...root,
      components: {
        ...components,
        schemas: { ...(components.schemas as object), UnusedAnew: { type: "string" } },
      },
    };
  },
  "a wider request": (api, random) => {
    const wider = mutantsOf(api, 3).filter(({ clients }) => clients === "additive");
    if (wider.length === 0) return undefined;
    const { pointer, value } = random.pick(wider);
    return valueAt(api.root, pointer) === undefined ? undefined : edited(api.root, pointer, value);
  },
};

/** The names of all kinds of harmless edits. */
export const harmlessKinds: readonly string[] = Object.keys(operators);

/** This many harmless edits of each kind for each document that allows them. */
export function harmlessEdits(
  documents: readonly ApiDocument[],
  random: Random,
  most: number,
): HarmlessEdit[] {
  const edits: HarmlessEdit[] = [];
  for (const old of documents)
    for (const [name, change] of Object.entries(operators))
      for (let count = 0; count < most; count++) {
        const root = change(old, random);
        const fresh = root && readDocument(old.name, JSON.parse(JSON.stringify(root)));
        // Edits that break a reference are not harmless.
        if (fresh?.operations.length === old.operations.length) edits.push({ name, old, fresh });
      }
  return edits;
}

/**
 * The gate's objections to an edit, one per line: accepting more requests may require something from servers.
 */
export function alarmsOf({ name, old, fresh }: HarmlessEdit): string[] {
  const report = diffDocuments(sideOf("old", old), sideOf("new", fresh));
  const alarms = findingsAtLeast(report, "risky", name === "a wider request" ? "clients" : "all");
  return alarms.map(({ rule, part, message }) => `${old.name}, ${name}: ${rule} ${part} ${message}`);
}
