/** A module of a package that may not be installed, then undefined. */
export async function importOptional<Module>(load: () => Promise<Module>): Promise<Module | undefined> {
  return load().catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ERR_MODULE_NOT_FOUND" && /'@callsheet\/[a-z]+'/.test(error.message)) return undefined;
    throw error;
  });
}
