import { isObject, type JsonObject, own, ownString } from "../json/json.ts";
import { pointerStep, valueAt } from "../json/pointer.ts";
import { BrokenReferences } from "../reference/broken-references.ts";
import { followReference, type Located, member } from "../reference/follow-reference.ts";
import { DocumentError } from "../source/document-error.ts";
import type { OpenApiVersion } from "../version/document-version.ts";
import type { ApiDocument, ApiOperation, Skipped } from "./operation.ts";
import { isOperation, readOperation } from "./read-operation.ts";

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** Where a reader puts what it finds besides operations. */
export interface Findings {
  readonly skipped: Skipped[];
  readonly version: OpenApiVersion;
  /** Lists a problem at a pointer of the bundle that does not prevent reading. */
  warn(pointer: string, message: string): void;
}

/** Reads the operations of all path items. */
export class PathReader {
  readonly #document: ApiDocument;
  readonly #findings: Findings;
  readonly #names = new Map<string, string>();
  readonly #ids = new Map<string, string>();
  readonly #broken: BrokenReferences;

  constructor(document: ApiDocument, findings: Findings) {
    this.#document = document;
    this.#findings = findings;
    this.#broken = new BrokenReferences(document);
  }

  /** Reads all path items below a member of the document. */
  readAll(group: "paths" | "webhooks", found: ApiOperation[]): void {
    const items: Located = { value: own(this.#document.root, group), pointer: `/${group}` };
    for (const path of Object.keys(isObject(items.value) ? items.value : {})) {
      if (group === "paths" && path.startsWith("x-")) continue;
      const pointer = items.pointer + pointerStep(path);
      this.#attempt(pointer, () => {
        if (group === "paths" && !path.startsWith("/"))
          throw new DocumentError(this.#document.name, pointer, "is not a path: it does not begin with `/`");
        this.#readItem({ path, pointer, isWebhook: group === "webhooks" }, found);
      });
    }
  }

  #attempt(pointer: string, read: () => void): void {
    try {
      read();
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      const [problem] = error.problems;
      this.#findings.skipped.push({
        pointer: error.pointer || pointer,
        reason: problem?.message ?? error.message,
      });
    }
  }

  /** Reads a path item that stands somewhere else. */
  readItem(at: { path: string; pointer: string; isWebhook: boolean }, found: ApiOperation[]): void {
    this.#attempt(at.pointer, () => this.#readItem(at, found));
  }

  #readItem(at: { path: string; pointer: string; isWebhook: boolean }, found: ApiOperation[]): void {
    const items = this.#layers({ value: valueAt(this.#document.root, at.pointer), pointer: at.pointer });
    for (const { holder, method } of methodsOf(items)) {
      const pointer = holder.pointer + pointerStep(method);
      this.#attempt(pointer, () => {
        const located = member(this.#document, holder, method);
        if (!isOperation(located))
          throw new DocumentError(
            this.#document.name,
            pointer,
            "is not an operation: an object was expected",
          );
        this.#checkReferences(located);
        const name = this.#name(located, `${method.toUpperCase()} ${at.path}`);
        found.push(readOperation(this.#document, name, { ...at, method, items, located }));
      });
    }
    this.#skipNewMethods(items);
  }

  /** A path item and the members next to its `$ref`: innermost last. */
  #layers(item: Located): Located[] {
    if (!isObject(item.value) || own(item.value, "$ref") === undefined) return [item];
    const { $ref, ...siblings } = item.value;
    const target = followReference(this.#document, { value: { $ref }, pointer: item.pointer });
    return Object.keys(siblings).length === 0 ? [target] : [target, { ...item, value: siblings }];
  }

  #skipNewMethods(items: readonly Located[]): void {
    const reason = "has a method that only OpenAPI 3.2 knows, which is not supported";
    for (const { value, pointer } of items) {
      if (!isObject(value)) continue;
      if (isObject(own(value, "query"))) this.#findings.skipped.push({ pointer: `${pointer}/query`, reason });
      const more = own(value, "additionalOperations");
      for (const method of Object.keys(isObject(more) ? more : {}))
        this.#findings.skipped.push({
          pointer: `${pointer}/additionalOperations${pointerStep(method)}`,
          reason,
        });
    }
  }

  #checkReferences(located: Located): void {
    // Without problems, every reference was found when the document was bundled.
    if (this.#document.problems.length === 0) return;
    const broken = this.#broken.firstFrom(located.pointer, "operation");
    if (!broken) return;
    const problem = broken.reference.startsWith("#") ? "leads nowhere" : "leaves the document";
    throw new DocumentError(this.#document.name, broken.pointer, `$ref "${broken.reference}" ${problem}`);
  }

  #name({ value, pointer }: Located, fallback: string): string {
    const id = ownString(value as JsonObject, "operationId");
    const taken = id === undefined ? undefined : this.#ids.get(id);
    if (taken !== undefined && taken !== pointer)
      this.#findings.warn(
        `${pointer}/operationId`,
        `is a duplicate operationId: ${JSON.stringify(id)} is that of ${taken}, too`,
      );
    if (id !== undefined) this.#ids.set(id, pointer);
    const wanted = id ?? fallback;
    let name = wanted;
    for (let count = 2; this.#names.has(name); count++) name = `${wanted}~${count}`;
    this.#names.set(name, pointer);
    return name;
  }
}

/** The methods of a path item, each with the layer that declares it: members next to a `$ref` win. */
function methodsOf(items: readonly Located[]): { method: string; holder: Located }[] {
  return METHODS.flatMap((method) => {
    const holder = items.findLast(({ value }) => isObject(value) && own(value, method) !== undefined);
    return holder ? { method, holder } : [];
  });
}
