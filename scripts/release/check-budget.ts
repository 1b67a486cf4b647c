import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { listPacked, type Packed } from "./pack-packages.ts";
import { root, run } from "./run.ts";

/** How large a package may be, in kB: its tarball, and its size on disk. */
interface Budget {
  readonly packed: number;
  readonly unpacked: number;
}

/** The size of a package, in bytes. */
export interface Size {
  readonly packed: number;
  readonly unpacked: number;
  readonly files: number;
}

/** Measures a tarball. */
export async function measure({ tarball }: Packed): Promise<Size> {
  const content = await run("tar", ["-xzOf", tarball], { cwd: root });
  const files = (await listPacked(tarball)).length;
  return { packed: statSync(tarball).size, unpacked: Buffer.byteLength(content), files };
}

/**
 * What is larger than `budgets.json` allows, one item per line. A package that it does not name may not be
 * published.
 */
export function checkBudget({ folder }: Packed, { packed, unpacked }: Size): string[] {
  const budgets = JSON.parse(readFileSync(path.join(import.meta.dirname, "budgets.json"), "utf8")) as Record<
    string,
    Budget
  >;
  const budget = budgets[folder];
  if (!budget) return ["budgets.json does not name the package"];
  return [
    ...over("the tarball", packed, budget.packed),
    ...over("the unpacked package", unpacked, budget.unpacked),
  ];
}

function over(what: string, bytes: number, budget: number): string[] {
  const size = Math.ceil(bytes / 1000);
  return size > budget ? [`${what} has ${size} kB, ${size - budget} kB over its budget in budgets.json`] : [];
}
