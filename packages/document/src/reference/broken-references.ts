import { own } from "../json/json.ts";
import { pointerStep, valueAt } from "../json/pointer.ts";
import { type ReferenceDocument, resolveReference } from "./follow-reference.ts";
import { childKind, type Kind, referenceOf } from "./grammar.ts";

/** A reference that leads nowhere. */
export interface BrokenReference {
  /** JSON pointer of the object with the `$ref`. */
  readonly pointer: string;
  readonly reference: string;
}

interface Outgoing {
  readonly reference: string;
  readonly from: string;
  readonly kind: Kind;
}

/**
 * Finds references that lead nowhere in everything that a part of a document needs. Each component is walked
 * once for all parts.
 */
export class BrokenReferences {
  readonly #document: ReferenceDocument;
  readonly #outgoing = new Map<string, readonly Outgoing[]>();

  constructor(document: ReferenceDocument) {
    this.#document = document;
  }

  /** The first one that a part of the document needs; undefined when all references lead somewhere. */
  firstFrom(pointer: string, kind: Kind): BrokenReference | undefined {
    const seen = new Set([pointer]);
    const open: [pointer: string, kind: Kind][] = [[pointer, kind]];
    for (let next = open.pop(); next; next = open.pop()) {
      for (const outgoing of this.#from(...next)) {
        const target = resolveReference(this.#document, outgoing.reference, outgoing.from);
        if (!target) return { pointer: outgoing.from, reference: outgoing.reference };
        if (seen.has(target.pointer)) continue;
        seen.add(target.pointer);
        open.push([target.pointer, outgoing.kind]);
      }
    }
    return undefined;
  }

  #from(pointer: string, kind: Kind): readonly Outgoing[] {
    const known = this.#outgoing.get(pointer);
    if (known) return known;
    const found: Outgoing[] = [];
    collect(valueAt(this.#document.root, pointer), kind, pointer, found);
    this.#outgoing.set(pointer, found);
    return found;
  }
}

function collect(value: unknown, kind: Kind, pointer: string, found: Outgoing[]): void {
  if (typeof value !== "object" || value === null) return;
  const reference = referenceOf(value, kind);
  if (reference !== undefined) found.push({ reference, from: pointer, kind });
  const dynamic =
    kind === "schema" ? own(value as Readonly<Record<string, unknown>>, "$dynamicRef") : undefined;
  if (typeof dynamic === "string") found.push({ reference: dynamic, from: pointer, kind });
  const inList = Array.isArray(value);
  for (const [name, child] of Object.entries(value)) {
    const next = childKind(kind, name, inList);
    if (next) collect(child, next, pointer + pointerStep(name), found);
  }
}
