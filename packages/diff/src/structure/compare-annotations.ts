import { additionalPlaces, itemPlaces } from "@callsheet/conformance/generate";
import { type ApiDocument, isObject, type Place, Shape, sameJson } from "@callsheet/document";
import type { Comparison, Operations } from "../operation/comparison.ts";
import { pairOperations } from "../operation/pair-operations.ts";
import { partOf } from "../operation/schema-drafts.ts";
import type { Direction } from "../schema/judge.ts";
import { placesOf } from "../schema/lift-change.ts";
import type { Schemas, Versions } from "../schema/versions.ts";
import { subjectOf } from "../words/describe-change.ts";
import { annotationRules } from "./annotation-rules.ts";

/** Shared by a walk over the annotations of a document. */
interface Walk {
  readonly comparison: Comparison;
  readonly operation: string;
  readonly direction: Direction;
  readonly seen: Set<string>;
}

/**
 * Compares what says how values are meant: defaults, deprecation, and members that travel in only one
 * direction.
 */
export function compareAnnotations(comparison: Comparison, documents: Versions<ApiDocument>): void {
  if (sameJson(annotationsIn(documents.old), annotationsIn(documents.new))) return;
  const seen = new Set<string>();
  const { pairs } = pairOperations(documents.old.operations, documents.new.operations);
  for (const operations of pairs) {
    const walk = (direction: Direction): Walk => ({
      comparison,
      operation: operations.old.name,
      direction,
      seen,
    });
    deprecations(comparison, operations);
    for (const { part, direction, schemas } of schemasOf(operations))
      walkSchemas(schemas, part, walk(direction));
  }
}

const KEYWORDS = annotationRules.map(({ keyword }) => keyword);

/** All annotations of a document, sorted: if they are the same, only their places may have changed. */
function annotationsIn({ root }: ApiDocument): string[] {
  const found: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [name, member] of Object.entries(value)) {
      if (KEYWORDS.includes(name)) found.push(`${name} ${JSON.stringify(member)}`);
      collect(member);
    }
  };
  collect(root);
  return found.sort();
}

/** The deprecation of operations, parameters and headers, rather than schemas. */
function deprecations(comparison: Comparison, { old, new: fresh }: Operations): void {
  const compare = (
    part: string,
    what: string,
    parts: Versions<{ deprecated: boolean; pointer: string } | undefined>,
  ): void => {
    const [before, after] = [parts.old, parts.new];
    if (!before || !after || before.deprecated === after.deprecated) return;
    comparison.add(`deprecated ${before.pointer} ${after.pointer}`, {
      rule: after.deprecated ? "deprecated-added" : "deprecated-removed",
      part,
      message: `${what} is ${after.deprecated ? "now" : "no longer"} deprecated`,
      evidence: "structure",
      keyword: "deprecated",
      old: `${before.pointer}/deprecated`,
      new: `${after.pointer}/deprecated`,
      operations: [old.name],
    });
  };
  compare("operation", `the operation \`${old.name}\``, { old, new: fresh });
  for (const one of old.parameters) {
    const other = fresh.parameters.find((two) => two.in === one.in && two.name === one.name);
    compare(`${one.in}.${one.name}`, `the ${one.in} parameter \`${one.name}\``, { old: one, new: other });
  }
  for (const response of old.responses) {
    const headers = fresh.responses.find(({ status }) => status === response.status)?.headers ?? [];
    for (const one of response.headers) {
      const other = headers.find(({ name }) => name.toLowerCase() === one.name.toLowerCase());
      compare(`${response.status} header.${one.name}`, `the header \`${one.name}\``, {
        old: one,
        new: other,
      });
    }
  }
}

interface PartSchemas {
  readonly part: string;
  readonly direction: Direction;
  readonly schemas: Schemas;
}

function schemasOf({ old, new: fresh }: Operations): PartSchemas[] {
  const found: PartSchemas[] = [];
  const add = (
    part: string,
    direction: Direction,
    one: Place | undefined,
    other: Place | undefined,
  ): void => {
    if (one && other) found.push({ part, direction, schemas: { old: [one], new: [other] } });
  };
  for (const one of old.parameters)
    add(
      `${one.in}.${one.name}`,
      "request",
      one.schema,
      fresh.parameters.find((two) => two.in === one.in && two.name === one.name)?.schema,
    );
  for (const one of old.body?.content ?? [])
    add("body", "request", one.schema, fresh.body?.content.find(({ type }) => type === one.type)?.schema);
  for (const response of old.responses) {
    const other = fresh.responses.find(({ status }) => status === response.status);
    for (const one of response.content)
      add(
        `${response.status} body`,
        "reply",
        one.schema,
        other?.content.find(({ type }) => type === one.type)?.schema,
      );
  }
  return found;
}

function walkSchemas(schemas: Schemas, part: string, walk: Walk): void {
  const key = `${walk.direction} ${[...schemas.old, ...schemas.new].map(({ pointer }) => pointer).join(" ")}`;
  if (walk.seen.has(key)) return;
  walk.seen.add(key);
  const shapes = { old: shapeOf(schemas.old), new: shapeOf(schemas.new) };
  compareNode(shapes, part, walk);
  const properties = { old: shapes.old.properties(), new: shapes.new.properties() };
  for (const [name, old] of properties.old) {
    const fresh = properties.new.get(name);
    if (fresh) walkSchemas({ old, new: fresh }, partOf(part, [name]), walk);
  }
  const inside = (step: string, places: (shape: Shape) => readonly Place[]): void => {
    const inner = { old: places(shapes.old), new: places(shapes.new) };
    if (inner.old.length > 0 && inner.new.length > 0) walkSchemas(inner, partOf(part, [step]), walk);
  };
  inside("[]", (shape) => itemPlaces(shape, 0));
  inside("{}", (shape) => additionalPlaces(shape, "\u0000").filter(({ schema }) => isObject(schema)));
}

/** A shape with its only alternative. */
function shapeOf(places: readonly Place[]): Shape {
  const shape = new Shape(places);
  const only = shape.alternatives().flatMap(({ branches }) => (branches.length === 1 ? branches : []));
  return only.length === 0 ? shape : new Shape([...shape.places, ...only]);
}

function compareNode(
  shapes: Versions<Shape>,
  part: string,
  { comparison, operation, direction }: Walk,
): void {
  for (const { keyword, direction: only, rule, message } of annotationRules) {
    if (only !== undefined && only !== direction) continue;
    const [old, fresh] = [shapes.old.rule(keyword), shapes.new.rule(keyword)];
    const found = sameJson(old?.value, fresh?.value) ? undefined : rule(old?.value, fresh?.value);
    if (!found) continue;
    const at = placesOf(shapes);
    comparison.add(
      `annotation ${keyword} ${direction} ${old?.place.pointer ?? at.old} ${fresh?.place.pointer ?? at.new}`,
      {
        rule: found,
        part,
        message: `${subjectOf(part)} ${message(old?.value, fresh?.value)}`,
        evidence: "structure",
        keyword,
        old: old ? `${old.place.pointer}/${keyword}` : at.old,
        new: fresh ? `${fresh.place.pointer}/${keyword}` : at.new,
        operations: [operation],
      },
    );
  }
}
