import { type Link, type ResponseDeclaration, sameJson } from "@callsheet/document";
import type { Versions } from "../schema/versions.ts";
import type { Comparison, Operations } from "./comparison.ts";

/**
 * Compares where an operation's replies say one can continue: a link to the operation itself gives its
 * clients pages.
 */
export function compareLinks(
  comparison: Comparison,
  operations: Operations,
  responses: Versions<ResponseDeclaration>,
): void {
  const { old, new: fresh } = responses;
  for (const link of old.links) {
    const other = fresh.links.find(({ name }) => name === link.name);
    if (!other) add("link-removed", `the link \`${link.name}\` of ${old.status} is gone`, link);
    else if (!sameJson(targetOf(link), targetOf(other)))
      add(
        "link-changed",
        `the link \`${link.name}\` of ${old.status} leads elsewhere, or with other values`,
        link,
        other,
      );
  }
  for (const link of fresh.links)
    if (!old.links.some(({ name }) => name === link.name))
      add("link-added", `the link \`${link.name}\` of ${fresh.status} is new`, undefined, link);

  function add(
    rule: "link-removed" | "link-added" | "link-changed",
    message: string,
    before: Link | undefined,
    after?: Link,
  ): void {
    const places = { old: before?.pointer ?? old.pointer, new: after?.pointer ?? fresh.pointer };
    comparison.add(`link ${places.old} ${places.new} ${rule}`, {
      rule,
      part: `${old.status} links`,
      message,
      evidence: "structure",
      ...places,
      operations: [operations.old.name],
    });
  }
}

function targetOf({ operationId, operationRef, parameters, requestBody }: Link): unknown[] {
  return [operationId ?? null, operationRef ?? null, parameters, requestBody ?? null];
}
