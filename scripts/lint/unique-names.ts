import type { Document } from "@redocly/openapi-core";
import { displayPath } from "../documents.ts";
import { locate } from "../spec-folder.ts";
import type { Finding } from "./finding.ts";
import type { SpecSources } from "./spec-sources.ts";

/** A name that generated code or a router knows only once. */
interface Name {
  /** What the name is of, for the message. */
  readonly noun: string;
  readonly text: string;
  readonly pointer: string;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/**
 * All documents are served on one port and lie beside each other in the packages, so no two may use a name twice: neither for
 * a service, an operation, a method and path, nor for a component. A component that only refers to another is no second use.
 */
export function findRepeatedNames({ documents, files }: SpecSources): Finding[] {
  const roots = new Set(documents.map(({ file }) => file));
  const first = new Map<string, string>();
  const findings: Finding[] = [];
  const ordered = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [file, document] of ordered) {
    for (const { noun, text, pointer } of namesOf(document, roots.has(file))) {
      const { line = 1, column = 1 } = locate(file, document.source.body, pointer);
      const place = `${displayPath(file)}:${line}:${column}`;
      const taken = first.get(`${noun} ${text}`);
      if (taken === undefined) first.set(`${noun} ${text}`, place);
      else
        findings.push({
          file,
          line,
          column,
          rule: "unique-name",
          severity: "error",
          message: `${noun} \`${text}\` is already at ${taken}.`,
        });
    }
  }
  return findings;
}

function namesOf({ parsed }: Document, isRoot: boolean): Name[] {
  const names: Name[] = [];
  const service = entriesOf(parsed, "info", "x-callsheet-service").find(([key]) => key === "name")?.[1];
  if (isRoot && typeof service === "string")
    names.push({ noun: "Service", text: service, pointer: "/info/x-callsheet-service/name" });
  for (const [path, item] of entriesOf(parsed, "paths")) {
    for (const [method, operation] of entriesOf(item)) {
      if (!methods.includes(method)) continue;
      const pointer = `/paths/${path.replaceAll("~", "~0").replaceAll("/", "~1")}/${method}`;
      names.push({
        noun: "Route",
        text: `${method.toUpperCase()} ${path.replaceAll(/\{[^{}]*\}/g, "{}")}`,
        pointer,
      });
      names.push(...operationNames(operation, pointer));
    }
  }
  for (const [group, components] of entriesOf(parsed, "components")) {
    for (const [name, component] of entriesOf(components)) {
      if (entriesOf(component).some(([key]) => key === "$ref")) continue;
      names.push({ noun: nounOf(group), text: name, pointer: `/components/${group}/${name}` });
    }
  }
  return names;
}

/** An operation takes, beside its own name, the names of the types that are made for it. */
function operationNames(operation: unknown, pointer: string): Name[] {
  const id = entriesOf(operation).find(([key]) => key === "operationId")?.[1];
  if (typeof id !== "string") return [];
  const types = ["Input", "Output", "Error"].map((suffix) => ({
    noun: "Schema",
    text: id + suffix,
    pointer: `${pointer}/operationId`,
  }));
  return [{ noun: "Operation", text: id, pointer: `${pointer}/operationId` }, ...types];
}

function nounOf(group: string): string {
  const singular = group.replace(/ies$/, "y").replace(/s$/, "");
  return (
    singular[0]?.toUpperCase() +
    singular.slice(1).replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  );
}

function entriesOf(root: unknown, ...steps: string[]): [string, unknown][] {
  let node = root;
  for (const step of steps) node = entriesOf(node).find(([key]) => key === step)?.[1];
  return typeof node === "object" && node !== null ? Object.entries(node) : [];
}
