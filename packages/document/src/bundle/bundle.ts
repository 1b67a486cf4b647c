import { isObject, type JsonObject, ownObject } from "../json/json.ts";
import type { FileSystem } from "../source/file-system.ts";
import { memoryFiles } from "../source/file-system.ts";
import type { Problem } from "../source/problem.ts";
import { Sources } from "../source/sources.ts";
import { Assembly } from "./assemble.ts";
import { Linker } from "./linker.ts";
import { nameTargets } from "./name-targets.ts";
import { Resolver } from "./resolver.ts";
import type { SourceMap } from "./source-map.ts";

/** A document with everything that it refers to, in one piece. */
export interface Bundle {
  /**
   * A tree without shared values, whose references all lead into itself, except those in {@link problems}.
   */
  readonly root: unknown;
  /** Every file that was read, relative to the root folder, the document itself first. */
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
  /** The place in an author's file for a place in the bundle. */
  locate(pointer: string): BundlePlace;
  /** The text of the scalar at a place, as its author wrote it; undefined when the text is unknown. */
  textAt(pointer: string): string | undefined;
}

/** A place in an author's file. */
export interface BundlePlace {
  /** Relative to the root folder, with `/` between folders. */
  readonly file: string;
  /** JSON pointer in that file. */
  readonly pointer: string;
  /** Counted from 1. Missing where the file's text is unknown. */
  readonly line?: number;
  /** Counted from 1. */
  readonly column?: number;
}

/** A group of components that can replace references to it. */
export type InlineGroup = "examples" | "headers" | "pathItems";

/** Options of bundling. */
export interface BundleOptions {
  /** Groups of components that are copied to where they are referred to. Default: none. */
  readonly inline?: readonly InlineGroup[];
}

/**
 * Bundles a document whose files are all in memory, by path: texts (JSON or YAML) or values. Paths have `/`
 * between folders.
 */
export function bundleFiles(
  files: Readonly<Record<string, unknown>>,
  root: string,
  options: BundleOptions = {},
): Bundle {
  return bundle(memoryFiles(files), root, options);
}

/** Bundles a document whose files come from anywhere. */
export function bundle(system: FileSystem, root: string, options: BundleOptions = {}): Bundle {
  const sources = new Sources(system);
  const inline = new Set<string>(options.inline);
  const file = sources.open(root);
  if ("refusal" in file) {
    sources.report(root, "", file.refusal);
    return asBundle(undefined, sources, undefined);
  }
  if (!isObject(file.value)) {
    if (file.ok) sources.report(root, "", "is not an object: an OpenAPI document was expected");
    return asBundle(file.value, sources, undefined);
  }
  const resolver = new Resolver(sources);
  const linker = new Linker({ sources, resolver, root: file, inline });
  linker.run();
  const components = ownObject(file.value, "components");
  nameTargets(linker.targets, (group) => Object.keys(ownObject(components, group)));
  const assembly = new Assembly({ linker, sources, root, inline });
  return asBundle(assembly.build(file as { path: string; value: JsonObject }), sources, assembly.map);
}

function asBundle(root: unknown, sources: Sources, map: SourceMap | undefined): Bundle {
  const originOf = (pointer: string) => map?.originOf(pointer) ?? { file: sources.paths[0] ?? "", pointer };
  return {
    root,
    files: sources.paths,
    problems: sources.problems,
    locate(pointer) {
      const origin = originOf(pointer);
      return { ...origin, ...sources.locate(origin.file, origin.pointer) };
    },
    textAt(pointer) {
      const origin = originOf(pointer);
      return sources.textAt(origin.file, origin.pointer);
    },
  };
}
