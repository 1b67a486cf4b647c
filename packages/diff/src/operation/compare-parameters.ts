import { isObject, type Parameter, Shape } from "@callsheet/document";
import { keeps } from "../schema/judge.ts";
import { positives } from "../schema/make-value.ts";
import { otherVersion, type Version, type Versions } from "../schema/versions.ts";
import { callValues, isCallable, readingsOf, requestWitness, wireText, withParameter } from "./call.ts";
import type { Comparison, Operations } from "./comparison.ts";
import { addSchemaChanges } from "./schema-drafts.ts";

/** Compares the parameters of an operation: path, query, headers and cookies. */
export function compareParameters(comparison: Comparison, operations: Operations): void {
  const left = [...operations.new.parameters];
  for (const old of operations.old.parameters) {
    const index = left.findIndex((one) => isSame(old, one, operations));
    const [fresh] = index < 0 ? [] : left.splice(index, 1);
    if (fresh) compareParameter(comparison, operations, { old, new: fresh });
    else removed(comparison, operations, old);
  }
  for (const fresh of left) added(comparison, operations, fresh);
}

/** Labels of a path are matched by position: their names never travel. */
function isSame(old: Parameter, fresh: Parameter, operations: Operations): boolean {
  if (old.in !== fresh.in) return false;
  if (old.in === "path")
    return labelIndex(operations.old.path, old) === labelIndex(operations.new.path, fresh);
  return old.in === "header" ? old.name.toLowerCase() === fresh.name.toLowerCase() : old.name === fresh.name;
}

function labelIndex(path: string, { name }: Parameter): number {
  return [...path.matchAll(/\{([^{}]*)\}/g)].findIndex(([, label]) => label === name);
}

function partOf({ in: place, name }: Parameter): string {
  return `${place}.${name}`;
}

function removed(comparison: Comparison, operations: Operations, old: Parameter): void {
  comparison.add(`parameter ${old.pointer} removed`, {
    rule: "request-part-removed",
    part: partOf(old),
    message: `the ${old.in} parameter \`${old.name}\` is gone`,
    evidence: "types",
    old: old.pointer,
    new: operations.new.pointer,
    operations: [operations.old.name],
  });
}

function added(comparison: Comparison, operations: Operations, fresh: Parameter): void {
  const witness = fresh.required
    ? requestWitness(operations.old, callValues(operations, "old"), "old")
    : undefined;
  const places = { old: operations.old.pointer, new: fresh.pointer, operations: [operations.old.name] };
  comparison.add(`parameter ${fresh.pointer} added`, {
    rule: "request-part-added",
    part: partOf(fresh),
    message: `the ${fresh.in} parameter \`${fresh.name}\` is new`,
    evidence: "types",
    ...places,
  });
  if (!fresh.required || (!witness && isCallable(operations.old))) return;
  comparison.add(`parameter ${fresh.pointer} required`, {
    rule: "request-narrowed",
    part: partOf(fresh),
    message: `the ${fresh.in} parameter \`${fresh.name}\` must now be there`,
    evidence: witness ? "witness" : "structure",
    keyword: "required",
    witness,
    ...places,
  });
}

function compareParameter(
  comparison: Comparison,
  operations: Operations,
  parameters: Versions<Parameter>,
): void {
  const { old, new: fresh } = parameters;
  const places = { old: old.pointer, new: fresh.pointer, operations: [operations.old.name] };
  compareRequired(comparison, operations, parameters);
  if (old.in === "path" && old.name !== fresh.name)
    comparison.add(`parameter ${old.pointer} ${fresh.pointer} renamed`, {
      rule: "request-part-removed",
      part: partOf(old),
      message: `the label \`${old.name}\` is now called \`${fresh.name}\``,
      evidence: "types",
      ...places,
    });
  const isRead = (version: Version, value: unknown): boolean => reads(parameters, version, value);
  compareWriting(comparison, operations, parameters);
  addSchemaChanges({
    comparison,
    operation: operations.old.name,
    direction: "request",
    part: partOf(old),
    schemas: { old: [old.schema], new: [fresh.schema] },
    scope: "text",
    isRead,
    isWritable: (version, value) => isWritable(parameters[version], value),
    isCallable: (version) => isCallable(operations[version]),
    prove: (version, value) => proof(operations, parameters, version, value),
  });
}

function proof(operations: Operations, parameters: Versions<Parameter>, version: Version, value: unknown) {
  const values = callValues(operations, version);
  return requestWitness(
    operations[version],
    values && withParameter(values, parameters[version], value),
    version,
  );
}

/** True if the other version accepts the same text, as any value. */
function reads(parameters: Versions<Parameter>, version: Version, value: unknown): boolean {
  const [from, to] = [parameters[version], parameters[otherVersion(version)]];
  const text = wireText(from, value);
  // Nothing on the wire means an absent parameter, which is reported elsewhere.
  if (text === undefined || text === "") return true;
  const named = from.in === "path" ? { ...to, name: from.name } : to;
  return (
    readingsOf(value, text).some(
      (reading) => wireText(named, reading) === text && keeps([to.schema], reading, "request"),
    ) || readsNamed(from, to, value)
  );
}

/**
 * Each member of an exploded object is a parameter: those that the other version does not name are not its
 * own.
 */
function readsNamed(from: Parameter, to: Parameter, value: unknown): boolean {
  if (!isObject(value) || !from.explode || from.style !== "form" || from.contentType) return false;
  const names = new Shape([to.schema]).properties();
  const named = Object.fromEntries(Object.entries(value).filter(([name]) => names.has(name)));
  return Object.keys(named).length < Object.keys(value).length && keeps([to.schema], named, "request");
}

/**
 * False for a list or object within another one, which has no text, and for a media type whose texts are not
 * JSON.
 */
function isWritable({ contentType }: Parameter, value: unknown): boolean {
  if (contentType) return /json/i.test(contentType);
  const parts = typeof value === "object" && value !== null ? Object.values(value) : [];
  return parts.every((part) => typeof part !== "object" || part === null);
}

function compareRequired(
  comparison: Comparison,
  operations: Operations,
  parameters: Versions<Parameter>,
): void {
  const { old, new: fresh } = parameters;
  if (old.required === fresh.required) return;
  const version: Version = fresh.required ? "old" : "new";
  const values = callValues(operations, version);
  const witness = requestWitness(
    operations[version],
    values && withParameter(values, parameters[version], undefined),
    version,
  );
  if (!witness && isCallable(operations[version])) return;
  const rule = fresh.required ? "request-narrowed" : "request-part-optional";
  comparison.add(`parameter ${old.pointer} ${fresh.pointer} ${rule}`, {
    rule,
    part: partOf(old),
    message: `the ${old.in} parameter \`${old.name}\` ${fresh.required ? "must now be there" : "may now be absent"}`,
    evidence: witness ? "witness" : "structure",
    keyword: "required",
    old: `${old.pointer}/required`,
    new: `${fresh.pointer}/required`,
    witness,
    operations: [operations.old.name],
  });
}

/** Values that show that style, explode or media type differ: one of them is written differently. */
const MOST_TRIED = 60;

function compareWriting(
  comparison: Comparison,
  operations: Operations,
  parameters: Versions<Parameter>,
): void {
  const { old, new: fresh } = parameters;
  const writing = ({ style, explode, contentType, allowReserved }: Parameter) =>
    [style, explode, contentType, allowReserved].join();
  if (writing(old) === writing(fresh)) return;
  for (const value of positives([old.schema], "request", MOST_TRIED)) {
    if (!keeps([old.schema], value, "request") || !keeps([fresh.schema], value, "request")) continue;
    if (wireText(old, value) === wireText(fresh, value) || reads(parameters, "old", value)) continue;
    const witness = proof(operations, parameters, "old", value);
    if (!witness) continue;
    comparison.add(`parameter ${old.pointer} ${fresh.pointer} writing`, {
      rule: "request-serialization",
      part: partOf(old),
      message: `the ${old.in} parameter \`${old.name}\` is written as \`${wireText(fresh, value)}\` instead of \`${wireText(old, value)}\``,
      evidence: "witness",
      old: old.pointer,
      new: fresh.pointer,
      witness,
      operations: [operations.old.name],
    });
    return;
  }
}
