import path from "node:path";
import { isAbsoluteUrl, type Document as SourceDocument } from "@redocly/openapi-core";
import spectralCore, { type ISpectralDiagnostic, type Ruleset } from "@stoplight/spectral-core";
import Parsers from "@stoplight/spectral-parsers";
import { Resolver } from "@stoplight/spectral-ref-resolver";
import { type Finding, gaveUp } from "./finding.ts";
import { createLocator, type Locator } from "./locator.ts";
import type { SpecSources } from "./spec-sources.ts";

let loaded: Promise<Ruleset> | undefined;

/** Runs the house rules over every document. The ruleset is loaded once in the life of the process. */
export async function lintWithSpectral(sources: SpecSources): Promise<Finding[]> {
  loaded ??= import("./rules/ruleset.js").then((rules) => new spectralCore.Ruleset(rules.default));
  const spectral = new spectralCore.Spectral({ resolver: inMemoryResolver(sources) });
  spectral.setRuleset(await loaded);
  const locate = createLocator(sources.files);
  const findings: Finding[] = [];
  for (const { file } of sources.documents) {
    const text = sources.files.get(file)?.source.body ?? "";
    try {
      const results = await spectral.run(new spectralCore.Document(text, Parsers.Yaml, file));
      findings.push(...results.map((result) => toFinding(result, file, sources, locate)));
    } catch (error) {
      findings.push(gaveUp("Spectral", file, error));
    }
  }
  return findings;
}

/** Resolves references from what was read before, so that no file outside of the folder and no other host is ever asked. */
function inMemoryResolver({ files }: SpecSources): Resolver {
  const fromMemory = {
    resolve: async (reference: { toString(): string; path(): string }): Promise<string> => {
      const document = isAbsoluteUrl(String(reference))
        ? undefined
        : files.get(decodeURIComponent(reference.path()));
      if (!document) throw new Error(`${reference} is not a file of the folder of documents`);
      return document.source.body;
    },
  };
  return new Resolver({ resolvers: { file: fromMemory, http: fromMemory, https: fromMemory } });
}

function toFinding(
  result: ISpectralDiagnostic,
  root: string,
  { files }: SpecSources,
  locate: Locator,
): Finding {
  const place = findPlace({ file: result.source ?? root, steps: result.path }, files);
  return {
    file: place.file,
    ...locate(place.file, place.steps),
    rule: String(result.code),
    severity: result.severity === 0 ? "error" : "warning",
    message: result.message,
  };
}

interface Place {
  readonly file: string;
  readonly steps: readonly (string | number)[];
}

/**
 * Spectral names a place by its steps through the resolved document, or by the `$ref` that leads to it. This is the place in
 * the file where it was written: the steps are walked again, from file to file.
 */
function findPlace(start: Place, files: ReadonlyMap<string, SourceDocument>): Place {
  let place = follow({ file: start.file, steps: [] }, files);
  for (const step of start.steps) {
    const next = { file: place.file, steps: [...place.steps, step] };
    if (nodeAt(next, files) === undefined) return next;
    place = follow(next, files);
  }
  return place;
}

/** Goes where a `$ref` leads, if it leads anywhere, at most through ten in a row. */
function follow(start: Place, files: ReadonlyMap<string, SourceDocument>): Place {
  let place = start;
  for (let hops = 0; hops < 10; hops++) {
    const node = nodeAt(place, files);
    if (!isObject(node) || typeof node.$ref !== "string") return place;
    const [target = "", fragment = ""] = node.$ref.split("#");
    const file = target ? path.resolve(path.dirname(place.file), target) : place.file;
    const next = { file, steps: fragment.split("/").slice(1).map(unescapeStep) };
    if (nodeAt(next, files) === undefined) return place;
    place = next;
  }
  return start;
}

function unescapeStep(step: string): string {
  return step.replaceAll("~1", "/").replaceAll("~0", "~");
}

function nodeAt({ file, steps }: Place, files: ReadonlyMap<string, SourceDocument>): unknown {
  let node = files.get(file)?.parsed;
  for (const step of steps) node = isObject(node) && Object.hasOwn(node, step) ? node[step] : undefined;
  return node;
}

function isObject(value: unknown): value is { $ref?: unknown; [key: string | number]: unknown } {
  return typeof value === "object" && value !== null;
}
