import { isObject, own, ownString } from "../json/json.ts";
import { decodeFragment, pointerStep, valueAt } from "../json/pointer.ts";
import { childKind, type Kind } from "./grammar.ts";

/** The base of a document without its own URI. */
const NO_URI = "document:/";

/**
 * The schemas of one file that `$id`, `$anchor` and `$dynamicAnchor` name.
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-8.2
 */
export class Resources {
  readonly #root: unknown;
  /** The URI of each schema resource by its pointer; the file itself is one. */
  readonly #uris = new Map<string, string>([["", NO_URI]]);
  readonly #pointers = new Map<string, string>();
  readonly #anchors = new Map<string, string>();

  constructor(root: unknown, kind: Kind | undefined) {
    this.#root = root;
    const self = isObject(root) ? ownString(root, "$self") : undefined;
    if (self !== undefined && URL.canParse(self, NO_URI)) this.#add("", self);
    if (kind) this.#collect(root, kind, "");
  }

  /** True when nothing in the file has its own name: then every reference is a file and a pointer. */
  get isPlain(): boolean {
    return this.#uris.size === 1 && this.#anchors.size === 0 && this.#pointers.size === 0;
  }

  /** The pointer of the resource that a place belongs to. */
  resourceOf(pointer: string): string {
    if (this.#uris.size === 1) return "";
    let at = pointer;
    while (at !== "" && !this.#uris.has(at)) at = at.slice(0, at.lastIndexOf("/"));
    return at;
  }

  /** The pointer of a reference at a place, as far as this file can tell. */
  resolve(reference: string, from: string): string | undefined {
    const hash = reference.indexOf("#");
    const uri = hash < 0 ? reference : reference.slice(0, hash);
    const own = this.resourceOf(from);
    const resource = uri === "" ? own : this.find(uri, own);
    return resource === undefined
      ? undefined
      : this.fragment(resource, hash < 0 ? "" : reference.slice(hash + 1));
  }

  /** The pointer of the resource that a URI names, resolved against another resource. */
  find(uri: string, from = ""): string | undefined {
    const base = this.#uris.get(from) ?? NO_URI;
    return URL.canParse(uri, base) ? this.#pointers.get(new URL(uri, base).href) : undefined;
  }

  /** The pointer of a fragment in a resource: a JSON pointer or an anchor. */
  fragment(resource: string, fragment: string): string | undefined {
    const decoded = decodeFragment(fragment);
    if (decoded === undefined) return undefined;
    if (decoded === "") return resource;
    if (!decoded.startsWith("/")) return this.#anchors.get(`${resource}#${decoded}`);
    // Authors who give a component an `$id` still write `#/components/…` in it.
    return resource !== "" && valueAt(this.#root, resource + decoded) === undefined
      ? decoded
      : resource + decoded;
  }

  #add(pointer: string, id: string): void {
    const base = this.#uris.get(this.resourceOf(pointer)) ?? NO_URI;
    if (!URL.canParse(id, base)) return;
    const url = new URL(id, base);
    url.hash = "";
    this.#uris.set(pointer, url.href);
    this.#pointers.set(url.href, pointer);
  }

  #collect(value: unknown, kind: Kind, pointer: string): void {
    if (typeof value !== "object" || value === null) return;
    if (kind === "schema" && isObject(value)) this.#name(value, pointer);
    const inList = Array.isArray(value);
    for (const [name, child] of Object.entries(value)) {
      const next = childKind(kind, name, inList);
      if (next) this.#collect(child, next, pointer + pointerStep(name));
    }
  }

  #name(schema: Readonly<Record<string, unknown>>, pointer: string): void {
    const id = own(schema, "$id");
    // In older drafts an `$id` that is only a fragment was an anchor.
    if (typeof id === "string" && !id.startsWith("#")) this.#add(pointer, id);
    for (const keyword of ["$anchor", "$dynamicAnchor"]) {
      const anchor = own(schema, keyword);
      if (typeof anchor !== "string") continue;
      const key = `${this.resourceOf(pointer)}#${anchor}`;
      if (!this.#anchors.has(key)) this.#anchors.set(key, pointer);
    }
  }
}
