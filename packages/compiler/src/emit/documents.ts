import type { ContractModel } from "@callsheet/document";
import { header } from "./header.ts";

/** Emits the list of documents that the contract package exports. */
export function emitDocuments(models: readonly ContractModel[]): string {
  const entries = models.map(
    ({ id, title, service }) =>
      `  { id: ${JSON.stringify(id)}, title: ${JSON.stringify(title)}, service: ${JSON.stringify(service.name)} },\n`,
  );
  return [
    header("spec/"),
    "\n/** The documents of the contract, sorted by name. An id names the entry points: `@callsheet/contract/<id>`. */\n",
    `export const documents = [\n${entries.join("")}] as const;\n`,
  ].join("");
}
