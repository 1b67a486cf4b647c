import type { DocumentData, OperationData } from "../../data/document-data.ts";

/** Props of the views of an operation. */
export interface OperationProps {
  readonly data: DocumentData;
  readonly operation: OperationData;
}
