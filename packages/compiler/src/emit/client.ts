import type { ContractModel, OperationModel } from "@callsheet/document";
import type { ModuleNames } from "../layout.ts";
import { header } from "./header.ts";
import { jsdoc } from "./jsdoc.ts";
import { operationComment } from "./operations.ts";

/**
 * Emits the client of a document: an interface with a method for each operation, and the function that
 * creates one.
 */
export function emitClient(model: ContractModel, source: string, modules: ModuleNames): string {
  const { service, constant, title, description, operations } = model;
  const { name } = service;
  const waiters = operations.flatMap((operation) => operation.waiters.map(({ constant }) => constant));
  const contract = modules("operations");
  const { names, text: parts } = partsOf(model);
  const imports = ["type ClientOptions", "createClient", ...names, "type OperationMethod"];
  return [
    header(source),
    `import * as contract from "${contract}";\n`,
    `import { ${imports.join(", ")} } from "@callsheet/client/gen";\n\n`,
    `export { ${["endpoints", ...waiters].join(", ")} } from "${contract}";\n\n`,
    jsdoc([title, description].filter(Boolean).join(": ")),
    `export interface ${name}Client {\n`,
    ...operations.map(
      (operation) =>
        `${operationComment(operation, "  ")}  readonly ${operation.constant}: OperationMethod<typeof contract.${operation.constant}>;\n`,
    ),
    "}\n\n",
    jsdoc(`The options of a client of ${name}; each has a default.`),
    `export type ${name}ClientOptions = ClientOptions<typeof contract.${constant}>;\n\n`,
    jsdoc(`Creates a client of ${name}.`),
    `export function create${name}Client(options: ${name}ClientOptions = {}): ${name}Client {\n`,
    `  return createClient(\n    contract.${constant},\n    {\n`,
    ...operations.map(({ constant: operation }) => `      ${operation}: contract.${operation},\n`),
    `    },\n    options,\n${parts === "" ? "" : `    ${parts},\n`}  );\n}\n`,
  ].join("");
}

/**
 * The parts that a client passes because its document needs them, so that no other client's bundle contains
 * them.
 */
function partsOf({ service, operations }: ContractModel): {
  readonly names: string[];
  readonly text: string;
} {
  const codecs = codecsOf(operations);
  const servers = [service.server, ...operations.flatMap(({ descriptor }) => descriptor.server ?? [])];
  const isOpen = servers.some(({ url, variables }) => variables !== undefined || !/^https?:/i.test(url));
  const schemes = Object.values(service.schemes ?? {});
  const isSecured = schemes.some(({ type }) => type !== "sigV4");
  const isSigned = schemes.some(({ type }) => type === "sigV4");
  const parts = [
    ...(codecs.length > 0 ? [`codecs: [${codecs.join(", ")}]`] : []),
    ...(isSecured ? ["security: declaredSecurity"] : []),
    ...(isOpen ? ["servers: serverVariables"] : []),
    ...(isSigned ? ["sigV4"] : []),
  ];
  const names = [
    ...codecs,
    ...(isSecured ? ["declaredSecurity"] : []),
    ...(isOpen ? ["serverVariables"] : []),
    ...(isSigned ? ["sigV4"] : []),
  ];
  return { names: names.sort(), text: parts.length > 0 ? `{ ${parts.join(", ")} }` : "" };
}

/** The codecs that a client passes because its operations name them. `plain` is always there. */
function codecsOf(operations: readonly OperationModel[]): string[] {
  const used = new Set(operations.map(({ descriptor }) => descriptor.codec));
  return (["text", "full"] as const).filter((name) => used.has(name)).map((name) => `${name}Codec`);
}
