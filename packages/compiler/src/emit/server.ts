import type { ContractModel, OperationModel } from "@callsheet/document";
import type { ModuleNames } from "../layout.ts";
import { header } from "./header.ts";
import { jsdoc } from "./jsdoc.ts";
import { key } from "./literal.ts";
import { operationComment } from "./operations.ts";

/**
 * Emits the server stub of a document: an interface with a handler for each operation, and the function that
 * creates a service from them.
 */
export function emitServer(model: ContractModel, source: string, modules: ModuleNames): string {
  const { service, constant, title, description, operations } = model;
  const { name } = service;
  return [
    header(source),
    `import * as contract from "${modules("operations")}";\n`,
    operations.length > 0 ? `import * as validators from "${modules("validators")}";\n` : "",
    'import { createService, type Handler, type ServiceHandler, type ServiceOptions } from "@callsheet/server/gen";\n\n',
    jsdoc(`One handler for each operation of ${[title, description].filter(Boolean).join(": ")}`),
    `export interface ${name}Handlers {\n`,
    ...operations.map(
      (operation) =>
        `${operationComment(operation, "  ")}  readonly ${operation.constant}: Handler<typeof contract.${operation.constant}>;\n`,
    ),
    "}\n\n",
    jsdoc(
      `Creates the service ${name} from its handlers: a fetch handler that routes, validates and answers as the contract says.`,
    ),
    `export function create${name}Service(handlers: ${name}Handlers, options: ServiceOptions = {}): ServiceHandler {\n`,
    `  return createService(\n    {\n      service: contract.${constant},\n      errorHeaders: contract.errorHeaders,\n      operations: {\n`,
    ...operations.map(emitDefinition),
    "      },\n    },\n    handlers,\n    options,\n  );\n}\n",
  ].join("");
}

function emitDefinition({ constant, input, output, errors }: OperationModel): string {
  const checked = errors.flatMap(({ name, validator }) =>
    validator === undefined ? [] : [{ name, validator }],
  );
  const lines = checked.map(({ name, validator }) => `            ${key(name)}: validators.${validator},\n`);
  return [
    `        ${constant}: {\n          operation: contract.${constant},\n`,
    `          input: validators.${input},\n          output: validators.${output},\n`,
    lines.length > 0 ? `          errors: {\n${lines.join("")}          },\n` : "          errors: {},\n",
    "        },\n",
  ].join("");
}
