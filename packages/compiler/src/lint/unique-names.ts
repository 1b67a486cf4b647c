import type { Document } from "@redocly/openapi-core";
import { displayPath } from "../documents.ts";
import type { Finding } from "./finding.ts";
import { createLocator } from "./locator.ts";
import type { SpecSources } from "./spec-sources.ts";

/** A name that generated code or a router knows only once. */
interface Name {
  /** What the name is of, for the message. */
  readonly noun: string;
  readonly text: string;
  /** The steps to where it is given. */
  readonly steps: readonly string[];
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
  const locate = createLocator(files);
  const names = [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([file, document]) => namesOf(document, roots.has(file)).map((name) => ({ ...name, file })));
  const typeNames = new Map(
    names.filter(({ noun }) => noun === "Operation").flatMap(({ text }) => typesOf(text)),
  );
  for (const { noun, text, steps, file } of names) {
    const place = locate(file, steps);
    const report = (problem: string) =>
      findings.push({
        file,
        ...place,
        rule: "unique-name",
        severity: "error",
        message: `${noun} \`${text}\` ${problem}.`,
      });
    const taken = first.get(`${noun} ${text}`);
    if (taken !== undefined) report(`is already at ${taken}`);
    else first.set(`${noun} ${text}`, `${displayPath(file)}:${place.line}:${place.column}`);
    if (noun === "Schema" && typeNames.has(text))
      report(`has the name of a type that is made for ${typeNames.get(text)}`);
  }
  return findings;
}

/** The types that are made for an operation, by name. */
function typesOf(operationId: string): [string, string][] {
  return ["Input", "Output", "Error"].map((suffix) => [operationId + suffix, operationId]);
}

function namesOf({ parsed }: Document, isRoot: boolean): Name[] {
  const names: Name[] = [];
  const service = get(get(get(parsed, "info"), "x-callsheet-service"), "name");
  if (isRoot && typeof service === "string")
    names.push({ noun: "Service", text: service, steps: ["info", "x-callsheet-service", "name"] });
  for (const [path, item] of entriesOf(get(parsed, "paths"))) {
    for (const method of methods) {
      const operation = get(item, method);
      if (operation === undefined) continue;
      const steps = ["paths", path, method];
      names.push({
        noun: "Route",
        text: `${method.toUpperCase()} ${path.replaceAll(/\{[^{}]*\}/g, "{}")}`,
        steps,
      });
      const id = get(operation, "operationId");
      if (typeof id === "string")
        names.push({ noun: "Operation", text: id, steps: [...steps, "operationId"] });
    }
  }
  for (const [group, components] of entriesOf(get(parsed, "components"))) {
    for (const [text, component] of entriesOf(components)) {
      if (get(component, "$ref") === undefined)
        names.push({ noun: nounOf(group), text, steps: ["components", group, text] });
    }
  }
  return names;
}

function nounOf(group: string): string {
  const singular = group.replace(/ies$/, "y").replace(/s$/, "");
  return (
    singular[0]?.toUpperCase() +
    singular.slice(1).replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  );
}

function get(node: unknown, key: string): unknown {
  return typeof node === "object" && node !== null && Object.hasOwn(node, key)
    ? (node as Record<string, unknown>)[key]
    : undefined;
}

function entriesOf(node: unknown): [string, unknown][] {
  return typeof node === "object" && node !== null ? Object.entries(node) : [];
}
