import type { ApiDocument, ApiOperation } from "./operation.ts";

/** The documents that a target is held to. */
export interface Contract {
  readonly documents: readonly ApiDocument[];
}

/** The operations of all documents, in order. */
export function operationsOf(contract: Contract): ApiOperation[] {
  return contract.documents.flatMap((document) => [...document.operations]);
}

/** The methods that the contract has at a path, over all documents; labels match any text. */
export function methodsAt(contract: Contract, path: string): string[] {
  const methods = operationsOf(contract)
    .filter((operation) => pathMatches(operation.path, path))
    .map(({ method }) => method);
  return [...new Set(methods)];
}

function pathMatches(template: string, path: string): boolean {
  const steps = template.split("/");
  const parts = path.split("/");
  return (
    steps.length === parts.length && steps.every((step, index) => step.includes("{") || step === parts[index])
  );
}
