import type { ApiDocument, ApiOperation } from "@callsheet/document";

/** The documents that a target is tested against. */
export interface Contract {
  readonly documents: readonly ApiDocument[];
}

/** The operations of all documents, in order. */
export function operationsOf(contract: Contract): ApiOperation[] {
  return contract.documents.flatMap((document) => [...document.operations]);
}

/**
 * The methods that the contract has at a path, over all documents; a label matches any text except an empty
 * one.
 */
export function methodsAt(contract: Contract, path: string): string[] {
  const parts = path.split("/");
  const found = pathsAt(contract, path).filter(({ steps }) =>
    steps.every((step, index) => !step.includes("{") || patternOf(step).test(parts[index] ?? "")),
  );
  return [...new Set(found.map(({ method }) => method))];
}

/** A step of a template as a pattern: its fixed texts, and something for each label. */
function patternOf(step: string): RegExp {
  const texts = step.split(/\{[^{}]*\}/).map((text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
  return new RegExp(`^${texts.join(".+")}$`, "s");
}

/**
 * The path templates that a path may match, each with a method: routers differ in what they accept as a
 * label.
 */
export function pathsAt(contract: Contract, path: string): readonly IndexedPath[] {
  const index = pathIndexes.get(contract) ?? pathIndex(contract);
  pathIndexes.set(contract, index);
  const parts = path.split("/");
  const candidates = [...(index.get(indexKey(parts)) ?? []), ...(index.get(indexKey(parts, "{")) ?? [])];
  return candidates.filter(({ steps }) => stepsMatch(steps, parts));
}

/** A path template of the contract with one of its methods. */
export interface IndexedPath {
  readonly path: string;
  readonly steps: readonly string[];
  readonly method: string;
}

/**
 * Paths by their number of steps and their first one, so that a large contract is not searched for each case.
 */
const pathIndexes = new WeakMap<Contract, Map<string, IndexedPath[]>>();

function pathIndex(contract: Contract): Map<string, IndexedPath[]> {
  const index = new Map<string, IndexedPath[]>();
  for (const { path, method } of operationsOf(contract)) {
    // A constant query at the end of a template does not count: few routers look at it. A fragment is never
    // sent.
    const steps = (path.split(/[?#]/, 1)[0] ?? "").split("/");
    const key = indexKey(steps, steps[1]?.includes("{") ? "{" : steps[1]);
    index.set(key, [...(index.get(key) ?? []), { path, steps, method }]);
  }
  return index;
}

function indexKey(steps: readonly string[], first = steps[1]): string {
  return `${steps.length} ${first}`;
}

function stepsMatch(steps: readonly string[], parts: readonly string[]): boolean {
  return steps.every((step, index) => step.includes("{") || step === parts[index]);
}
