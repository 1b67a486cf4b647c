import { isObject, type JsonObject, own, ownList, ownObject, setMember } from "../json/json.ts";
import { formatPointer, pointerReference, pointerStep } from "../json/pointer.ts";
import { childKind, type Kind, referenceOf } from "../reference/grammar.ts";
import { DocumentError } from "../source/document-error.ts";
import { limits } from "../source/limits.ts";
import type { Sources } from "../source/sources.ts";
import type { Link, Linker, Target } from "./linker.ts";
import { targetBase } from "./name-targets.ts";
import type { Spot } from "./resolver.ts";
import { SourceMap } from "./source-map.ts";

/** The source and the target of a copy. */
interface Passage {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** The values that are currently replacing references to them, outermost first. */
  readonly inlined: readonly unknown[];
}

/** Copies the root document and everything that it refers to into one object. */
export class Assembly {
  readonly map: SourceMap;
  readonly #linker: Linker;
  readonly #sources: Sources;
  readonly #inline: ReadonlySet<string>;
  #copies = 0;

  constructor(of: { linker: Linker; sources: Sources; root: string; inline: ReadonlySet<string> }) {
    this.#linker = of.linker;
    this.#sources = of.sources;
    this.#inline = of.inline;
    this.map = new SourceMap(of.root);
  }

  /** The bundled document: a copy in which no value is shared. */
  build(root: { path: string; value: unknown }): JsonObject {
    const top = { file: root.path, from: "", to: "", inlined: [] };
    const bundle = this.#copy(root.value, "document", top) as Record<string, unknown>;
    for (const target of this.#linker.targets) if (!target.home) this.#addComponent(bundle, target);
    const components = own(bundle, "components");
    if (isObject(components))
      for (const group of this.#inline) delete (components as Record<string, unknown>)[group];
    return bundle;
  }

  #addComponent(bundle: Record<string, unknown>, target: Target): void {
    const to = formatPointer(["components", target.group, target.name]);
    this.map.add(to, { file: target.file.path, pointer: target.pointer });
    const copy = this.#copy(target.value, target.kind, {
      file: target.file.path,
      from: target.pointer,
      to,
      inlined: [],
    });
    if (!isObject(own(bundle, "components"))) bundle.components = {};
    const components = bundle.components as Record<string, Record<string, unknown>>;
    if (!isObject(own(components, target.group))) components[target.group] = {};
    setMember(components[target.group] as Record<string, unknown>, target.name, copy);
  }

  #copy(value: unknown, kind: Kind | undefined, passage: Passage): unknown {
    this.#count(passage);
    if (typeof value !== "object" || value === null) return value;
    const link = kind && referenceOf(value, kind) !== undefined ? this.#linker.linkOf(value) : undefined;
    if (link?.to === "inline") return this.#inlined(value as JsonObject, link.spot, kind as Kind, passage);
    if (link?.to === "target" && link.target.home === passage.to) return this.#moved(link.target, passage);
    if (Array.isArray(value))
      return value.map((item, index) => this.#member(item, kind, String(index), passage, true));
    const copy: Record<string, unknown> = {};
    for (const [name, child] of Object.entries(value))
      setMember(copy, name, this.#member(child, kind, name, passage, false));
    if (link) copy.$ref = referenceTo(link) ?? copy.$ref;
    if (kind === "discriminator") this.#mapped(value, copy);
    if (kind === "schema") this.#keepImplicitNames(value as JsonObject, copy);
    return copy;
  }

  #member(child: unknown, kind: Kind | undefined, name: string, passage: Passage, inList: boolean): unknown {
    if (typeof child !== "object" || child === null) {
      this.#count(passage);
      return child;
    }
    const step = pointerStep(name);
    const inner = { ...passage, from: passage.from + step, to: passage.to + step };
    return this.#copy(child, kind && childKind(kind, name, inList), inner);
  }

  #count({ file, from, inlined }: Passage): void {
    if (inlined.length === 0 || ++this.#copies <= limits.inlinedNodes) return;
    throw new DocumentError(
      file,
      from,
      `refers to others that refer to others, ${limits.inlinedNodes} values in all`,
    );
  }

  #moved(target: Target, passage: Passage): unknown {
    this.map.add(passage.to, { file: target.file.path, pointer: target.pointer });
    return this.#copy(target.value, target.kind, {
      ...passage,
      file: target.file.path,
      from: target.pointer,
    });
  }

  /** The target of a reference, overridden by what is next to the reference. */
  #inlined(reference: JsonObject, spot: Spot, kind: Kind, passage: Passage): unknown {
    if (passage.inlined.includes(spot.value) || spot.value === reference) {
      if (kind === "extension") return { ...reference };
      this.#sources.report(passage.file, `${passage.from}/$ref`, `$ref "${reference.$ref}" refers to itself`);
      return {};
    }
    this.map.add(passage.to, { file: spot.file.path, pointer: spot.pointer });
    const inlined = [...passage.inlined, spot.value];
    const copy = this.#copy(spot.value, kind, {
      file: spot.file.path,
      from: spot.pointer,
      to: passage.to,
      inlined,
    });
    if (!isObject(copy)) return copy;
    for (const [name, child] of Object.entries(reference)) {
      if (name === "$ref") continue;
      setMember(copy as Record<string, unknown>, name, this.#member(child, kind, name, passage, false));
      const step = pointerStep(name);
      this.map.add(passage.to + step, { file: passage.file, pointer: passage.from + step });
    }
    return copy;
  }

  #mapped(discriminator: object, copy: Record<string, unknown>): void {
    const mapping = own(copy, "mapping");
    if (!isObject(mapping)) return;
    for (const [name, link] of this.#linker.mappingOf(discriminator) ?? [])
      setMember(mapping as Record<string, unknown>, name, referenceTo(link) ?? mapping[name]);
  }

  /**
   * Without a mapping a branch is known by its component's name: where that had to change, a mapping keeps
   * the name.
   */
  #keepImplicitNames(schema: JsonObject, copy: Record<string, unknown>): void {
    const discriminator = own(copy, "discriminator");
    if (!isObject(discriminator)) return;
    const mapping: Record<string, unknown> = { ...ownObject(discriminator, "mapping") };
    for (const branch of [...ownList(schema, "oneOf"), ...ownList(schema, "anyOf")]) {
      const link = isObject(branch) ? this.#linker.linkOf(branch) : undefined;
      if (link?.to !== "target" || targetBase(link.target) === link.target.name) continue;
      const reference = referenceTo(link);
      if (!Object.values(mapping).includes(reference)) setMember(mapping, targetBase(link.target), reference);
    }
    if (Object.keys(mapping).length > 0) (discriminator as Record<string, unknown>).mapping = mapping;
  }
}

function referenceTo(link: Link): string | undefined {
  if (link.to === "local") return pointerReference(link.pointer);
  if (link.to !== "target") return undefined;
  const { group, name, home } = link.target;
  return pointerReference(home ?? formatPointer(["components", group, name]));
}
