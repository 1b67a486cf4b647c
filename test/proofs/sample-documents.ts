import { readdirSync } from "node:fs";
import path from "node:path";
import { createRandom } from "@callsheet/conformance/generate";
import { fetchDirectory } from "./fetch-directory.ts";

/** The files of all public documents, sorted by name. */
export function publicDocuments(): string[] {
  const folder = fetchDirectory();
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => path.join(folder, name));
}

/** A sample of a list, the same one for the same seed. */
export function pickSome<T>(list: readonly T[], size: number, seed: number): T[] {
  const random = createRandom(seed);
  const rest = [...list];
  const picked: T[] = [];
  while (picked.length < size && rest.length > 0)
    picked.push(...rest.splice(random.between(0, rest.length - 1), 1));
  return picked;
}
