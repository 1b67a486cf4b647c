import { CouldNotRunError } from "./could-not-run-error.ts";
import type { RunOptions } from "./run-options.ts";

/**
 * The options with the credentials from the caller's hook.
 * @throws CouldNotRunError when the hook fails
 */
export async function logIn<Options extends RunOptions>(
  options: Options,
): Promise<Omit<Options, "authorize">> {
  const { authorize, ...rest } = options;
  if (!authorize) return rest;
  try {
    const schemes = { ...rest.credentials?.schemes, ...(await authorize()) };
    return { ...rest, credentials: { ...rest.credentials, schemes } };
  } catch (error) {
    throw new CouldNotRunError(`The hook authorize() failed: ${(error as Error).message}`);
  }
}
