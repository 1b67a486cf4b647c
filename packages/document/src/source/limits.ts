/** Limits on what is read, because a document may come from anyone. */
export const limits = {
  /** Bytes of one file. */
  fileBytes: 32 * 1024 * 1024,
  /** Levels of nesting of one file. */
  depth: 200,
  /** How many nodes the aliases of one YAML file may add to the file's own. */
  aliasedNodes: 1_000_000,
  /** How many nodes of a bundled document may be copies that replace references. */
  inlinedNodes: 1_000_000,
  /** For how many broken references of a document the nearest match is searched. */
  suggestions: 100,
} as const;
