/** The kinds of objects in an Arazzo document. */
export type ObjectKind =
  | "arazzo"
  | "info"
  | "source"
  | "workflow"
  | "step"
  | "requestBody"
  | "replacement"
  | "criterion"
  | "criterionType"
  | "parameter"
  | "successAction"
  | "failureAction"
  | "reusable"
  | "components";

/** The possible types of a member. */
export type MemberShape =
  | { readonly type: "text"; readonly pattern?: RegExp; readonly values?: readonly string[] }
  | { readonly type: "number"; readonly whole?: boolean; readonly most: number }
  | { readonly type: "any" | "schema" }
  | { readonly type: "list"; readonly of: ObjectKind | MemberShape; readonly least?: number }
  | { readonly type: "map"; readonly of: ObjectKind | MemberShape }
  | { readonly type: "object"; readonly of: ObjectKind }
  | { readonly type: "textOrObject"; readonly values: readonly string[]; readonly of: ObjectKind };

/** The members of a kind of object, and the required ones. */
export interface ObjectShape {
  readonly members: Readonly<Record<string, MemberShape>>;
  readonly required: readonly string[];
  /** True if a Reusable Object may replace it. */
  readonly reusable?: boolean;
}

const text = { type: "text" } as const;
const id = { type: "text", pattern: /^[A-Za-z0-9_-]+$/ } as const;
const outputs = { type: "map", of: text } as const;
const action = {
  name: text,
  stepId: id,
  workflowId: text,
  criteria: { type: "list", of: "criterion" },
} as const;

/**
 * Every object of Arazzo 1.0. Names that begin with `x-` are allowed anywhere.
 * @see https://spec.openapis.org/arazzo/v1.0.1#schema
 */
export const shapes: Readonly<Record<ObjectKind, ObjectShape>> = {
  arazzo: {
    members: {
      arazzo: text,
      info: { type: "object", of: "info" },
      sourceDescriptions: { type: "list", of: "source", least: 1 },
      workflows: { type: "list", of: "workflow", least: 1 },
      components: { type: "object", of: "components" },
    },
    required: ["arazzo", "info", "sourceDescriptions", "workflows"],
  },
  info: {
    members: { title: text, summary: text, description: text, version: text },
    required: ["title", "version"],
  },
  source: {
    members: { name: id, url: text, type: { type: "text", values: ["openapi", "arazzo"] } },
    required: ["name", "url"],
  },
  workflow: {
    members: {
      workflowId: id,
      summary: text,
      description: text,
      inputs: { type: "schema" },
      dependsOn: { type: "list", of: text },
      steps: { type: "list", of: "step", least: 1 },
      successActions: { type: "list", of: "successAction" },
      failureActions: { type: "list", of: "failureAction" },
      outputs,
      parameters: { type: "list", of: "parameter" },
    },
    required: ["workflowId", "steps"],
  },
  step: {
    members: {
      stepId: id,
      description: text,
      operationId: text,
      operationPath: text,
      workflowId: text,
      parameters: { type: "list", of: "parameter" },
      requestBody: { type: "object", of: "requestBody" },
      successCriteria: { type: "list", of: "criterion" },
      onSuccess: { type: "list", of: "successAction" },
      onFailure: { type: "list", of: "failureAction" },
      outputs,
    },
    required: ["stepId"],
  },
  requestBody: {
    members: {
      contentType: text,
      payload: { type: "any" },
      replacements: { type: "list", of: "replacement" },
    },
    required: [],
  },
  replacement: { members: { target: text, value: { type: "any" } }, required: ["target", "value"] },
  criterion: {
    members: {
      context: text,
      condition: text,
      type: {
        type: "textOrObject",
        values: ["simple", "regex", "jsonpath", "xpath"],
        of: "criterionType",
      },
    },
    required: ["condition"],
  },
  criterionType: {
    members: { type: { type: "text", values: ["jsonpath", "xpath"] }, version: text },
    required: ["type", "version"],
  },
  parameter: {
    members: {
      name: text,
      in: { type: "text", values: ["path", "query", "header", "cookie"] },
      value: { type: "any" },
    },
    required: ["name", "value"],
    reusable: true,
  },
  successAction: {
    members: { ...action, type: { type: "text", values: ["end", "goto"] } },
    required: ["name", "type"],
    reusable: true,
  },
  failureAction: {
    members: {
      ...action,
      type: { type: "text", values: ["end", "goto", "retry"] },
      retryAfter: { type: "number", most: 120 },
      retryLimit: { type: "number", whole: true, most: 100 },
    },
    required: ["name", "type"],
    reusable: true,
  },
  reusable: { members: { reference: text, value: { type: "any" } }, required: ["reference"] },
  components: {
    members: {
      inputs: { type: "map", of: { type: "schema" } },
      parameters: { type: "map", of: "parameter" },
      successActions: { type: "map", of: "successAction" },
      failureActions: { type: "map", of: "failureAction" },
    },
    required: [],
  },
};
