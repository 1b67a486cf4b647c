import type { ApiDocument } from "@callsheet/document";
import { type Outline, outlineOf } from "./outline.ts";
import type { ChangedLine, ChangedOperation } from "./save-event.ts";

/** A document with its name. */
interface Named {
  readonly id: string;
  readonly api: ApiDocument;
}

/** The changed operations, with the lines that differ. */
export function compareDocuments(before: readonly Named[], after: readonly Named[]): ChangedOperation[] {
  const ids = new Set([...before, ...after].map(({ id }) => id));
  return [...ids].flatMap((id) => {
    const old = before.find((one) => one.id === id)?.api;
    const now = after.find((one) => one.id === id)?.api;
    return old === now ? [] : compareOne(id, old, now);
  });
}

function compareOne(
  document: string,
  old: ApiDocument | undefined,
  now: ApiDocument | undefined,
): ChangedOperation[] {
  const [before, after] = [outlines(old), outlines(now)];
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].flatMap((operation): ChangedOperation[] => {
    const [was, is] = [before.get(operation), after.get(operation)];
    const lines = changedLines(was, is);
    if (lines.length === 0) return [];
    return [{ document, operation, kind: !was ? "added" : !is ? "removed" : "changed", lines }];
  });
}

function outlines(api: ApiDocument | undefined): ReadonlyMap<string, Outline> {
  return new Map((api?.operations ?? []).map((operation) => [operation.name, outlineOf(operation)]));
}

function changedLines(before: Outline = new Map(), after: Outline = new Map()): ChangedLine[] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].flatMap((about) => {
    const [was, is] = [before.get(about), after.get(about)];
    if (was === is) return [];
    return [{ about, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }];
  });
}
