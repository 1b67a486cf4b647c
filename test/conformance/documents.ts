import { fileURLToPath } from "node:url";
import { type Contract, loadDocument } from "@callsheet/conformance";
import { documents } from "@callsheet/contract";

/** Our own contract: every bundled document. */
export async function ourContract(): Promise<Contract> {
  const files = documents.map(({ id }) =>
    fileURLToPath(import.meta.resolve(`@callsheet/contract/openapi/${id}.json`)),
  );
  return { documents: await Promise.all(files.map((file) => loadDocument(file))) };
}
