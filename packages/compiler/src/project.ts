// What a command needs before it knows whether anything has to be made: it loads no compiler.
export { displayPath, specFolder } from "./documents.ts";
export {
  type FolderLayoutOptions,
  folderLayout,
  type Layout,
  type ModuleNames,
  type Part,
  packagesLayout,
} from "./layout.ts";
export { compareOutputs, type Difference, type Outputs, writeOutputs } from "./outputs.ts";
export {
  documentId,
  formatProblem,
  ProblemsError,
  type ReadDocument,
  readDocuments,
} from "./read-documents.ts";
export { fingerprint, readStamp, type StampInputs, writeStamp } from "./stamp.ts";
