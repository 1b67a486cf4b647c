import type { SourceFile } from "@callsheet/document";
import { childrenOf, entriesOf, type Located, locate, memberOf, rootOf } from "../source/located.ts";
import type { SpecSources } from "../spec-sources.ts";
import { resolveReference } from "./resolve-reference.ts";

/**
 * The components of a document that no reference in the files read so far leads to. Security schemes are used
 * by name.
 */
export function unusedComponents(document: SourceFile, sources: SpecSources): Located[] {
  const components = locate(document, ["components"]);
  if (!components) return [];
  const used = new Set<unknown>();
  for (const file of sources.files) collectTargets(file, { sources, used });
  return childrenOf(components)
    .filter(({ key }) => key !== "securitySchemes" && !key.startsWith("x-"))
    .flatMap((group) => childrenOf(group))
    .filter(({ value }) => typeof value === "object" && value !== null && !used.has(value));
}

function collectTargets(
  file: SourceFile,
  { sources, used }: { sources: SpecSources; used: Set<unknown> },
): void {
  const open: unknown[] = [rootOf(file).value];
  const seen = new Set<unknown>();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (typeof node !== "object" || node === null || seen.has(node)) continue;
    seen.add(node);
    const reference = memberOf(node, "$ref");
    if (typeof reference === "string") {
      const { target } = resolveReference(sources, { file, value: node, steps: undefined }, reference);
      if (target) used.add(target.value);
    }
    for (const mapped of Object.values(memberOf(memberOf(node, "discriminator"), "mapping") ?? {}))
      if (typeof mapped === "string")
        used.add(locate(file, ["components", "schemas", mapped.slice(mapped.lastIndexOf("/") + 1)])?.value);
    for (const [, child] of entriesOf(node)) open.push(child ?? null);
  }
}
