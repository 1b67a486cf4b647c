import type { ContractModel, OperationModel, WaiterModel } from "@callsheet/document";
import type { Bindings, ErrorHeaders } from "@callsheet/protocol";
import type { ModuleNames } from "../layout.ts";
import { header } from "./header.ts";
import { jsdoc } from "./jsdoc.ts";
import { literal } from "./literal.ts";

/** Emits the operations of a document as data, with their types: what client and server are made with. */
export function emitOperations(model: ContractModel, source: string, modules: ModuleNames): string {
  const { service, constant, endpoints, title, description, operations } = model;
  const types = modules("types");
  const isWaited = operations.some(({ waiters }) => waiters.length > 0);
  const imports = ["ErrorHeaders", "Operation", "Service", ...(isWaited ? ["Waiter"] : [])];
  return [
    header(source),
    `import type { ${imports.join(", ")} } from "${modules("runtime")}";\n`,
    operations.length > 0 ? `import type * as types from "${types}";\n` : "",
    `\nexport type * from "${types}";\n\n`,
    jsdoc([title, description].filter(Boolean).join(": ")),
    `export const ${constant} = ${literal(service)} as const satisfies Service;\n\n`,
    jsdoc("Other URLs of the service, for a client's option `endpoint`."),
    `export const endpoints = ${literal(endpoints)};\n`,
    ...operations.map((operation) => emitOperation(operation, constant)),
    "\n",
    jsdoc("Members of errors that travel as headers, by the error's name: what a server needs to send them."),
    `export const errorHeaders: ErrorHeaders = ${literal(errorHeaders(operations))};\n`,
  ].join("");
}

function emitOperation(operation: OperationModel, service: string): string {
  const { constant, input, output, error, descriptor } = operation;
  const { pages } = descriptor;
  // Types need to know which member is the list.
  const paged = pages ? ` & { readonly pages: ${literal(pages)} }` : "";
  const type = `Operation<types.${input}, types.${output}, types.${error}>${paged}`;
  return [
    "\n",
    operationComment(operation),
    `export const ${constant}: ${type} = {\n  service: ${service},\n`,
    ...Object.entries(descriptor).map(([name, value]) => `  ${name}: ${literal(value, "  ")},\n`),
    "};\n",
    ...operation.waiters.map((waiter) => emitWaiter(waiter, constant)),
  ].join("");
}

/** Each waiter is a separate constant, so that a bundle contains only those in use. */
function emitWaiter({ name, constant, waiter }: WaiterModel, operation: string): string {
  const comment = jsdoc(`The waiter ${name} of \`${operation}\`, for \`waitUntil\`.`);
  return `\n${comment}export const ${constant} = ${literal(waiter)} as const satisfies Waiter;\n`;
}

/** What editors show for an operation. */
export function operationComment(operation: OperationModel, indent = ""): string {
  const { summary, description, neighbour, deprecated } = operation;
  const parts = [
    summary,
    description === summary ? "" : description,
    neighbour === undefined ? "" : `A neighbour: ${neighbour}`,
    deprecated ? "@deprecated" : "",
  ];
  return jsdoc(parts.filter(Boolean).join("\n\n"), indent);
}

/** Errors of one name are one, so the table has what any operation sends with it. */
function errorHeaders(operations: readonly OperationModel[]): ErrorHeaders {
  const table: Record<string, Bindings> = {};
  for (const { name, headers } of operations.flatMap(({ errors }) => errors)) {
    if (Object.keys(headers).length > 0) table[name] = { ...table[name], ...headers };
  }
  return table;
}
