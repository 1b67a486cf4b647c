import { SpecError } from "../spec-error.ts";
import { header } from "./header.ts";
import { createCompiler } from "./validators/compile.ts";
import type { Piece, RuntimeName } from "./validators/external.ts";
import { findRing } from "./validators/find-ring.ts";
import { escapePointer, type Refuse, readSchema, refName, type Schema } from "./validators/read-schema.ts";

/** The JSON Schemas of one document. */
export interface ValidatorInput {
  /** The document's name: `ivs-realtime`. */
  readonly id: string;
  /** Schemas of draft 2020-12 by name. Every `$ref` in them has the form `#/$defs/<name>`. */
  readonly definitions: Readonly<Record<string, unknown>>;
  /** The names of the types that `@callsheet/contract/<id>` exports. Validators of other names are for `unknown`. */
  readonly types?: ReadonlySet<string>;
  /** Where those types are. Default: `@callsheet/contract/<id>`. */
  readonly typesModule?: string;
}

/** How to read a document. */
export interface ValidatorOptions {
  /**
   * A `format` without a check is most often a slip, so it is refused by default. `"ignore"` takes it as an annotation, as
   * JSON Schema does.
   */
  readonly unknownFormats?: "refuse" | "ignore";
}

/**
 * Emits a module of validators and its types: `gen/<id>.js` and `gen/<id>.d.ts`, by path inside of the validators package.
 * The same input gives the same text, byte for byte. Throws a {@link SpecError} with a pointer for what is no valid schema
 * and for names that no module can export.
 */
export function emitValidators(
  input: ValidatorInput,
  { unknownFormats = "refuse" }: ValidatorOptions = {},
): Map<string, string> {
  const schemas = readDefinitions(input, unknownFormats);
  const compile = createCompiler({
    unevaluated: /"unevaluated(Properties|Items)":/.test(JSON.stringify([...schemas])),
  });
  const checks = [...schemas].map(([name, schema]) =>
    aliasOf(schema) === undefined ? compile(name, schema) : [],
  );
  const title = header(`spec/${input.id}.yaml`);
  return new Map([
    [`gen/${input.id}.js`, title + assemble(schemas, checks)],
    [`gen/${input.id}.d.ts`, title + declare(input)],
  ]);
}

function readDefinitions(
  { id, definitions }: ValidatorInput,
  unknownFormats: "refuse" | "ignore",
): Map<string, Schema> {
  const names = new Set(Object.keys(definitions));
  const refuseAt =
    (name: string): Refuse =>
    (pointer, problem) =>
      new SpecError(
        { file: `spec/${id}.yaml`, pointer: `/components/schemas/${escapePointer(name)}${pointer}` },
        problem,
      );
  const schemas = new Map<string, Schema>();
  for (const name of names) {
    const refuse = refuseAt(name);
    if (!isExportable(name)) throw refuse("", "cannot name a schema: no module can safely export it");
    schemas.set(name, readSchema(definitions[name], "", { refuse, names, unknownFormats }));
  }
  const ring = findRing(schemas);
  if (ring !== undefined)
    throw refuseAt(ring)(
      "",
      "leads back to itself without a step into the value, so no check of it would end",
    );
  return schemas;
}

/** The definition that a schema is another name for, if it is nothing but a reference. */
function aliasOf(schema: Schema | undefined): string | undefined {
  if (typeof schema !== "object" || typeof schema.$ref !== "string" || Object.keys(schema).length > 1)
    return undefined;
  return refName(schema.$ref);
}

/** The definition at the end of a chain of references. */
function followAliases(name: string, schemas: ReadonlyMap<string, Schema>): string {
  let last = name;
  for (let next: string | undefined = name; next !== undefined; next = aliasOf(schemas.get(next)))
    last = next;
  return last;
}

/** `then` would make a module look like a promise to `await import()`; a lone surrogate cannot be an export name. */
function isExportable(name: string): boolean {
  return !["", "__proto__", "default", "then"].includes(name) && !/\p{Surrogate}/u.test(name);
}

/** Names of the module's own begin with `check`, `$`, `pattern` or `value`, so no schema's name can hide a global. */
function localNames(names: readonly string[]): ReadonlyMap<string, string> {
  return new Map(names.map((name, index) => [name, /^[A-Za-z_]\w*$/.test(name) ? name : `$${index}`]));
}

/** Puts the checks of a document together: what they share is there once. */
function assemble(schemas: ReadonlyMap<string, Schema>, checks: readonly Piece[][]): string {
  const locals = localNames([...schemas.keys()]);
  const checkOf = (name: string) => `check${locals.get(followAliases(name, schemas))}`;
  const runtime = new Set<RuntimeName | "validator">(["validator"]);
  const constants = new Map<string, string>();
  const constant = (kind: string, initializer: string): string => {
    const known = constants.get(initializer) ?? `${kind}${constants.size}`;
    constants.set(initializer, known);
    return known;
  };
  const resolve = (piece: Piece): string => {
    if (typeof piece === "string") return piece;
    if (piece.kind === "check") return checkOf(piece.definition);
    if (piece.kind === "value") return constant("value", literal(piece.json));
    if (piece.kind === "pattern")
      return constant(
        "pattern",
        `/*#__PURE__*/ new RegExp(${JSON.stringify(piece.source)}, ${JSON.stringify(piece.flags)})`,
      );
    runtime.add(piece.name);
    return piece.name;
  };
  const body = checks
    .filter(({ length }) => length > 0)
    .map((pieces) => pieces.map(resolve).join(""))
    .join("\n");
  const values = [...constants].map(([initializer, name]) => `const ${name} = ${initializer};\n`);
  const validators = [...locals].map(
    ([name, local]) => `const $${local} = /*#__PURE__*/ validator(${checkOf(name)});\n`,
  );
  return [
    `\nimport { ${[...runtime].sort().join(", ")} } from "@callsheet/validators/runtime";\n\n`,
    "const { getPrototypeOf, hasOwn, prototype } = Object;\nconst blank = {};\n",
    ...values,
    "\n",
    body,
    "\n",
    ...validators,
    "\n",
    exportList(locals),
  ].join("");
}

/** JSON as an expression. Only parsed can it have a member called `__proto__`. */
function literal(json: string): string {
  return json.includes("__proto__") ? `/*#__PURE__*/ JSON.parse(${JSON.stringify(json)})` : json;
}

function exportList(locals: ReadonlyMap<string, string>): string {
  const entries = [...locals].map(
    ([name, local]) => `  $${local} as ${local === name ? name : JSON.stringify(name)},\n`,
  );
  return `export {\n${entries.join("")}};\n`;
}

function declare({ id, definitions, types = new Set(), typesModule }: ValidatorInput): string {
  const names = Object.keys(definitions);
  const locals = localNames(names);
  const typeOf = (name: string) =>
    types.has(name) && /^[A-Za-z_$][\w$]*$/.test(name) ? `contract.${name}` : "unknown";
  return [
    '\nimport type { Validator } from "@callsheet/validators";\n',
    names.some((name) => types.has(name))
      ? `import type * as contract from "${typesModule ?? `@callsheet/contract/${id}`}";\n`
      : "",
    "\n",
    ...[...locals].map(([name, local]) => `declare const $${local}: Validator<${typeOf(name)}>;\n`),
    "\n",
    exportList(locals),
  ].join("");
}
