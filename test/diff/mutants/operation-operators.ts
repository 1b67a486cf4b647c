import type { ApiOperation, JsonObject } from "@callsheet/document";
import { set, type Verdicts, without } from "./schema-operator.ts";

/** A way to change an operation. */
export interface OperationOperator {
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

/** True for a query parameter that is one once it is read: a key of the operation's security is none. */
const isQuery = (parameter: JsonObject, read: ApiOperation) =>
  parameter.in === "query" &&
  typeof parameter.$ref !== "string" &&
  read.parameters.some(({ in: place, name }) => place === "query" && name === parameter.name);

const schemesOf = ({ document }: ApiOperation) =>
  Object.entries(
    ((document.root.components ?? {}) as { securitySchemes?: Record<string, JsonObject> }).securitySchemes ??
      {},
  );

/** Changes of operations: their parameters, bodies and statuses. */
export const operationOperators: readonly OperationOperator[] = [
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
    change: (o, read) => {
      const index = parameters(o).findIndex((one) => isQuery(one, read) && one.required !== true);
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
    change: (o, read) => {
      const index = parameters(o).findIndex((one) => isQuery(one, read) && one.required === true);
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
      const index = ofPath(read) ? -1 : parameters(o).findIndex((one) => isQuery(one, read));
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
  {
    name: "credentials asked for",
    verdicts: ["breaking", "none"],
    change: (o, read) => {
      const [scheme] = schemesOf(read).find(([, { type }]) => type === "http" || type === "apiKey") ?? [];
      const isOpen = read.security.length === 0 && read.optionalSecurity.length === 0;
      // A parameter of the same name would be the credential.
      return isOpen && scheme !== undefined && parameters(o).length === 0
        ? set(o, { security: [{ [scheme]: [] }] })
        : undefined;
    },
  },
  {
    name: "credentials no longer asked for",
    verdicts: ["additive", "additive"],
    change: (o, read) => (read.security.length > 0 ? set(o, { security: [] }) : undefined),
  },
];
