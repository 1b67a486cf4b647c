import {
  type ApiDocument,
  childKind,
  isObject,
  type JsonObject,
  type Kind,
  own,
  pointerStep,
  pointerSteps,
  sameJson,
} from "@callsheet/document";
import type { Comparison } from "../operation/comparison.ts";
import type { Versions } from "../schema/versions.ts";
import { quoted } from "../words/describe-change.ts";
import { type StructureRule, structureRules } from "./structure-rules.ts";

/** A part of a document in both versions. */
interface Part {
  readonly values: Versions<JsonObject>;
  readonly pointers: Versions<string>;
  readonly kind: Kind;
}

/** Adds the differences of a document that do not concern values: texts, examples, tags and extensions. */
export function compareStructure(comparison: Comparison, documents: Versions<ApiDocument>): void {
  const names = new Map(documents.old.operations.map(({ pointer, name }) => [pointer, name]));
  const operationOf = (pointer: string): string[] => {
    const [operation = ""] = /^\/paths\/[^/]*\/[^/]*/.exec(pointer) ?? [];
    const name = names.get(operation);
    return name === undefined ? [] : [name];
  };
  const walk = ({ values, pointers, kind }: Part): void => {
    const other = renamed(values.new, kind);
    for (const name of new Set([...Object.keys(values.old), ...Object.keys(values.new)])) {
      const inNew = other(name);
      if (inNew === undefined) continue;
      const rule = structureRules.find(
        (one) => one.names.test(name) && (!one.kinds || one.kinds.includes(kind)),
      );
      const [old, fresh] = [own(values.old, name), own(values.new, inNew)];
      const inner = { old: pointers.old + pointerStep(name), new: pointers.new + pointerStep(inNew) };
      if (rule && isAnnotated(kind)) add(rule, name, { old, new: fresh }, inner);
      else descend({ old, new: fresh }, inner, childKind(kind, name, false));
    }
  };
  const descend = (values: Versions<unknown>, pointers: Versions<string>, kind: Kind | undefined): void => {
    if (kind === undefined) return;
    if (isObject(values.old) && isObject(values.new))
      walk({ values: values as Versions<JsonObject>, pointers, kind });
    if (!Array.isArray(values.old) || !Array.isArray(values.new)) return;
    for (const [index, old] of values.old.entries()) {
      const step = pointerStep(index);
      const inner = { old: pointers.old + step, new: pointers.new + step };
      descend({ old, new: values.new[index] }, inner, childKind(kind, String(index), true));
    }
  };
  const add = (
    rule: StructureRule,
    name: string,
    values: Versions<unknown>,
    pointers: Versions<string>,
  ): void => {
    if (sameJson(values.old, values.new)) return;
    const [old, fresh] = [values.old, values.new].map((value) =>
      value === undefined ? "none" : quoted(value),
    );
    const subject = subjectOf(pointers.old);
    comparison.add(`structure ${pointers.old} ${name}`, {
      rule: rule.rule,
      part: subject,
      message: `${subject} ${rule.message(name, old ?? "", fresh ?? "")}`,
      evidence: "structure",
      keyword: name,
      ...pointers,
      operations: operationOf(pointers.old),
    });
  };
  walk({
    values: { old: documents.old.root, new: documents.new.root },
    pointers: { old: "", new: "" },
    kind: "document",
  });
}

/** Members of maps such as `properties` have any name: none of them is an annotation. */
function isAnnotated(kind: Kind): boolean {
  return !/^(?:schemas|schemaList|paths|content|parameters|responses|namedResponses|headers|components|requestBodies|securitySchemes|callbacks|callback|links|pathItems|operations|encodings|examples)$/.test(
    kind,
  );
}

/** The corresponding member of the new version: for a path, the one whose labels may have other names. */
function renamed(fresh: JsonObject, kind: Kind): (name: string) => string | undefined {
  if (kind !== "paths") return (name) => name;
  const route = (path: string) => path.replaceAll(/\{[^{}]*\}/g, "{}");
  const byRoute = new Map(Object.keys(fresh).map((path) => [route(path), path]));
  return (name) => byRoute.get(route(name));
}

/** What contains the member at a pointer, in words. */
function subjectOf(pointer: string): string {
  const steps = pointerSteps(pointer).slice(0, -1);
  if (steps.length === 0) return "the document";
  const frame = /^(?:components|schemas|properties|paths|schema|content|responses|parameters)$/;
  return `\`${steps.filter((step) => !frame.test(step)).join(".")}\``;
}
