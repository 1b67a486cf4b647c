import type { Binding } from "@callsheet/protocol";
import type { BoundMember } from "./read-members.ts";
import { support } from "./support.ts";
import { Unsupported } from "./unsupported.ts";

/**
 * Refuses parameters of which a reader could not tell which one a name belongs to: a property that is a pair
 * of its own is called as another parameter is, or two objects take whatever nobody else does.
 */
export function checkNames(bound: readonly BoundMember[]): void {
  for (const place of ["query", "cookie"]) {
    const members = bound.filter(({ binding }) => binding.in === place);
    const taken = new Set(
      members.filter(({ binding }) => !isSpread(binding)).map(({ binding }) => binding.name),
    );
    const spread = members.filter(({ binding }) => isSpread(binding));
    for (const [index, { binding, pointer }] of spread.entries()) {
      const names = Object.keys(binding.properties ?? {});
      const isSecond = spread.slice(0, index).some((other) => other.binding.additional && binding.additional);
      if (isSecond || names.some((name) => taken.has(name)))
        throw new Unsupported(pointer, support.sharedNames.support.refused);
      for (const name of names) taken.add(name);
    }
  }
}

/** True for an object whose properties are pairs of their own. */
function isSpread({ properties, additional, style = "form", explode = true, mediaType }: Binding): boolean {
  return (
    (properties !== undefined || additional !== undefined) &&
    style === "form" &&
    explode &&
    mediaType === undefined
  );
}
