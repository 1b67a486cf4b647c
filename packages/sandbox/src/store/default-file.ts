import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { StoreError } from "./store-error.ts";

/** Where the command keeps its state when it is not told: in a folder of its own below the working folder. */
export const defaultFile = join(".callsheet", "sandbox.db");

/**
 * Makes the folder of {@link defaultFile}, which git does not look into.
 *
 * @throws StoreError in one line when the working folder cannot be written.
 */
export function makeDefaultFolder(): void {
  const folder = dirname(defaultFile);
  const ignore = join(folder, ".gitignore");
  try {
    mkdirSync(folder, { recursive: true });
    if (!existsSync(ignore)) writeFileSync(ignore, "*\n");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StoreError(
      "unavailable",
      `The folder ${folder} cannot be made here (${code}): name a store with --store; :memory: needs none.`,
      { cause: error },
    );
  }
}
