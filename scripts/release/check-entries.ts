import { readFile } from "node:fs/promises";
import { checkPackage, createPackageFromTarballData, type Problem } from "@arethetypeswrong/core";
import { problemAffectsResolutionKind } from "@arethetypeswrong/core/problems";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { dualPackages } from "./dual-packages.mjs";
import type { Packed } from "./pack-packages.ts";

/**
 * The findings of publint and arethetypeswrong about a package, one per line; empty when importers of every
 * kind find code and types.
 */
export async function checkEntries(packed: Packed): Promise<string[]> {
  const data = await readFile(packed.tarball);
  return [...(await checkFields(packed, data)), ...(await checkTypes(packed, data))];
}

async function checkFields({ manifest }: Packed, data: Buffer): Promise<string[]> {
  const tarball = data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength) as ArrayBuffer;
  const { messages } = await publint({ pack: { tarball }, strict: true });
  return messages
    .filter(({ type }) => type !== "suggestion")
    .map((message) => `${message.code}: ${formatMessage(message, manifest, { color: false })}`);
}

/** Resolution without `exports`, as before Node 12, is not supported. */
const kinds = ["node16-cjs", "node16-esm", "bundler"] as const;

async function checkTypes({ folder, manifest }: Packed, data: Buffer): Promise<string[]> {
  if (manifest.exports === undefined) return [];
  const analysis = await checkPackage(createPackageFromTarballData(data));
  if (!analysis.types) return ["the package has no types"];
  return analysis.problems
    .filter((problem) => kinds.some((kind) => problemAffectsResolutionKind(problem, kind, analysis)))
    .filter(({ kind }) => kind !== "CJSResolvesToESM" || dualPackages.includes(folder))
    .map(describe);
}

function describe(problem: Problem): string {
  return `${problem.kind}: ${JSON.stringify({ ...problem, kind: undefined, trace: undefined })}`;
}
