import { type Verdict, worst } from "@callsheet/diff";
import type { ApiDocument, ApiOperation, JsonObject } from "@callsheet/document";
import { type SchemaSite, schemaSites } from "./sites.ts";

/** A document with one change whose verdicts are known. */
export interface DiffMutant {
  readonly document: string;
  readonly operator: string;
  /** Where the change is. */
  readonly pointer: string;
  /** The value there, or undefined if it is removed. */
  readonly value: unknown;
  readonly clients: Verdict;
  readonly servers: Verdict;
}

type Verdicts = readonly [clients: Verdict, servers: Verdict];

/** A way to change a schema, with its verdicts for schemas of requests and of replies. */
interface SchemaOperator {
  readonly name: string;
  readonly request: Verdicts;
  readonly reply: Verdicts;
  /** The schema after the change; undefined if the change is impossible, or would be no change. */
  change(schema: JsonObject, site: SchemaSite): JsonObject | undefined;
}

const narrows = { request: ["breaking", "none"], reply: ["none", "breaking"] } as const;
const widens = { request: ["additive", "additive"], reply: ["risky", "additive"] } as const;
const adds = { request: ["additive", "additive"], reply: ["additive", "additive"] } as const;

const typeOf = ({ type }: JsonObject) => type;
const isPlainText = (schema: JsonObject) =>
  typeOf(schema) === "string" &&
  !["format", "pattern", "enum", "const", "contentEncoding"].some((name) => name in schema);
const isPlainObject = (schema: JsonObject) =>
  typeOf(schema) === "object" &&
  ![
    "minProperties",
    "maxProperties",
    "propertyNames",
    "dependentRequired",
    "patternProperties",
    "unevaluatedProperties",
    "enum",
    "const",
  ].some((name) => name in schema);
const isNumber = (schema: JsonObject) =>
  (typeOf(schema) === "integer" || typeOf(schema) === "number") &&
  !("enum" in schema) &&
  !("const" in schema) &&
  !("multipleOf" in schema);
const required = ({ required: names }: JsonObject) => (Array.isArray(names) ? (names as string[]) : []);
const members = ({ properties }: JsonObject) =>
  Object.entries((properties ?? {}) as Record<string, JsonObject>);
const count = (value: unknown, otherwise: number) => (typeof value === "number" ? value : otherwise);
const set = (schema: JsonObject, change: JsonObject): JsonObject => ({ ...schema, ...change });
const without = (schema: JsonObject, name: string): JsonObject => {
  const { [name]: _, ...rest } = schema;
  return rest;
};
/** Members that travel in only one direction are required only in that one. */
const travels = (schema: JsonObject) =>
  schema.readOnly !== true && schema.writeOnly !== true && typeof schema.$ref !== "string";

const schemaOperators: readonly SchemaOperator[] = [
  {
    name: "maxLength lower",
    ...narrows,
    change: (s) =>
      isPlainText(s) && count(s.maxLength, 0) > count(s.minLength, 0) + 1 && count(s.maxLength, 0) < 5000
        ? set(s, { maxLength: count(s.maxLength, 0) - 1 })
        : undefined,
  },
  {
    name: "maxLength higher",
    ...widens,
    change: (s) =>
      isPlainText(s) && count(s.maxLength, 0) > 0 && count(s.maxLength, 0) < 5000
        ? set(s, { maxLength: count(s.maxLength, 0) + 1 })
        : undefined,
  },
  {
    name: "maxLength new",
    ...narrows,
    change: (s) =>
      isPlainText(s) && !("maxLength" in s) && count(s.minLength, 0) < 40
        ? set(s, { maxLength: 40 })
        : undefined,
  },
  {
    name: "maxLength gone",
    ...widens,
    change: (s) => (isPlainText(s) && count(s.maxLength, 9999) < 5000 ? without(s, "maxLength") : undefined),
  },
  {
    name: "minLength higher",
    ...narrows,
    change: (s) =>
      isPlainText(s) && count(s.minLength, 1) + 2 < count(s.maxLength, 99)
        ? set(s, { minLength: count(s.minLength, 1) + 2 })
        : undefined,
  },
  {
    name: "pattern new",
    ...narrows,
    change: (s) =>
      isPlainText(s) && count(s.minLength, 0) < 9 && count(s.maxLength, 99) > 9
        ? set(s, { pattern: "^[a-m]*$" })
        : undefined,
  },
  {
    name: "pattern gone",
    ...widens,
    change: (s) =>
      typeOf(s) === "string" &&
      "pattern" in s &&
      !("enum" in s) &&
      !("format" in s) &&
      s.pattern !== "" &&
      s.pattern !== ".*" &&
      s.pattern !== "^.*$"
        ? without(s, "pattern")
        : undefined,
  },
  {
    name: "format new",
    ...narrows,
    change: (s) =>
      isPlainText(s) && !("maxLength" in s) && !("minLength" in s)
        ? set(s, { format: "date-time" })
        : undefined,
  },
  {
    name: "maximum lower",
    ...narrows,
    change: (s) =>
      isNumber(s) && typeof s.maximum === "number" && s.maximum - 1 > count(s.minimum, 0)
        ? set(s, { maximum: s.maximum - 1 })
        : undefined,
  },
  {
    name: "maximum higher",
    ...widens,
    change: (s) =>
      isNumber(s) && typeof s.maximum === "number" && Math.abs(s.maximum) < 1e6
        ? set(s, { maximum: s.maximum + 1 })
        : undefined,
  },
  {
    name: "minimum higher",
    ...narrows,
    change: (s) =>
      isNumber(s) && typeof s.minimum === "number" && s.minimum + 1 < count(s.maximum, 1e9)
        ? set(s, { minimum: s.minimum + 1 })
        : undefined,
  },
  {
    name: "minimum lower",
    ...widens,
    change: (s) =>
      isNumber(s) && typeof s.minimum === "number" ? set(s, { minimum: s.minimum - 1 }) : undefined,
  },
  {
    name: "maximum new",
    ...narrows,
    change: (s) =>
      isNumber(s) && !("maximum" in s) && !("exclusiveMaximum" in s) && count(s.minimum, 0) < 90
        ? set(s, { maximum: 99 })
        : undefined,
  },
  {
    name: "enum value gone",
    ...narrows,
    change: (s) =>
      Array.isArray(s.enum) && s.enum.length > 1 && s.enum.every((one) => typeof one === "string")
        ? set(s, { enum: s.enum.slice(1) })
        : undefined,
  },
  {
    name: "enum value new",
    request: ["additive", "risky"],
    reply: ["risky", "additive"],
    change: (s) =>
      Array.isArray(s.enum) &&
      typeOf(s) === "string" &&
      !("pattern" in s) &&
      !("maxLength" in s) &&
      !("format" in s)
        ? set(s, { enum: [...s.enum, "a-new-value"] })
        : undefined,
  },
  {
    name: "enum new",
    ...narrows,
    change: (s) =>
      isPlainText(s) && !("minLength" in s) && !("maxLength" in s)
        ? set(s, { enum: ["one", "two"] })
        : undefined,
  },
  {
    name: "null allowed",
    request: ["additive", "breaking"],
    reply: ["breaking", "additive"],
    change: (s, { inJson }) => (inJson && isPlainText(s) ? set(s, { type: ["string", "null"] }) : undefined),
  },
  {
    name: "null refused",
    ...narrows,
    change: (s, { inJson }) =>
      inJson && Array.isArray(s.type) && s.type.length === 2 && s.type.includes("null") && !("enum" in s)
        ? set(s, { type: s.type.find((one) => one !== "null") })
        : undefined,
  },
  {
    name: "text instead of number",
    request: ["breaking", "breaking"],
    reply: ["breaking", "breaking"],
    change: (s, { inJson }) => (inJson && isNumber(s) ? { type: "string" } : undefined),
  },
  {
    name: "number instead of text",
    request: ["breaking", "breaking"],
    reply: ["breaking", "breaking"],
    change: (s, { inJson }) => (inJson && isPlainText(s) ? { type: "number" } : undefined),
  },
  {
    name: "list instead of one",
    request: ["breaking", "breaking"],
    reply: ["breaking", "breaking"],
    change: (s, { inJson }) => (inJson && isPlainText(s) ? { type: "array", items: s } : undefined),
  },
  {
    name: "member required",
    ...narrows,
    change: (s) => {
      const optional = isPlainObject(s)
        ? members(s).find(([name, member]) => !required(s).includes(name) && travels(member))
        : undefined;
      return optional && set(s, { required: [...required(s), optional[0]] });
    },
  },
  {
    name: "member optional",
    request: ["additive", "breaking"],
    reply: ["breaking", "additive"],
    change: (s) => {
      const named = new Map(members(s));
      const name = isPlainObject(s)
        ? required(s).find((one) => named.has(one) && travels(named.get(one) as JsonObject))
        : undefined;
      return name === undefined ? undefined : set(s, { required: required(s).filter((one) => one !== name) });
    },
  },
  {
    name: "member new",
    ...adds,
    change: (s) =>
      isPlainObject(s) && "properties" in s && !("additionalProperties" in s)
        ? set(s, { properties: { ...(s.properties as object), aNewMember: { type: "string" } } })
        : undefined,
  },
  {
    name: "required member new",
    request: ["breaking", "additive"],
    reply: ["additive", "breaking"],
    change: (s) =>
      isPlainObject(s) && "properties" in s && !("additionalProperties" in s)
        ? set(s, {
            properties: { ...(s.properties as object), aNewMember: { type: "string" } },
            required: [...required(s), "aNewMember"],
          })
        : undefined,
  },
  {
    name: "member gone",
    request: ["breaking", "breaking"],
    reply: ["breaking", "breaking"],
    change: (s) => {
      const optional =
        isPlainObject(s) && !("additionalProperties" in s)
          ? members(s).find(([name]) => !required(s).includes(name))
          : undefined;
      return optional && set(s, { properties: without(s.properties as JsonObject, optional[0]) });
    },
  },
  {
    name: "unnamed members refused",
    ...narrows,
    change: (s, { inJson }) =>
      inJson && isPlainObject(s) && "properties" in s && !("additionalProperties" in s)
        ? set(s, { additionalProperties: false })
        : undefined,
  },
  {
    name: "maxItems new",
    ...narrows,
    change: (s, { inJson }) =>
      inJson &&
      typeOf(s) === "array" &&
      !("maxItems" in s) &&
      !("uniqueItems" in s) &&
      count(s.minItems, 0) < 4
        ? set(s, { maxItems: 4 })
        : undefined,
  },
  {
    name: "minItems higher",
    ...narrows,
    change: (s, { inJson }) =>
      inJson && typeOf(s) === "array" && count(s.minItems, 0) + 1 <= count(s.maxItems, 9)
        ? set(s, { minItems: count(s.minItems, 0) + 1 })
        : undefined,
  },
  {
    name: "uniqueItems new",
    ...narrows,
    change: (s, { inJson }) =>
      inJson &&
      typeOf(s) === "array" &&
      !("uniqueItems" in s) &&
      !("prefixItems" in s) &&
      count(s.maxItems, 9) > 1
        ? set(s, { uniqueItems: true })
        : undefined,
  },
];

/** A way to change an operation. */
interface OperationOperator {
  readonly name: string;
  readonly verdicts: Verdicts;
  change(operation: JsonObject, read: ApiOperation): JsonObject | undefined;
}

const responses = ({ responses: all }: JsonObject) => (all ?? {}) as JsonObject;
const parameters = ({ parameters: all }: JsonObject) => (Array.isArray(all) ? (all as JsonObject[]) : []);
const hasDefault = (operation: JsonObject, range: string) =>
  "default" in responses(operation) || range in responses(operation);

const ofPath = ({ document, path }: ApiOperation) => {
  const item = ((document.root.paths ?? {}) as Record<string, JsonObject>)[path] ?? {};
  return "parameters" in item || "$ref" in item;
};

const operationOperators: readonly OperationOperator[] = [
  { name: "operation gone", verdicts: ["breaking", "breaking"], change: () => ({}) },
  {
    name: "operation renamed",
    verdicts: ["breaking", "breaking"],
    change: (o) =>
      typeof o.operationId === "string" ? set(o, { operationId: `${o.operationId}Anew` }) : undefined,
  },
  {
    name: "deprecated",
    verdicts: ["additive", "additive"],
    change: (o) => (o.deprecated === true ? undefined : set(o, { deprecated: true })),
  },
  {
    name: "description changed",
    verdicts: ["none", "none"],
    change: (o) => set(o, { description: "Something else entirely." }),
  },
  {
    name: "optional parameter new",
    verdicts: ["additive", "additive"],
    change: (o) =>
      set(o, {
        parameters: [...parameters(o), { name: "aNewOne", in: "query", schema: { type: "string" } }],
      }),
  },
  {
    name: "required parameter new",
    verdicts: ["breaking", "additive"],
    change: (o) =>
      set(o, {
        parameters: [
          ...parameters(o),
          { name: "x-a-new-one", in: "header", required: true, schema: { type: "string" } },
        ],
      }),
  },
  {
    name: "parameter required",
    verdicts: ["breaking", "none"],
    change: (o) => {
      const index = parameters(o).findIndex(
        (one) => one.in === "query" && one.required !== true && typeof one.$ref !== "string",
      );
      return index < 0
        ? undefined
        : set(o, {
            parameters: parameters(o).with(
              index,
              set(parameters(o)[index] as JsonObject, { required: true }),
            ),
          });
    },
  },
  {
    name: "parameter optional",
    verdicts: ["additive", "breaking"],
    change: (o) => {
      const index = parameters(o).findIndex(
        (one) => one.in === "query" && one.required === true && typeof one.$ref !== "string",
      );
      return index < 0
        ? undefined
        : set(o, {
            parameters: parameters(o).with(
              index,
              set(parameters(o)[index] as JsonObject, { required: false }),
            ),
          });
    },
  },
  {
    name: "parameter gone",
    verdicts: ["breaking", "breaking"],
    change: (o, read) => {
      // If the path has parameters, too, one of them may take its place.
      const index = ofPath(read) ? -1 : parameters(o).findIndex((one) => one.in === "query");
      return index < 0 ? undefined : set(o, { parameters: parameters(o).toSpliced(index, 1) });
    },
  },
  {
    name: "body required",
    verdicts: ["breaking", "none"],
    change: (o, { body }) =>
      body && !body.required && typeof (o.requestBody as JsonObject).$ref !== "string"
        ? set(o, { requestBody: set(o.requestBody as JsonObject, { required: true }) })
        : undefined,
  },
  {
    name: "body optional",
    verdicts: ["additive", "breaking"],
    change: (o, { body }) =>
      body?.required && typeof (o.requestBody as JsonObject).$ref !== "string"
        ? set(o, { requestBody: set(o.requestBody as JsonObject, { required: false }) })
        : undefined,
  },
  {
    name: "error new",
    verdicts: ["risky", "additive"],
    change: (o) =>
      "418" in responses(o) || hasDefault(o, "4XX")
        ? undefined
        : set(o, { responses: { ...responses(o), 418: { description: "A teapot." } } }),
  },
  {
    name: "success new",
    verdicts: ["breaking", "additive"],
    change: (o) =>
      "202" in responses(o) || hasDefault(o, "2XX")
        ? undefined
        : set(o, { responses: { ...responses(o), 202: { description: "Later." } } }),
  },
  {
    name: "status gone",
    verdicts: ["breaking", "breaking"],
    change: (o) => {
      const names = Object.keys(responses(o)).filter((name) => /^\d/.test(name));
      const [name] = names.slice(-1);
      return name === undefined || names.length < 2 || hasDefault(o, `${name[0]}XX`)
        ? undefined
        : set(o, { responses: without(responses(o), name) });
    },
  },
];

const pair = (request: Verdicts, reply: Verdicts, { inRequests, inReplies }: SchemaSite): Verdicts => {
  const all = [...(inRequests ? [request] : []), ...(inReplies ? [reply] : [])];
  return [worst(all.map(([clients]) => clients)), worst(all.map(([, servers]) => servers))];
};

/** Every mutant of a document, by operator: at most this many for each. */
export function mutantsOf(api: ApiDocument, most: number): DiffMutant[] {
  const sites = schemaSites(api);
  const mutants: DiffMutant[] = [];
  for (const { name, request, reply, change } of schemaOperators) {
    const changed = sites.flatMap((site) => {
      const value = change(site.schema, site);
      if (!value) return [];
      const [clients, servers] = pair(request, reply, site);
      return { document: api.name, operator: name, pointer: site.pointer, value, clients, servers };
    });
    mutants.push(...spread(changed, most));
  }
  for (const { name, verdicts, change } of operationOperators) {
    const changed = api.operations.flatMap((operation) => {
      const value = change(operationAt(api, operation), operation);
      if (!value) return [];
      const gone = Object.keys(value).length === 0;
      const [clients, servers] = verdicts;
      return {
        document: api.name,
        operator: name,
        pointer: operation.pointer,
        value: gone ? undefined : value,
        clients,
        servers,
      };
    });
    mutants.push(...spread(changed, most));
  }
  return mutants;
}

function operationAt(api: ApiDocument, { pointer }: ApiOperation): JsonObject {
  return pointer
    .slice(1)
    .split("/")
    .reduce<unknown>(
      (at, step) => (at as JsonObject)[step.replaceAll("~1", "/").replaceAll("~0", "~")],
      api.root,
    ) as JsonObject;
}

/** This many items of a list, spread over all of it. */
function spread<T>(list: readonly T[], most: number): T[] {
  if (list.length <= most) return [...list];
  return Array.from({ length: most }, (_, index) => list[Math.floor((index * list.length) / most)] as T);
}
