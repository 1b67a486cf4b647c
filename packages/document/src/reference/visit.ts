import { childKind, type Kind } from "./grammar.ts";

/** Calls a function with every value of a document that has a kind, parts before the whole. */
export function visit(value: unknown, kind: Kind, call: (value: object, kind: Kind) => void): void {
  if (typeof value !== "object" || value === null) return;
  const inList = Array.isArray(value);
  for (const [name, child] of Object.entries(value)) {
    const next = childKind(kind, name, inList);
    if (next) visit(child, next, call);
  }
  if (!inList) call(value, kind);
}
