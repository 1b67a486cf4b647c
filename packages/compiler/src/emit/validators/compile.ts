import type { Ajv2020 } from "ajv/dist/2020.js";
import type { External, Piece } from "./external.ts";
import { createAjv } from "./keywords.ts";
import { escapePointer, type Schema } from "./read-schema.ts";
import { rewriteCheck } from "./rewrite.ts";
import type { Meaning } from "./survey.ts";

/** Writes the check of one definition. Every definition is a function of its own that calls those it refers to. */
export type Compile = (definition: string, schema: Schema) => Piece[];

const kept = 5_000;
const cache = new Map<string, Piece[]>();

/**
 * Makes a compiler for the definitions of one document. What it wrote before in this process it does not write again: a
 * check depends on nothing but its own schema.
 *
 * @param options.unevaluated Whether any of the definitions has `unevaluatedProperties` or `unevaluatedItems`; then every
 * check says what it evaluated.
 */
export function createCompiler(options: { readonly unevaluated: boolean }): Compile {
  let ajv: Ajv2020 | undefined;
  return (definition, schema) => {
    const key = JSON.stringify([options, definition, schema]);
    const known = cache.get(key);
    if (known) return known;
    ajv ??= createAjv(options);
    const pieces = compile(ajv, definition, schema);
    if (cache.size >= kept) cache.clear();
    cache.set(key, pieces);
    return pieces;
  };
}

function compile(ajv: Ajv2020, definition: string, schema: Schema): Piece[] {
  const { source } = ajv.compile(schema);
  if (!source) throw new Error("Ajv keeps no source");
  const self: Piece = { kind: "check", definition };
  const names = new Map<string, Meaning>([[source.validateName.str, self]]);
  for (const name of Object.values(source.scopeValues).flatMap((values) => [...(values ?? [])])) {
    names.set(name.str, meaningOf(name.prefix, name.value?.ref));
  }
  const schemaPath = `#/$defs/${encodeURIComponent(escapePointer(definition))}`;
  const pieces = rewriteCheck({ code: source.validateCode, names, definition, schemaPath });
  return source.evaluated ? [...pieces, self, `.evaluated = ${source.evaluated};\n`] : pieces;
}

function meaningOf(prefix: string, ref: unknown): Meaning {
  if (prefix === "obj") return ref as External;
  if (prefix === "schema") return { kind: "schema", schema: ref };
  if (ref === Object.prototype.hasOwnProperty) return { kind: "hasOwnProperty" };
  if (ref instanceof RegExp) return { kind: "pattern", source: ref.source, flags: ref.flags };
  if (prefix === "func" && isDeepEqual(ref)) return { kind: "runtime", name: "deepEqual" };
  throw new Error(`Ajv refers to something that is not known: ${prefix}`);
}

function isDeepEqual(ref: unknown): boolean {
  return typeof ref === "function" && "code" in ref && String(ref.code).includes("ajv/dist/runtime/equal");
}
