import { escapeStep } from "@callsheet/document";
import { SpecError } from "../spec-error.ts";
import { header } from "./header.ts";
import { compileChecks } from "./validators/compile-checks.ts";
import { declarationText } from "./validators/declaration-text.ts";
import { isExportable, localNames } from "./validators/export-names.ts";
import { moduleText } from "./validators/module-text.ts";

/** The JSON Schemas of one document. */
export interface ValidatorInput {
  /** The document's name: `ivs-realtime`. */
  readonly id: string;
  /** The source in the header. Default: `spec/<id>.yaml`. */
  readonly source?: string;
  /**
   * Schemas of draft 2020-12 by name. `#/$defs/<name>` and `#/components/schemas/<name>` in a reference lead
   * to them.
   */
  readonly definitions: Readonly<Record<string, unknown>>;
  /**
   * The names of the types that `@callsheet/contract/<id>` exports. Validators of other names are for
   * `unknown`.
   */
  readonly types?: ReadonlySet<string>;
  /** Where those types are. Default: `@callsheet/contract/<id>`. */
  readonly typesModule?: string;
  /** Other schemas that references may lead to, by absolute URI. They get no validators. */
  readonly resources?: Readonly<Record<string, unknown>>;
}

/** How to read a document. */
export interface ValidatorOptions {
  /** Whether a value must have the `format` that a schema names. Default: it must; see decision 032. */
  readonly formats?: "assert" | "annotate";
}

/** A definition without a validator. */
export interface SkippedDefinition {
  readonly name: string;
  /** JSON pointer of the fault in the document, which may be in another definition. */
  readonly pointer: string;
  /** Why no check can be made from it, in words that follow its name. */
  readonly reason: string;
}

/** The validators of a document, as far as they can be made. */
export interface CompiledValidators {
  /** `gen/<id>.js` and `gen/<id>.d.ts`, by path inside the validators package. */
  readonly files: Map<string, string>;
  readonly skipped: readonly SkippedDefinition[];
}

/**
 * Writes a module of validators and its types. A definition from which no check can be made is left out and
 * listed, and so is one that refers to it. The same input gives the same text, byte for byte.
 */
export function compileValidators(
  {
    id,
    source = `spec/${id}.yaml`,
    definitions,
    types = new Set(),
    typesModule = `@callsheet/contract/${id}`,
    resources = {},
  }: ValidatorInput,
  { formats = "assert" }: ValidatorOptions = {},
): CompiledValidators {
  const skipped: SkippedDefinition[] = [];
  const names = Object.keys(definitions).filter((name) => {
    if (!isExportable(name))
      skipped.push({
        name,
        pointer: placeOf(`/${escapeStep(name)}`),
        reason: "cannot name a schema: no module can safely export it",
      });
    return isExportable(name);
  });
  const all = localNames(names);
  const checks = compileChecks({ definitions, resources, formats, names });
  for (const [name, { problem }] of checks) {
    if (!problem) continue;
    checks.delete(name);
    skipped.push({ name, pointer: placeOf(problem.pointer), reason: problem.message });
  }
  const locals = new Map([...all].filter(([name]) => checks.has(name)));
  const title = header(source);
  return {
    files: new Map([
      [`gen/${id}.js`, title + moduleText(checks, locals)],
      [`gen/${id}.d.ts`, title + declarationText(locals, types, typesModule)],
    ]),
    skipped,
  };
}

/**
 * Like {@link compileValidators}, for documents in which everything must have a check. Throws a {@link
 * SpecError} with a pointer.
 */
export function emitValidators(input: ValidatorInput, options: ValidatorOptions = {}): Map<string, string> {
  const { files, skipped } = compileValidators(input, options);
  const [first] = skipped;
  if (first)
    throw new SpecError(
      { file: input.source ?? `spec/${input.id}.yaml`, pointer: first.pointer },
      first.reason,
    );
  return files;
}

function placeOf(pointer: string): string {
  return `/components/schemas${pointer}`;
}
