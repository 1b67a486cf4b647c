import { escapeStep } from "@callsheet/protocol/json-pointer";
import { isObject, type JsonObject, own, ownString, setMember } from "../json/json.ts";
import { pointerSteps, valueAt } from "../json/pointer.ts";
import { type Provenance, sourceLine } from "../provenance/provenance.ts";
import { resolveReference } from "../reference/follow-reference.ts";
import { childKind, type Kind, referenceOf } from "../reference/grammar.ts";
import { type Direction, directionView } from "../schema/direction-view.ts";
import type { Place, SchemaDocument } from "../schema/place.ts";
import type { NameTable } from "./name-table.ts";
import { isIdentifier, pascalCase } from "./names.ts";
import { Unsupported } from "./unsupported.ts";

/** A JSON Schema whose references are all `#/$defs/<name>`. */
export type DefinedSchema = boolean | JsonObject;

/** A named JSON Schema: a type, and a validator. */
export interface Definition {
  readonly name: string;
  readonly schema: DefinedSchema;
  /** Its place in the bundled document. */
  readonly pointer: string;
}

/** A part of a document that is not generated, with its place in the bundled document. */
export interface LeftOut {
  readonly pointer: string;
  readonly reason: string;
}

/** Which way values of a schema travel; `both` for a schema as declared. */
export type Travel = Direction | "both";

const SUFFIX: Readonly<Record<Travel, string>> = { both: "", request: "Request", reply: "Reply" };

/** Keywords that do not affect which values are valid, or that resolved references made unnecessary. */
const DROPPED = new Set(
  "$id $schema $anchor $dynamicAnchor $vocabulary $comment $defs definitions externalDocs xml example examples".split(
    " ",
  ),
);

/**
 * The schemas of a document by name, each copied once: references lead to other definitions, whatever they
 * led to before. A schema becomes two definitions, for requests and replies, where `readOnly` or `writeOnly`
 * make them differ.
 */
export class SchemaTable {
  readonly #document: SchemaDocument;
  readonly #names: NameTable;
  readonly #provenance: Provenance | undefined;
  /** By travel and pointer. */
  readonly #known = new Map<string, string>();
  readonly #definitions = new Map<string, Definition>();
  readonly #differs = new Map<string, boolean>();
  readonly #open: { readonly name: string; readonly pointer: string; readonly travel: Travel }[] = [];
  /** By pointer. */
  readonly #leftOut = new Map<string, LeftOut>();
  /** Why a definition cannot be made, by name. */
  readonly #broken = new Map<string, Unsupported>();

  constructor(document: SchemaDocument, names: NameTable, provenance?: Provenance) {
    this.#document = document;
    this.#names = names;
    this.#provenance = provenance;
  }

  /** A description with the sources of the constraints at some places. */
  describe(description: string | undefined, ...pointers: readonly string[]): string | undefined {
    const sources = pointers.flatMap((pointer) => sourceLine(this.#provenance, pointer) ?? []);
    return [description, ...new Set(sources)].filter(Boolean).join("\n\n") || undefined;
  }

  /**
   * Names the schemas among the components: first those with their own names, then those that need a derived
   * one.
   */
  declare(components: readonly { readonly name: string; readonly schema: Place }[]): void {
    const own = components.filter(({ name }) => isIdentifier(name));
    const others = components.filter(({ name }) => !isIdentifier(name));
    for (const { name, schema } of own) this.#name(schema.pointer, "both", [name]);
    for (const { name, schema } of others)
      this.#name(schema.pointer, "both", [pascalCase(name), `${pascalCase(name)}Schema`]);
  }

  /** A schema as part of another definition. */
  copy(place: Place, travel: Travel): DefinedSchema {
    const view = travel === "both" ? this.#document : directionView(this.#document, travel);
    const node = valueAt(view.root, place.pointer) ?? place.schema;
    return this.#copy({ node, kind: "schema", pointer: place.pointer, travel }) as DefinedSchema;
  }

  /** Adds a definition that was composed elsewhere. */
  add(name: string, schema: DefinedSchema, pointer: string): void {
    this.#definitions.set(name, { name, schema, pointer });
  }

  /** Notes a part that is not generated, and that no operation needs. */
  leaveOut(part: LeftOut): void {
    this.#leftOut.set(part.pointer, part);
  }

  /** The name of the definition that a schema merely refers to. */
  nameOf(schema: DefinedSchema | undefined): string | undefined {
    if (!isObject(schema) || Object.keys(schema).some((key) => key !== "$ref" && key !== "description"))
      return undefined;
    return definedName(own(schema, "$ref"));
  }

  /** The schema of a definition. */
  find(name: string): DefinedSchema | undefined {
    this.#fill();
    return this.#definitions.get(name)?.schema;
  }

  /** All definitions, those of the components first, and what could not be made. */
  finish(): {
    readonly definitions: readonly Definition[];
    readonly broken: ReadonlyMap<string, Unsupported>;
    readonly leftOut: readonly LeftOut[];
  } {
    this.#fill();
    return {
      definitions: [...this.#definitions.values()],
      broken: this.#broken,
      leftOut: [...this.#leftOut.values()],
    };
  }

  #fill(): void {
    for (let next = this.#open.shift(); next; next = this.#open.shift()) {
      const { name, pointer, travel } = next;
      try {
        const schema = this.copy({ document: this.#document, schema: true, pointer }, travel);
        this.#definitions.set(name, { name, schema, pointer });
      } catch (error) {
        if (!(error instanceof Unsupported)) throw error;
        this.#broken.set(name, error);
        this.#definitions.set(name, { name, schema: true, pointer });
      }
    }
  }

  #name(pointer: string, travel: Travel, wishes: readonly string[]): string {
    const key = `${travel} ${pointer}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const name = this.#names.take(...wishes);
    this.#known.set(key, name);
    this.#open.push({ name, pointer, travel });
    return name;
  }

  /** The definition of a place, in progress. */
  #refer(pointer: string, travel: Travel): string {
    const way = travel !== "both" && this.#differsFor(pointer, travel) ? travel : "both";
    const base = this.#known.get(`both ${pointer}`) ?? madeName(pointer);
    return this.#name(pointer, way, [base + SUFFIX[way]]);
  }

  /** True when the schema, or one that it refers to, differs in this direction. */
  #differsFor(pointer: string, travel: Direction): boolean {
    const view = directionView(this.#document, travel);
    if (view === this.#document) return false;
    const seen = new Set<string>();
    const differs = (at: string): boolean => {
      const key = `${travel} ${at}`;
      const known = this.#differs.get(key);
      if (known !== undefined) return known;
      if (seen.has(at)) return false;
      seen.add(at);
      const node = valueAt(this.#document.root, at);
      const found =
        JSON.stringify(node) !== JSON.stringify(valueAt(view.root, at)) ||
        this.#referencesIn(node, at).some(differs);
      if (found) this.#differs.set(key, true);
      return found;
    };
    const result = differs(pointer);
    // Nothing visited on the way to "no" can be "yes".
    if (!result) for (const at of seen) this.#differs.set(`${travel} ${at}`, false);
    return result;
  }

  #referencesIn(root: unknown, start: string): string[] {
    const found: string[] = [];
    const walk = (node: unknown, kind: Kind, pointer: string): void => {
      if (typeof node !== "object" || node === null) return;
      if (kind === "schema" && isObject(node)) {
        const target = this.#target(node, pointer);
        if (target !== undefined) found.push(target);
      }
      for (const [name, child] of Object.entries(node)) {
        const next = childKind(kind, name, Array.isArray(node));
        if (next) walk(child, next, `${pointer}/${escapeStep(name)}`);
      }
    };
    walk(root, "schema", start);
    return found;
  }

  /** The pointer of a schema's reference; undefined without a reference, or when it leads nowhere. */
  #target(schema: JsonObject, pointer: string): string | undefined {
    const reference = referenceOf(schema, "schema");
    return reference === undefined
      ? undefined
      : resolveReference(this.#document, reference, pointer)?.pointer;
  }

  #copy({ node, kind, pointer, travel }: CopyStep): unknown {
    if (kind === "schema" && typeof node !== "boolean" && !isObject(node))
      throw new Unsupported(pointer, "must be a schema: an object of keywords, true or false");
    if (kind === undefined || typeof node !== "object" || node === null) return node;
    if (Array.isArray(node))
      return node.map((item, index) =>
        this.#copy({
          node: item,
          kind: childKind(kind, String(index), true),
          pointer: `${pointer}/${index}`,
          travel,
        }),
      );
    const copy: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(node)) {
      if (kind === "schema" && (DROPPED.has(name) || name.startsWith("x-"))) continue;
      setMember(copy, name, this.#member({ node: value, kind, pointer, travel }, name, node as JsonObject));
    }
    const description = kind === "schema" && this.describe(ownString(copy, "description"), pointer);
    if (description) copy.description = description;
    return copy;
  }

  #member(step: CopyStep & { readonly kind: Kind }, name: string, holder: JsonObject): unknown {
    const { node, kind, pointer, travel } = step;
    const at = `${pointer}/${escapeStep(name)}`;
    if (kind === "schema" && name === "$ref") return this.#reference(holder, pointer, travel);
    if (kind === "schema" && name === "$dynamicRef")
      throw new Unsupported(at, `the reference \`${String(node)}\` leads nowhere`);
    if (kind === "schema" && name === "discriminator") return this.#discriminator(node, pointer, travel);
    return this.#copy({ node, kind: childKind(kind, name, false), pointer: at, travel });
  }

  #reference(holder: JsonObject, pointer: string, travel: Travel): string {
    const target = this.#target(holder, pointer);
    if (target === undefined)
      throw new Unsupported(`${pointer}/$ref`, `the reference \`${String(holder.$ref)}\` leads nowhere`);
    return `#/$defs/${this.#refer(target, travel)}`;
  }

  #discriminator(node: unknown, pointer: string, travel: Travel): unknown {
    if (!isObject(node) || !isObject(node.mapping)) return node;
    const mapping: Record<string, unknown> = {};
    for (const [value, reference] of Object.entries(node.mapping)) {
      const target = this.#mapped(String(reference), pointer);
      if (target !== undefined) setMember(mapping, value, `#/$defs/${this.#refer(target, travel)}`);
      else
        this.leaveOut({
          pointer: `${pointer}/discriminator/mapping/${escapeStep(value)}`,
          reason: `the mapping of \`${value}\` is left out: \`${String(reference)}\` leads nowhere`,
        });
    }
    return { ...node, mapping };
  }

  /** The pointer of a mapping: a reference, or the name of a schema among the components. */
  #mapped(reference: string, pointer: string): string | undefined {
    const named = `/components/schemas/${escapeStep(reference)}`;
    if (valueAt(this.#document.root, named) !== undefined) return named;
    return resolveReference(this.#document, reference, pointer)?.pointer;
  }
}

interface CopyStep {
  readonly node: unknown;
  /** Undefined for data, which is copied unchanged. */
  readonly kind: Kind | undefined;
  readonly pointer: string;
  readonly travel: Travel;
}

/** The name in `#/$defs/<name>`. */
export function definedName(reference: unknown): string | undefined {
  return typeof reference === "string" && reference.startsWith("#/$defs/")
    ? reference.slice("#/$defs/".length)
    : undefined;
}

/**
 * A name for a schema without one: that of its component and the members on the way to it, or of the
 * operation and the status. Words of OpenAPI itself are skipped.
 */
function madeName(pointer: string): string {
  const [group, kind, ...inside] = pointerSteps(pointer);
  const isComponent = group === "components";
  const steps = isComponent ? inside : [inside[0] ?? "", kind ?? "", ...inside.slice(1)];
  const words = steps.filter((step, index) => (isComponent && index === 0) || !WORDLESS.has(step));
  return pascalCase(words.join(" ").replaceAll(/\S+\/\S*json/g, "")) || "Schema";
}

const WORDLESS = new Set(
  "properties items schema content responses requestBody allOf anyOf oneOf application/json".split(" "),
);
