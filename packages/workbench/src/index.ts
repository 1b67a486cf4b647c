export type { PageOptions } from "./page-options.ts";
export { type WriteDocsOptions, writeDocs } from "./write-docs.ts";
