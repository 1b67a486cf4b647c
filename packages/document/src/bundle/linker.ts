import { isObject, type JsonObject, own, ownObject, ownString } from "../json/json.ts";
import { pointerStep } from "../json/pointer.ts";
import { childKind, componentGroups, type Kind, referenceOf } from "../reference/grammar.ts";
import type { SourceFile, Sources } from "../source/sources.ts";
import type { Resolver, Spot } from "./resolver.ts";

/** A value outside the root document, or not addressable in it, that becomes a component. */
export interface Target extends Spot {
  readonly kind: Kind;
  /** The group of components, such as `schemas`. */
  readonly group: string;
  /** The pointer of the root's component that is only a reference to it: it takes over its name and place. */
  home?: string;
  name: string;
}

/** What happens to a reference. */
export type Link =
  | { readonly to: "local"; readonly pointer: string }
  | { readonly to: "target"; readonly target: Target }
  | { readonly to: "inline"; readonly spot: Spot }
  | { readonly to: "nothing" };

const BARE_NAME = /^[A-Za-z0-9._-]+$/;

/**
 * Walks over the root document and everything that it refers to, and decides what happens to each reference.
 */
export class Linker {
  /** In order of the first reference, breadth first. */
  readonly targets: Target[] = [];
  readonly #links = new Map<object, Link>();
  readonly #mappings = new Map<object, Map<string, Link>>();
  readonly #known = new Map<SourceFile, Map<string, Target>>();
  readonly #seen = new Map<Kind, Set<object>>();
  readonly #queue: (() => void)[] = [];
  readonly #sources: Sources;
  readonly #resolver: Resolver;
  readonly #root: SourceFile;
  readonly #inline: ReadonlySet<string>;

  constructor(of: { sources: Sources; resolver: Resolver; root: SourceFile; inline: ReadonlySet<string> }) {
    this.#sources = of.sources;
    this.#resolver = of.resolver;
    this.#root = of.root;
    this.#inline = of.inline;
  }

  /** Decides every reference that can be reached from the root document. */
  run(): void {
    this.#walk(this.#root.value, "document", { file: this.#root, pointer: "" });
    // The queue grows while it is processed.
    for (const next of this.#queue) next();
  }

  /** What happens to a reference object. */
  linkOf(node: object): Link | undefined {
    return this.#links.get(node);
  }

  /** What happens to the values of a discriminator's `mapping`, by their names. */
  mappingOf(discriminator: object): ReadonlyMap<string, Link> | undefined {
    return this.#mappings.get(discriminator);
  }

  #walk(value: unknown, kind: Kind, at: { file: SourceFile; pointer: string }): void {
    if (typeof value !== "object" || value === null || !this.#isNew(value, kind)) return;
    const reference = referenceOf(value, kind);
    if (reference !== undefined)
      this.#links.set(value, this.#decide(reference, kind, { ...at, node: value as JsonObject }));
    if (kind === "discriminator" && isObject(value)) this.#map(value, at);
    const inList = Array.isArray(value);
    for (const [name, child] of Object.entries(value)) {
      const next = childKind(kind, name, inList);
      if (next) this.#walk(child, next, { file: at.file, pointer: at.pointer + pointerStep(name) });
    }
  }

  #isNew(value: object, kind: Kind): boolean {
    const seen = this.#seen.get(kind) ?? new Set();
    this.#seen.set(kind, seen);
    return seen.size < seen.add(value).size;
  }

  #decide(reference: string, kind: Kind, at: { file: SourceFile; pointer: string; node: JsonObject }): Link {
    const resolution = this.#resolver.resolve(reference, at.file, at.pointer);
    if ("problem" in resolution) {
      if (resolution.problem && kind !== "extension")
        this.#sources.report(at.file.path, `${at.pointer}/$ref`, resolution.problem);
      return { to: "nothing" };
    }
    const { spot } = resolution;
    const group = componentGroups[kind];
    if (kind === "extension" && spot.file === at.file) return { to: "nothing" };
    if (!group || this.#inline.has(group)) {
      this.#queue.push(() => this.#walk(spot.value, kind, spot));
      return { to: "inline", spot };
    }
    if (spot.file === this.#root && !spot.indirect && !this.#leavesBundle(spot.pointer)) {
      // Values outside the grammar, such as those below an extension, are walked for their own references.
      this.#queue.push(() => this.#walk(spot.value, kind, spot));
      return { to: "local", pointer: spot.pointer };
    }
    const target = this.#target(spot, kind, group);
    const isAlias = at.file === this.#root && Object.keys(at.node).length === 1;
    const [, home, name] = /^\/components\/([^/]+)\/([^/]+)$/.exec(at.pointer) ?? [];
    if (isAlias && home === group && name !== undefined && target.file !== this.#root)
      target.home ??= at.pointer;
    return { to: "target", target };
  }

  #leavesBundle(pointer: string): boolean {
    const [, group = ""] = /^\/components\/([^/]+)\//.exec(pointer) ?? [];
    return this.#inline.has(group);
  }

  #target(spot: Spot, kind: Kind, group: string): Target {
    const ofFile = this.#known.get(spot.file) ?? new Map<string, Target>();
    this.#known.set(spot.file, ofFile);
    const key = `${group} ${spot.pointer}`;
    let target = ofFile.get(key);
    if (!target) {
      target = { ...spot, kind, group, name: "" };
      ofFile.set(key, target);
      this.targets.push(target);
      this.#queue.push(() => this.#walk(spot.value, kind, spot));
    }
    return target;
  }

  #map(discriminator: JsonObject, at: { file: SourceFile; pointer: string }): void {
    const links = new Map<string, Link>();
    for (const name of Object.keys(ownObject(discriminator, "mapping"))) {
      const value = ownString(ownObject(discriminator, "mapping"), name);
      if (value === undefined || (at.file === this.#root && hasSchema(this.#root, value))) continue;
      const pointer = `${at.pointer}/mapping${pointerStep(name)}`;
      const reference = this.#isSchemaName(value, at.file) ? `#/components/schemas/${value}` : value;
      const file = reference !== value && !hasSchema(at.file, value) ? this.#root : at.file;
      const resolution = this.#resolver.resolve(reference, file, at.pointer);
      if ("spot" in resolution) links.set(name, this.#mapped(resolution.spot));
      else if (resolution.problem)
        // The alternatives decide which values are valid: a mapping that leads nowhere is only ignored.
        this.#sources.report(at.file.path, pointer, resolution.problem.replace("$ref", "mapping"), "warning");
    }
    this.#mappings.set(discriminator, links);
  }

  #mapped(spot: Spot): Link {
    return spot.file === this.#root && !spot.indirect
      ? { to: "local", pointer: spot.pointer }
      : { to: "target", target: this.#target(spot, "schema", "schemas") };
  }

  #isSchemaName(value: string, file: SourceFile): boolean {
    return BARE_NAME.test(value) && (hasSchema(file, value) || hasSchema(this.#root, value));
  }
}

function hasSchema({ value }: SourceFile, name: string): boolean {
  const components = isObject(value) ? ownObject(value, "components") : {};
  return own(ownObject(components, "schemas"), name) !== undefined;
}
