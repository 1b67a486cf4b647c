export type { StandardIssue, StandardProps, StandardResult, StandardSchemaV1 } from "./standard-schema.ts";
export type { Validator } from "./validator.ts";
export type { Violation } from "./violation.ts";
