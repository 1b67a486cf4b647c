import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import type { BundledDocument } from "../bundle-documents.ts";
import { displayPath } from "../documents.ts";
import type { ErrorModel, MemberModel, MessageModel, Model, OperationModel } from "../model/model.ts";
import { isIdentifier } from "../names.ts";
import { SpecError } from "../spec-error.ts";
import { header } from "./header.ts";
import { jsdoc } from "./jsdoc.ts";

/**
 * Emits the types of a document: openapi-typescript's own, and by name each component schema, each operation's flat input and
 * output, and the union of its declared errors.
 */
export async function emitTypes(document: BundledDocument, model: Model): Promise<string> {
  const ast = await openapiTS(structuredClone(document.openapi) as never, { silent: true });
  const typeName = createErrorTypeName(model);
  const text = [
    header(`spec/${model.id}.yaml`, "openapi-typescript and scripts/emit/types.ts"),
    astToString(ast),
    ...Object.entries(model.schemas).map(([name, schema]) => emitSchema(name, schema.description)),
    ...emitErrors(model, typeName),
    ...model.operations.map((operation) => emitOperation(operation, typeName)),
  ].join("\n");
  refuseCode(text, document);
  return text;
}

function emitSchema(name: string, description = ""): string {
  if (!isIdentifier(name)) return "";
  return `${jsdoc(description)}export type ${name} = components["schemas"]["${name}"];\n`;
}

function emitOperation(operation: OperationModel, typeName: ErrorTypeName): string {
  const { name, input, output, errors } = operation;
  const place = `operations[${JSON.stringify(operation.operationId)}]`;
  const request = `${place}["parameters"]`;
  const response = `${place}["responses"][${output.status}]`;
  const failures = errors.map((error) => typeName(operation, error)).join(" | ") || "never";
  return [
    jsdoc(`What \`${operation.operationId}\` takes: labels, query, headers and body members in one object.`),
    `export type ${name}Input = ${flatType(input, (member) => `${request}["${member.in}"]`, `NonNullable<${place}["requestBody"]>`)};\n\n`,
    jsdoc(`What \`${operation.operationId}\` answers.`),
    `export type ${name}Output = ${flatType(output, () => `${response}["headers"]`, response)};\n\n`,
    jsdoc(`The errors that \`${operation.operationId}\` declares.`),
    `export type ${name}Error = ${failures};\n`,
  ].join("");
}

/** An intersection of what travels outside of the body and the body's own type. */
function flatType(
  message: MessageModel,
  container: (binding: MemberModel["binding"]) => string,
  body: string,
): string {
  const members = message.members.map((member) => emitMember(member, container(member.binding)));
  const content = `${body}["content"][${JSON.stringify(message.mediaType ?? "application/json")}]`;
  if (message.body === "payload") members.push(`  body: ${content};\n`);
  const bound = members.length > 0 ? [`{\n${members.join("")}}`] : [];
  const parts =
    message.body === "members" && !(message.emptyBody && bound.length > 0) ? [...bound, content] : bound;
  return parts.length > 0 ? parts.join(" & ") : "Record<string, never>";
}

function emitMember({ member, binding, required, description }: MemberModel, container: string): string {
  const type = `NonNullable<NonNullable<${container}>[${JSON.stringify(binding.name)}]>`;
  return `${jsdoc(description, "  ")}  ${member}${required ? "" : "?"}: ${type};\n`;
}

/** One interface for each error; operations that declare it the same way share it. */
function emitErrors(model: Model, typeName: ErrorTypeName): string[] {
  const seen = new Set<string>();
  return model.operations.flatMap((operation) =>
    operation.errors.flatMap((error) => {
      const name = typeName(operation, error);
      if (seen.has(name)) return [];
      seen.add(name);
      return [
        emitError(
          name,
          error,
          `operations[${JSON.stringify(operation.operationId)}]["responses"][${error.status}]`,
        ),
      ];
    }),
  );
}

type ErrorTypeName = (operation: OperationModel, error: ErrorModel) => string;

/** The error's own name where the whole document means the same by it, else a name of its own for each operation. */
function createErrorTypeName(model: Model): ErrorTypeName {
  const forms = new Map<string, string>();
  const ambiguous = new Set(Object.keys(model.schemas));
  for (const error of model.operations.flatMap(({ errors }) => errors)) {
    const form = JSON.stringify(error);
    if ((forms.get(error.name) ?? form) !== form || !isIdentifier(error.name)) ambiguous.add(error.name);
    forms.set(error.name, form);
  }
  return (operation, { name }) =>
    ambiguous.has(name) ? `${operation.name}${name.replaceAll(/\W/g, "")}` : name;
}

function emitError(name: string, error: ErrorModel, response: string): string {
  const headers = error.members.map((member) =>
    emitMember(member, `${response}["headers"]`).replaceAll(/^/gm, "  ").trimEnd(),
  );
  const headerNames = error.members.map(({ binding }) => JSON.stringify(binding.name.toLowerCase()));
  const body =
    error.body === "none"
      ? "undefined"
      : `${response}["content"][${JSON.stringify(error.mediaType ?? "application/json")}]`;
  return [
    jsdoc(error.description),
    `export interface ${name} {\n`,
    `  name: ${JSON.stringify(error.name)};\n  status: ${error.status};\n  body: ${body};\n`,
    `  headers: {${headers.length > 0 ? `\n${headers.join("\n")}\n  ` : ""}};\n`,
    `  headerNames: ${headerNames.join(" | ") || "never"};\n}\n`,
  ].join("");
}

/** The last line of defence: whatever a document's strings hold, the module declares types and does nothing. */
function refuseCode(text: string, document: BundledDocument): void {
  const source = ts.createSourceFile("types.ts", text, ts.ScriptTarget.Latest);
  const { parseDiagnostics = [] } = source as { parseDiagnostics?: readonly ts.Diagnostic[] };
  const onlyTypes = source.statements.every(
    (statement) => ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement),
  );
  if (onlyTypes && parseDiagnostics.length === 0) return;
  throw new SpecError(
    { file: displayPath(document.file) },
    "has a name or a text that cannot be turned into types",
  );
}
