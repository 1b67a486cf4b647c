// What a command needs before it knows whether there is anything to generate: it loads no compiler.
export { displayPath, specFolder } from "./documents.ts";
export {
  type FolderLayoutOptions,
  folderLayout,
  type ImportEnding,
  type Layout,
  type ModuleNames,
  type Part,
  type ProjectPart,
  packagesLayout,
  projectParts,
  type SharedFolder,
} from "./layout.ts";
export { compareOutputs, type Difference, type Outputs, type Territory, writeOutputs } from "./outputs.ts";
export {
  documentId,
  formatProblem,
  ProblemsError,
  type ReadDocument,
  readDocuments,
} from "./read-documents.ts";
export { fingerprint, readStamp, type StampInputs, writeStamp } from "./stamp.ts";
