import type { ContractModel } from "@callsheet/document";
import type { ModuleNames } from "../layout.ts";
import { header } from "./header.ts";
import { jsdoc } from "./jsdoc.ts";
import { operationComment } from "./operations.ts";

/** Emits the client of a document: an interface with a method for each operation, and the function that makes one. */
export function emitClient(model: ContractModel, source: string, modules: ModuleNames): string {
  const { service, constant, title, description, operations } = model;
  const { name } = service;
  const contract = modules("operations");
  const isFull = operations.some(({ descriptor }) => descriptor.codec === "full");
  return [
    header(source),
    `import * as contract from "${contract}";\n`,
    `import { type ClientOptions, createClient, ${isFull ? "fullCodec, " : ""}type OperationMethod } from "@callsheet/client/gen";\n\n`,
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
    `    },\n    options,\n${isFull ? "    { codecs: [fullCodec] },\n" : ""}  );\n}\n`,
  ].join("");
}
