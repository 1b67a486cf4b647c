export type { TargetData } from "./data/document-data.ts";
export type { SaveChange, SaveFinding, SaveReport, SaveVerdict, SaveWitness } from "./data/save-event.ts";
export type { ShownDocument } from "./data/shown-document.ts";
export type { PageOptions } from "./page-options.ts";
export { type StartWorkbenchOptions, startWorkbench, type Workbench } from "./serve/start-workbench.ts";
export { type WriteDocsOptions, writeDocs } from "./write-docs.ts";
