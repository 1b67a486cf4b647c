import type { ContractModel, Definition, ErrorModel, OperationModel } from "@callsheet/document";
import ts from "typescript";
import { header } from "./header.ts";
import { jsdoc } from "./jsdoc.ts";
import { literal } from "./literal.ts";
import { createTypeWriter, helperTypes, type TypeWriter } from "./type-text.ts";

/**
 * Emits the types of a document: each schema by its name, each operation's flat input and output, each
 * declared error, and the union of an operation's errors. an operation's errors.
 */
export function emitTypes(model: ContractModel, source: string): string {
  const write = createTypeWriter(model.definitions);
  const about = describeMessages(model.operations);
  const isAws = model.service.profile === "aws";
  const body = [
    ...model.definitions.map((definition) => emitDefinition(definition, write, about.get(definition.name))),
    ...emitErrors(model.operations, { write, isAws }),
    ...model.operations.map(emitUnion),
  ].join("\n");
  const helpers = Object.entries(helperTypes).filter(([name]) => new RegExp(`\\b${name}\\b`).test(body));
  const text = [header(source), "\n", body, ...helpers.map(([, declaration]) => `\n${declaration}`)].join("");
  refuseCode(text);
  return text;
}

/**
 * The descriptions of messages' types: they combine several parts of the document, none of which describes
 * them.
 */
function describeMessages(operations: readonly OperationModel[]): ReadonlyMap<string, string> {
  return new Map(
    operations.flatMap(({ descriptor: { name }, input, output }): [string, string][] => [
      [input, `What \`${name}\` takes: parameters and the members of its body in one object.`],
      [output, `What \`${name}\` answers.`],
    ]),
  );
}

function emitDefinition({ name, schema, pointer }: Definition, write: TypeWriter, about = ""): string {
  const own = typeof schema === "object" && typeof schema.description === "string" ? schema.description : "";
  const comment = pointer === "" ? about : own;
  return `${jsdoc(comment)}export type ${name} = ${write(schema)};\n`;
}

/** One interface for each error; operations that declare it the same way share it. */
function emitErrors(operations: readonly OperationModel[], writing: ErrorWriting): string[] {
  const errors = new Map(
    operations.flatMap(({ errors }) => errors.map((error) => [error.type, error] as const)),
  );
  return [...errors.values()].map((error) => emitError(error, writing));
}

interface ErrorWriting {
  readonly write: TypeWriter;
  /** True if the name tells which error it is, and the status may differ from the declared one. */
  readonly isAws: boolean;
}

function emitError(error: ErrorModel, { write, isAws }: ErrorWriting): string {
  const { name, type, statuses, body, headers, headerSchema, description } = error;
  const exact = statuses.filter((status) => typeof status === "number");
  const declared = exact.join(" | ");
  // The name tells which AWS error it is: its status is the declared one, and a client accepts any.
  const status = exact.length < statuses.length ? "number" : isAws ? `${declared} | (number & {})` : declared;
  const names = Object.values(headers).map((binding) => JSON.stringify(binding.name.toLowerCase()));
  const members = Object.keys(headers).length > 0 ? write(headerSchema).replaceAll("\n", "\n  ") : "{}";
  return [
    jsdoc(description),
    `export interface ${type} {\n`,
    `  name: ${literal(name)};\n`,
    `  status: ${status};\n`,
    `  body: ${body === undefined ? "undefined" : write(body).replaceAll("\n", "\n  ")};\n`,
    `  headers: ${members};\n`,
    `  headerNames: ${names.join(" | ") || "never"};\n`,
    "}\n",
    ...emitAlias(error),
  ].join("");
}

/** AWS errors in the form of another error, under their own names. */
function emitAlias({ type, aliases }: ErrorModel): string[] {
  if (aliases.length === 0) return [];
  const names = aliases.map((name) => literal(name)).join(" | ");
  return [
    "\n",
    jsdoc(
      `Errors that all services share, in the form of \`${type}\`. They are no part of an operation's own.`,
    ),
    `export type ${type}Alias = Renamed<${type}, ${names}>;\n`,
  ];
}

function emitUnion({ descriptor, error, errors }: OperationModel): string {
  const types = [...new Set(errors.map(({ type }) => type))];
  return `${jsdoc(`The errors that \`${descriptor.name}\` declares.`)}export type ${error} = ${types.join(" | ") || "never"};\n`;
}

/**
 * The last line of defence: whatever a document's strings contain, the module declares types and does
 * nothing.
 */
function refuseCode(text: string): void {
  const source = ts.createSourceFile("types.ts", text, ts.ScriptTarget.Latest);
  const { parseDiagnostics = [] } = source as { parseDiagnostics?: readonly ts.Diagnostic[] };
  const onlyTypes = source.statements.every(
    (statement) => ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement),
  );
  if (!onlyTypes || parseDiagnostics.length > 0)
    throw new Error("A name or a text of the document cannot be turned into types.");
}
