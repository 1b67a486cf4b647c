import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type Contract, loadDocument } from "@callsheet/conformance";

const folder = fileURLToPath(new URL("./fixtures/", import.meta.url));

/** Public documents in other styles than ours, each as a separate contract. */
export async function fixtureContracts(): Promise<Contract[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".json")).sort();
  return Promise.all(files.map(async (file) => ({ documents: [await loadDocument(folder + file)] })));
}
