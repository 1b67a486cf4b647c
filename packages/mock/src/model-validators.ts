import type { Place, SchemaDocument } from "@callsheet/document";
import { isJson, type OutcomeStatus, type Validator, type Violation } from "@callsheet/protocol";
import type { MockOperation } from "./mock-operation.ts";
import type { MockSource } from "./read-source.ts";
import { asReply, loadedToolkit } from "./toolkit.ts";

/** The validators of a document. */
export interface ModelValidators {
  /** The validator of a definition of the model. */
  of(name: string): Validator;
  /** The validators of an operation's error bodies, by the error's name. */
  errorsOf(operation: MockOperation): Readonly<Record<string, Validator>>;
}

/**
 * Makes the validators of a document. Each is compiled when it is first used, and by then the toolkit must be
 * loaded. Where there are generated ones, they decide; the words are the same for every document.
 */
export function modelValidators({ model: { id, definitions }, validators }: MockSource): ModelValidators {
  const $defs = Object.fromEntries(definitions.map(({ name, schema }) => [name, schema]));
  const document: SchemaDocument = { name: id, root: { $defs } };
  const of = (name: string) =>
    validatorOf({ document, schema: $defs[name] ?? true, pointer: `/$defs/${name}` }, validators?.[name]);
  return {
    of,
    errorsOf: (operation) => {
      const named = operation.model.errors.flatMap(({ name, validator, statuses }) => {
        if (validator === undefined) return [];
        const json = jsonAmongOthers(operation, statuses);
        return [[name, json ? validatorOf(json) : of(validator)] as const];
      });
      return Object.fromEntries(named);
    },
  };
}

/**
 * The schema of an error's JSON, where it may travel in other media types, too. Its validator judges all of
 * these, and lets anything pass that could be bytes; but the mock's own errors are JSON.
 */
function jsonAmongOthers({ api }: MockOperation, statuses: readonly OutcomeStatus[]): Place | undefined {
  const keys = statuses.map((status) => `${status}`.toUpperCase());
  const declared = api.responses.find(({ status }) => keys.includes(status.toUpperCase()));
  const contents = declared?.content ?? [];
  const schema = contents.find(({ type }) => isJson(type))?.schema;
  return contents.length > 1 && schema ? asReply(schema) : undefined;
}

function validatorOf(place: Place, generated?: Validator): Validator {
  const check = (value: unknown) => {
    const toolkit = loadedToolkit();
    if (!toolkit) throw new Error("The validators are not loaded yet.");
    return toolkit.check(place, value);
  };
  return {
    is: (value): value is unknown => (generated ? generated.is(value) : check(value).length === 0),
    errors: (value, limit) => withoutEchoes(check(value)).slice(0, limit),
  };
}

const LENGTHS = new Set(["minLength", "maxLength"]);

/** A text of the wrong length is not checked further, as in generated validators. */
function withoutEchoes(violations: readonly Violation[]): readonly Violation[] {
  const unfit = new Set(
    violations.filter(({ keyword }) => LENGTHS.has(keyword)).map(({ instancePath }) => instancePath),
  );
  return violations.filter(({ keyword, instancePath }) => LENGTHS.has(keyword) || !unfit.has(instancePath));
}
