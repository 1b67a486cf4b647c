import { ownObject, ownString } from "@callsheet/document";
import { routeOf } from "./operation/pair-operations.ts";
import type { Versions } from "./schema/versions.ts";
import type { SideDocument } from "./side.ts";

/** Documents that both sides have, and those that only one has. */
export interface PairedDocuments {
  readonly pairs: readonly Versions<SideDocument>[];
  readonly removed: readonly SideDocument[];
  readonly added: readonly SideDocument[];
}

/** Pairs documents by the name of their file; a renamed one by its title, or by most of its operations. */
export function pairDocuments(old: readonly SideDocument[], fresh: readonly SideDocument[]): PairedDocuments {
  // One document on each side: they are a pair whatever their names.
  if (old.length === 1 && fresh.length === 1)
    return {
      pairs: [{ old: old[0] as SideDocument, new: fresh[0] as SideDocument }],
      removed: [],
      added: [],
    };
  const left = new Set(fresh);
  const pairs: Versions<SideDocument>[] = [];
  let rest = [...old];
  for (const fits of [sameName, sameTitle, sameOperations]) {
    const unpaired: SideDocument[] = [];
    for (const document of rest) {
      const other = [...left].find((one) => fits(document, one));
      if (!other) {
        unpaired.push(document);
        continue;
      }
      left.delete(other);
      pairs.push({ old: document, new: other });
    }
    rest = unpaired;
  }
  return { pairs, removed: rest, added: [...left] };
}

function sameName(old: SideDocument, fresh: SideDocument): boolean {
  return old.id === fresh.id;
}

function sameTitle(old: SideDocument, fresh: SideDocument): boolean {
  const title = ({ api }: SideDocument) => ownString(ownObject(api.root, "info"), "title");
  return title(old) !== undefined && title(old) === title(fresh);
}

function sameOperations(old: SideDocument, fresh: SideDocument): boolean {
  const names = new Set(fresh.api.operations.flatMap((one) => [routeOf(one), one.operationId ?? ""]));
  const shared = old.api.operations.filter(
    (one) => names.has(routeOf(one)) || names.has(one.operationId ?? "-"),
  );
  return shared.length > 0 && shared.length * 2 >= old.api.operations.length;
}
