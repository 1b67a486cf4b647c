import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Service } from "@callsheet/protocol";
import { createService, type ServiceHandler, type Validator } from "@callsheet/server";
import type { BundledDocument } from "../../scripts/bundle-documents.ts";
import { emitValidators } from "../../scripts/emit/validators.ts";
import { createModel } from "../../scripts/model/create-model.ts";
import { createDefinitions } from "../../scripts/model/definitions.ts";
import type { Model, OperationModel } from "../../scripts/model/model.ts";
import { describeErrorHeaders, describeOperation, describeService } from "../describe-operation.ts";

/** Called for every request that reached a handler. */
export type Reached = (operation: string, input: unknown) => unknown;

/** Makes stubs from a document that is not ours, with one handler for all operations. The validators are what the pipeline emits. */
export async function createForeignService(openapi: object, handle: Reached): Promise<ServiceHandler> {
  const document = { id: "foreign", file: "foreign.json", openapi, files: [] };
  const model = createModel(document as unknown as BundledDocument);
  const validators = await loadValidators(model);
  const service = describeService(model);
  const operations = Object.fromEntries(
    model.operations.map((operation) => [operation.constant, define(service, operation, validators)]),
  );
  const handlers = Object.fromEntries(
    model.operations.map(({ constant, name }) => [
      constant,
      (input: unknown) => handle(name, input) as object,
    ]),
  );
  const errorHeaders = describeErrorHeaders(model);
  return createService({ service, operations, errorHeaders }, handlers as never, {
    validateResponses: false,
    health: false,
  });
}

async function loadValidators(model: Model): Promise<Record<string, Validator>> {
  const { id } = model;
  const texts = emitValidators({ id, definitions: createDefinitions(model) }, { unknownFormats: "ignore" });
  const runtime = pathToFileURL(join(import.meta.dirname, "../../packages/validators/src/runtime.ts")).href;
  const folder = await mkdtemp(join(tmpdir(), "callsheet-foreign-"));
  try {
    const module = join(folder, `${id}.mjs`);
    await writeFile(
      module,
      (texts.get(`gen/${id}.js`) ?? "").replace("@callsheet/validators/runtime", runtime),
    );
    return await import(/* @vite-ignore */ pathToFileURL(module).href);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function define(service: Service, operation: OperationModel, validators: Record<string, Validator>) {
  const { name, errors } = operation;
  const bodies = errors.flatMap((error) => {
    const validator = validators[error.bodySchema?.$ref?.split("/").pop() ?? ""];
    return validator ? [[error.name, validator]] : [];
  });
  const find = (suffix: string) => validators[name + suffix] as Validator;
  return {
    operation: describeOperation(service, operation),
    input: find("Input"),
    output: find("Output"),
    errors: Object.fromEntries(bodies),
  };
}
