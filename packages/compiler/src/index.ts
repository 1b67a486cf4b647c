export { emitClient } from "./emit/client.ts";
export { emitOperations } from "./emit/operations.ts";
export { emitServer } from "./emit/server.ts";
export { emitTypes } from "./emit/types.ts";
export {
  type CompiledValidators,
  compileValidators,
  emitValidators,
  type SkippedDefinition,
  type ValidatorInput,
  type ValidatorOptions,
} from "./emit/validators.ts";
export { type Generated, type GenerateOptions, generate } from "./generate.ts";
export { importEnding } from "./import-ending.ts";
export { type Finding, formatFinding } from "./lint/finding.ts";
export { type LintOptions, lint } from "./lint/lint.ts";
export * from "./project.ts";
export { SpecError, type SpecPlace } from "./spec-error.ts";
