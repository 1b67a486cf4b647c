import { type ApiOperation, isObject, type Place, sameJson } from "@callsheet/document";
import { callValues, requestWitness } from "./call.ts";
import { compareBody } from "./compare-body.ts";
import { compareParameters } from "./compare-parameters.ts";
import { compareReplies } from "./compare-replies.ts";
import { compareSecurity } from "./compare-security.ts";
import type { Comparison, Operations } from "./comparison.ts";
import { pairOperations, routeOf } from "./pair-operations.ts";

/** Adds every difference of operations to the findings. Identical parts are not examined. */
export function compareOperations(
  comparison: Comparison,
  old: readonly ApiOperation[],
  fresh: readonly ApiOperation[],
): void {
  const { pairs, removed, added } = pairOperations(old, fresh);
  for (const operation of removed) {
    const both = { old: operation, new: operation };
    comparison.add(`operation ${operation.pointer} removed`, {
      rule: "operation-removed",
      part: "operation",
      message: `${operation.method} ${operation.path} is gone`,
      evidence: "witness",
      old: operation.pointer,
      new: "/paths",
      witness: requestWitness(operation, callValues(both, "old"), "old"),
      operations: [operation.name],
    });
  }
  for (const pair of pairs) compareOperation(comparison, pair);
  for (const operation of added)
    comparison.add(`operation ${operation.pointer} added`, {
      rule: "operation-added",
      part: "operation",
      message: `${operation.method} ${operation.path} is new`,
      evidence: "types",
      old: "/paths",
      new: operation.pointer,
      operations: [operation.name],
    });
}

function compareOperation(comparison: Comparison, operations: Operations): void {
  const { old, new: fresh } = operations;
  const places = { old: old.pointer, new: fresh.pointer, operations: [old.name] };
  if (routeOf(old) !== routeOf(fresh))
    comparison.add(`operation ${old.pointer} moved`, {
      rule: "operation-moved",
      part: "operation",
      message: `${old.method} ${old.path} is now ${fresh.method} ${fresh.path}`,
      evidence: "witness",
      witness: requestWitness(old, callValues(operations, "old"), "old"),
      ...places,
    });
  if (old.operationId !== fresh.operationId)
    comparison.add(`operation ${old.pointer} renamed`, {
      rule: "operation-renamed",
      part: "operation",
      message: `the operation \`${old.name}\` is now called \`${fresh.name}\``,
      evidence: "types",
      ...places,
    });
  if (isSame(comparison, operations)) return;
  compareSecurity(comparison, operations);
  compareParameters(comparison, operations);
  compareBody(comparison, operations);
  compareReplies(comparison, operations);
}

/**
 * True where an operation takes and returns the same in both versions: everything except annotations is
 * equal.
 */
function isSame({ same }: Comparison, { old, new: fresh }: Operations): boolean {
  return sameParts(plain(old), plain(fresh), (left, right) => same.same([left], [right]));
}

/** What an operation says on the wire: its schemas are places, which stay unchanged. */
function plain({ parameters, body, responses, security, optionalSecurity }: ApiOperation): unknown {
  return {
    security: [security, optionalSecurity].map((all) =>
      all.map((schemes) =>
        schemes.map(({ kind, in: place, parameter, scopes, name }) => [
          kind,
          place,
          parameter,
          scopes,
          kind === "other" ? name : "",
        ]),
      ),
    ),
    parameters: parameters.map(({ pointer, description, examples, extensions, deprecated, ...rest }) => rest),
    body: body && [body.required, body.content.map(mediaOf)],
    responses: responses.map(({ status, headers, content, links }) => [
      status,
      links.map(({ pointer, ...rest }) => rest),
      headers.map(({ pointer, description, extensions, deprecated, ...rest }) => rest),
      content.map(mediaOf),
    ]),
  };
}

function mediaOf({
  type,
  schema,
  itemSchema,
  encoding,
}: ApiOperation["responses"][number]["content"][number]): unknown {
  return { type, schema, itemSchema, encoding };
}

function sameParts(left: unknown, right: unknown, same: (left: Place, right: Place) => boolean): boolean {
  if (isPlace(left) && isPlace(right)) return same(left, right);
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((item, index) => sameParts(item, right[index], same));
  if (!isObject(left) || !isObject(right)) return sameJson(left, right);
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => Object.hasOwn(right, name) && sameParts(left[name], right[name], same))
  );
}

function isPlace(value: unknown): value is Place {
  return isObject(value) && "document" in value && "pointer" in value && "schema" in value;
}
