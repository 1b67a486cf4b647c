import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { StoreError } from "./store-error.ts";

/** Where the command keeps its state by default: in its own folder below the working folder. */
export const defaultFile = join(".callsheet", "sandbox.db");

/**
 * Creates the folder of {@link defaultFile}, which git ignores.
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
      `The folder ${folder} cannot be created here (${code}): name a store with --store; :memory: needs none.`,
      { cause: error },
    );
  }
}
