import type { ApiDocument, NamedSchema } from "@callsheet/document";
import type { Comparison } from "../operation/comparison.ts";
import type { Versions } from "../schema/versions.ts";

/** Compares the names of exported types and validators: a removed one may live on under another name. */
export function compareTypes(comparison: Comparison, { old, new: fresh }: Versions<ApiDocument>): void {
  const names = (schemas: readonly NamedSchema[]) => new Set(schemas.map(({ name }) => name));
  const [before, after] = [names(old.schemas), names(fresh.schemas)];
  const added = fresh.schemas.filter(({ name }) => !before.has(name));
  for (const { name, schema } of old.schemas) {
    if (after.has(name)) continue;
    const other = added.find((one) => comparison.same.same([schema], [one.schema]));
    comparison.add(`type ${name}`, {
      rule: other ? "type-renamed" : "type-removed",
      part: `\`${name}\``,
      message: other
        ? `the type \`${name}\` is now called \`${other.name}\``
        : `the type \`${name}\` is gone`,
      evidence: "types",
      old: schema.pointer,
      new: other?.schema.pointer ?? "/components/schemas",
      symbols: [name],
      operations: [],
    });
  }
}
