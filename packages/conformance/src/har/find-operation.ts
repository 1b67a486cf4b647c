import type { ApiDocument, ApiOperation } from "@callsheet/document";
import { compilePath, type PathLabels, pathOrder } from "@callsheet/protocol";
import { type Contract, pathsAt } from "../contract.ts";

/** The operation of a recorded request. */
export interface FoundOperation {
  readonly operation: ApiOperation;
  readonly labels: PathLabels;
  /** The path after the base path of the document's server, with the query. */
  readonly path: string;
}

/**
 * Finds the operation of a method and a URL, whatever its host: by the path after that of one of the
 * document's servers, or the whole.
 */
export function findOperation(contract: Contract, method: string, url: URL): FoundOperation | undefined {
  for (const document of contract.documents) {
    for (const prefix of prefixesOf(document)) {
      if (!url.pathname.startsWith(`${prefix}/`)) continue;
      const pathname = url.pathname.slice(prefix.length);
      const found = operationAt(document, method, { pathname, search: url.search });
      if (found) return { ...found, path: pathname + url.search };
    }
  }
  return undefined;
}

/** The base paths of servers, the longest first; the empty one last. */
function prefixesOf({ servers, operations }: ApiDocument): string[] {
  const all = [...servers, ...operations.flatMap((operation) => operation.servers)];
  const prefixes = all.map(({ defaultUrl }) => {
    const pathname = URL.canParse(defaultUrl, "http://localhost")
      ? new URL(defaultUrl, "http://localhost").pathname
      : "";
    return pathname.replace(/\/+$/, "");
  });
  return [...new Set([...prefixes, ""])].sort((left, right) => right.length - left.length);
}

function operationAt(
  document: ApiDocument,
  method: string,
  { pathname, search }: { pathname: string; search: string },
): Pick<FoundOperation, "operation" | "labels"> | undefined {
  const paths = new Set(pathsAt({ documents: [document] }, pathname).map(({ path }) => path));
  const asked = new URLSearchParams(search);
  const candidates = document.operations
    .filter((operation) => operation.method === method && paths.has(operation.path))
    .filter(({ path }) => hasConstants(path, asked))
    .sort(byOrder);
  for (const operation of candidates) {
    const labels = compilePath(operation.path.split("#", 1)[0] ?? "")(pathname);
    if (labels !== undefined && labels !== "malformed") return { operation, labels };
  }
  return undefined;
}

/** True when a query includes what a template has after its question mark. */
function hasConstants(path: string, asked: URLSearchParams): boolean {
  const constants = new URLSearchParams(/\?([^#]*)/.exec(path)?.[1]);
  return [...constants].every(([name, value]) => asked.getAll(name).includes(value));
}

/** As a router tries them: by the path, then what has more of a constant query. */
function byOrder({ path: left }: ApiOperation, { path: right }: ApiOperation): number {
  const [one, other] = [left, right].map((path) => pathOrder(path.split(/[?#]/, 1)[0] ?? ""));
  if (one !== other) return (one ?? "") < (other ?? "") ? -1 : 1;
  return right.split(/[?&]/).length - left.split(/[?&]/).length;
}
