import { copyFileSync, cpSync, existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { root, run } from "./run.ts";

/** Copies a checkout, including uncommitted changes. Nothing in the copy is installed or built. */
export async function copyCheckout(target: string): Promise<void> {
  const listing = await run("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
  });
  for (const file of listing.split("\0").filter((name) => name !== "" && existsSync(path.join(root, name)))) {
    mkdirSync(path.dirname(path.join(target, file)), { recursive: true });
    copyFileSync(path.join(root, file), path.join(target, file));
  }
}

/** Copies a copy before anything is installed in it. */
export function copyAgain(from: string, target: string): void {
  cpSync(from, target, { recursive: true });
}
