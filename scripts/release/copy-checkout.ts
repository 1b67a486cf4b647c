import { copyFileSync, cpSync, existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { root, run } from "./run.ts";

/** Copies what a checkout holds, with changes that are not committed. Nothing in the copy is installed or built. */
export async function copyCheckout(target: string): Promise<void> {
  const listing = await run("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
  });
  for (const file of listing.split("\0").filter((name) => name !== "" && existsSync(path.join(root, name)))) {
    mkdirSync(path.dirname(path.join(target, file)), { recursive: true });
    copyFileSync(path.join(root, file), path.join(target, file));
  }
}

/** Copies a copy that is not installed yet. */
export function copyAgain(from: string, target: string): void {
  cpSync(from, target, { recursive: true });
}
