import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { emitValidators } from "@callsheet/compiler";
import { type ContractModel, createContract, readDocument } from "@callsheet/document";
import { createService, type ServiceHandler, type Validator } from "@callsheet/server";

/** Called for every request that reached a handler. */
export type Reached = (operation: string, input: unknown) => unknown;

/** The contract of a document of AWS's protocols that does not say that it is one. */
export function readForeign(openapi: object): ContractModel {
  const document = structuredClone(openapi) as { info?: object };
  document.info = { ...document.info, "x-callsheet-service": { name: "Foreign" } };
  return createContract(readDocument("foreign", document), "foreign");
}

/**
 * Makes stubs from a document that is not ours, with one handler for all operations. The compiler emits the
 * validators.
 */
export async function createForeignService(openapi: object, handle: Reached): Promise<ServiceHandler> {
  const model = readForeign(openapi);
  const validators = await loadValidators(model);
  const { service } = model;
  const operations = Object.fromEntries(
    model.operations.map(({ constant, descriptor, input, output, errors }) => [
      constant,
      {
        operation: { service, ...descriptor },
        input: validators[input] as Validator,
        output: validators[output] as Validator,
        errors: Object.fromEntries(
          errors.map(({ name, validator = "" }) => [name, validators[validator] as Validator]),
        ),
      },
    ]),
  );
  const handlers = Object.fromEntries(
    model.operations.map(({ constant, descriptor: { name } }) => [
      constant,
      (input: unknown) => handle(name, input) as object,
    ]),
  );
  return createService({ service, operations }, handlers as never, {
    validateResponses: false,
    health: false,
  });
}

async function loadValidators({ id, definitions }: ContractModel): Promise<Record<string, Validator>> {
  const texts = emitValidators({
    id,
    definitions: Object.fromEntries(definitions.map(({ name, schema }) => [name, schema])),
  });
  const runtime = pathToFileURL(join(import.meta.dirname, "../../packages/validators/src/runtime.ts")).href;
  const folder = await mkdtemp(join(tmpdir(), "callsheet-foreign-"));
  try {
    const module = join(folder, `${id}.mjs`);
    const text = texts.get(`gen/${id}.js`) ?? "";
    await writeFile(module, text.replace("@callsheet/validators/runtime", runtime));
    return await import(/* @vite-ignore */ pathToFileURL(module).href);
  } finally {
    await rm(folder, { recursive: true });
  }
}
