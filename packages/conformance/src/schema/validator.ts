import { DocumentError, type Place, pointerStep, type SchemaDocument } from "@callsheet/document";
import { isDateTime, type Violation as WireViolation } from "@callsheet/protocol";
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { compilePattern } from "../generate/compile-pattern.ts";

/** A broken rule: what, where in the value, and the rule's place in the document. */
export interface Violation extends WireViolation {
  /** JSON pointer into the document, if known. */
  readonly rule: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The schema of the keyword. */
  readonly parentSchema: unknown;
}

/** Checks a value against one schema: all broken rules, none when it is valid. */
export type CheckValue = (value: unknown) => readonly Violation[];

const ROOT = "contract:/document";

const validators = new WeakMap<SchemaDocument, Validators>();

/**
 * The check for a schema of a document, compiled once by Ajv (draft 2020-12, formats asserted, inherited
 * members not counted).
 * @throws DocumentError when Ajv cannot compile the schema
 */
export function checkFor(place: Place): CheckValue {
  const known = validators.get(place.document) ?? new Validators(place.document);
  validators.set(place.document, known);
  return known.check(place);
}

/** True when a value satisfies a schema. */
export function isValid(place: Place, value: unknown): boolean {
  return checkFor(place)(value).length === 0;
}

class Validators {
  readonly ajv: Ajv2020;
  readonly checks = new Map<string, CheckValue>();

  constructor(document: SchemaDocument) {
    this.ajv = new Ajv2020({
      strict: false,
      allErrors: true,
      verbose: true,
      ownProperties: true,
      validateSchema: false,
      logger: false,
      code: {
        regExp: Object.assign((pattern: string) => compilePattern(pattern), { code: "compilePattern" }),
      },
    });
    // The package's default export is the function itself only for CommonJS.
    (addFormats as unknown as typeof addFormats.default)(this.ajv);
    this.ajv.addFormat("date-time", isDateTime);
    try {
      this.ajv.addSchema(document.root, ROOT);
    } catch (error) {
      throw new DocumentError(document.name, "", `cannot be read as schemas: ${(error as Error).message}`);
    }
  }

  check(place: Place): CheckValue {
    const check = this.checks.get(place.pointer) ?? this.compile(place);
    this.checks.set(place.pointer, check);
    return check;
  }

  private compile(place: Place): CheckValue {
    if (place.schema === true) return () => [];
    let validate: ValidateFunction;
    try {
      validate = this.ajv.compile({ $ref: `${ROOT}#${fragment(place.pointer)}` });
    } catch (error) {
      throw new DocumentError(
        place.document.name,
        place.pointer,
        `is no JSON Schema: ${(error as Error).message}`,
      );
    }
    return (value) =>
      validate(value) ? [] : (validate.errors ?? []).map((error) => violation(place, error));
  }
}

function fragment(pointer: string): string {
  return pointer.split("/").map(encodeURIComponent).join("/");
}

function violation(place: Place, error: ErrorObject): Violation {
  return {
    instancePath: error.instancePath,
    rule: `${schemaPointer(place, error.parentSchema)}/${error.keyword}`,
    keyword: error.keyword,
    message: error.message ?? `breaks the rule ${error.keyword}`,
    params: error.params,
    parentSchema: error.parentSchema,
  };
}

const pointers = new WeakMap<SchemaDocument, WeakMap<object, string>>();

/**
 * The place of a schema: Ajv returns the very object of the document, but its path only from the nearest
 * `$ref`.
 */
function schemaPointer(place: Place, schema: unknown): string {
  let known = pointers.get(place.document);
  if (!known) {
    known = new WeakMap();
    recordPointers(place.document.root, "", known);
    pointers.set(place.document, known);
  }
  return (typeof schema === "object" && schema !== null ? known.get(schema) : undefined) ?? place.pointer;
}

function recordPointers(value: unknown, pointer: string, known: WeakMap<object, string>): void {
  if (typeof value !== "object" || value === null) return;
  known.set(value, pointer);
  for (const [name, child] of Object.entries(value))
    recordPointers(child, pointer + pointerStep(name), known);
}
