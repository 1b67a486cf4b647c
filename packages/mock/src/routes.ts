import { compilePath, type PathLabels } from "@callsheet/protocol";
import { Fault } from "./fault.ts";
import type { MockOperation } from "./mock-operation.ts";

/** An operation with the labels of the path that led to it. */
export interface Found {
  readonly operation: MockOperation;
  readonly labels: PathLabels;
}

/** The paths of all documents. */
export interface Routes {
  /**
   * Finds the operation of a request; a HEAD request is answered by GET.
   *
   * @throws Fault `UnknownOperationException` for another path (404) or method (405, with `Allow`),
   * `MalformedHttpRequestException` for percent-encoding that cannot be read.
   */
  find(method: string, path: string): Found;
  /** The methods that a path has; none when it is unknown. */
  methods(path: string): string[];
}

/** Compiles the routes of operations. Literal segments win over labels, and the document named first wins over a later one. */
export function createRoutes(operations: readonly MockOperation[]): Routes {
  const routes = operations
    .map((operation) => ({ operation, match: compilePath(operation.descriptor.path) }))
    .sort((a, b) => literalsFirst(a.operation.descriptor.path, b.operation.descriptor.path));
  const candidates = (path: string) => {
    const found: Found[] = [];
    for (const { operation, match } of routes) {
      const labels = match(path);
      if (labels === "malformed")
        throw new Fault("MalformedHttpRequestException", 400, "The path cannot be decoded.");
      if (labels) found.push({ operation, labels });
    }
    return found;
  };
  return {
    methods: (path) => methodsOf(candidates(path)),
    find(method, path) {
      const found = candidates(path);
      const wanted = [method, ...(method === "HEAD" ? ["GET"] : [])];
      const hit = wanted
        .map((name) => found.find(({ operation }) => operation.descriptor.method === name))
        .find(Boolean);
      if (hit) return hit;
      if (found.length === 0)
        throw new Fault("UnknownOperationException", 404, `No document has the path ${path}.`);
      const allow = methodsOf(found).join(", ");
      throw new Fault("UnknownOperationException", 405, `${path} answers ${allow} only.`, {
        headers: { allow },
      });
    },
  };
}

function methodsOf(found: readonly Found[]): string[] {
  const methods = new Set(found.map(({ operation }) => operation.descriptor.method));
  return [...methods, ...(methods.has("GET") ? ["HEAD"] : [])];
}

function literalsFirst(a: string, b: string): number {
  const shape = (path: string) => path.replace(/\{[^}]*\}/g, "\u{ffff}");
  return shape(a) < shape(b) ? -1 : shape(a) > shape(b) ? 1 : 0;
}
