import type { SourceFile } from "@callsheet/document";
import { displayPath } from "../documents.ts";
import type { Finding } from "./finding.ts";
import { profileOf } from "./profile.ts";
import { methods } from "./rules/http/operations.ts";
import { entriesOf, memberOf } from "./source/located.ts";
import type { SpecSources } from "./spec-sources.ts";

/** A name that must be unique for generated code or a router. */
interface Name {
  /** What the name belongs to, for the message. */
  readonly noun: string;
  readonly text: string;
  /** The steps to its place. */
  readonly steps: readonly string[];
}

/**
 * AWS documents are served on one port and share the packages, so no two files may use a name twice: neither
 * for a service, an operation, a method and path, nor for a component. A component that only refers to
 * another is no second use.
 */
export function findRepeatedNames(sources: SpecSources): Finding[] {
  const { documents, files } = sources;
  const roots = new Set(documents.map(({ file }) => file));
  const first = new Map<string, { file: string; place: string }>();
  const findings: Finding[] = [];
  const names = files
    .filter((file) => !roots.has(sources.pathOf(file)) || profileOf(file.value) === "aws")
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .flatMap((file) => namesOf(file, roots.has(sources.pathOf(file))).map((name) => ({ ...name, file })));
  const typeNames = new Map(
    names.filter(({ noun }) => noun === "Operation").flatMap(({ text }) => typesOf(text)),
  );
  for (const { noun, text, steps, file } of names) {
    const report = (problem: string) =>
      findings.push({
        file: sources.pathOf(file),
        ...sources.placeOf(file, steps),
        rule: "unique-name",
        severity: "error",
        message: `${noun} \`${text}\` ${problem}.`,
      });
    const taken = first.get(`${noun} ${text}`);
    // Other rules handle duplicates within one file.
    if (taken && taken.file !== file.path) report(`is already at ${taken.place}`);
    else if (!taken) first.set(`${noun} ${text}`, { file: file.path, place: placeOf(sources, file, steps) });
    if (noun === "Schema" && typeNames.has(text))
      report(`has the name of a type that is made for ${typeNames.get(text)}`);
  }
  return findings;
}

function placeOf(sources: SpecSources, file: SourceFile, steps: readonly string[]): string {
  const { line, column } = sources.placeOf(file, steps);
  return `${displayPath(sources.pathOf(file))}:${line}:${column}`;
}

/** The types made for an operation, by name. */
function typesOf(operationId: string): [string, string][] {
  return ["Input", "Output", "Error"].map((suffix) => [operationId + suffix, operationId]);
}

function namesOf({ value }: SourceFile, isRoot: boolean): Name[] {
  const names: Name[] = [];
  const service = memberOf(memberOf(memberOf(value, "info"), "x-callsheet-service"), "name");
  if (isRoot && typeof service === "string")
    names.push({ noun: "Service", text: service, steps: ["info", "x-callsheet-service", "name"] });
  for (const [path, item] of entriesOf(memberOf(value, "paths"))) {
    for (const method of methods) {
      const operation = memberOf(item, method);
      if (operation === undefined) continue;
      const steps = ["paths", path, method];
      names.push({
        noun: "Route",
        text: `${method.toUpperCase()} ${path.replaceAll(/\{[^{}]*\}/g, "{}")}`,
        steps,
      });
      const id = memberOf(operation, "operationId");
      if (typeof id === "string")
        names.push({ noun: "Operation", text: id, steps: [...steps, "operationId"] });
    }
  }
  for (const [group, components] of entriesOf(memberOf(value, "components"))) {
    for (const [text, component] of entriesOf(components)) {
      if (memberOf(component, "$ref") === undefined)
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
