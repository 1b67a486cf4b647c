import type { ContractModel, OperationModel } from "@callsheet/document";
import type { ModuleNames } from "../layout.ts";
import { header } from "./header.ts";
import { jsdoc } from "./jsdoc.ts";
import { operationComment } from "./operations.ts";

/** Emits the client of a document: an interface with a method for each operation, and the function that makes one. */
export function emitClient(model: ContractModel, source: string, modules: ModuleNames): string {
  const { service, constant, title, description, operations } = model;
  const { name } = service;
  const contract = modules("operations");
  const codecs = codecsOf(operations);
  return [
    header(source),
    `import * as contract from "${contract}";\n`,
    `import { type ClientOptions, createClient, ${codecs.map((codec) => `${codec}, `).join("")}type OperationMethod } from "@callsheet/client/gen";\n\n`,
    `export { endpoints } from "${contract}";\n\n`,
    jsdoc([title, description].filter(Boolean).join(": ")),
    `export interface ${name}Client {\n`,
    ...operations.map(
      (operation) =>
        `${operationComment(operation, "  ")}  readonly ${operation.constant}: OperationMethod<typeof contract.${operation.constant}>;\n`,
    ),
    "}\n\n",
    jsdoc(`Creates a client of ${name}; every option has a default.`),
    `export function create${name}Client(options: ClientOptions = {}): ${name}Client {\n`,
    `  return createClient(\n    contract.${constant},\n    {\n`,
    ...operations.map(({ constant: operation }) => `      ${operation}: contract.${operation},\n`),
    `    },\n    options,\n${codecs.length > 0 ? `    { codecs: [${codecs.join(", ")}] },\n` : ""}  );\n}\n`,
  ].join("");
}

/** The codecs that a client hands over, because its operations name them. `plain` is always there. */
function codecsOf(operations: readonly OperationModel[]): string[] {
  const used = new Set(operations.map(({ descriptor }) => descriptor.codec));
  return (["text", "full"] as const).filter((name) => used.has(name)).map((name) => `${name}Codec`);
}
