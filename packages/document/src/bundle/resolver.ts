import { isObject, own } from "../json/json.ts";
import { didYouMean } from "../json/nearest.ts";
import {
  childAt,
  decodeFragment,
  pointerReference,
  pointerStep,
  pointerSteps,
  valueAt,
} from "../json/pointer.ts";
import { Resources } from "../reference/resources.ts";
import { resolveFile, splitReference } from "../source/file-path.ts";
import { limits } from "../source/limits.ts";
import type { SourceFile, Sources } from "../source/sources.ts";

/** A value of an author's file. */
export interface Spot {
  readonly file: SourceFile;
  /** JSON pointer in the file. */
  readonly pointer: string;
  readonly value: unknown;
  /** True when a pointer led through another reference: the value is elsewhere. */
  readonly indirect?: boolean;
}

/** The target of a reference; or why it leads nowhere, undefined if that was already reported. */
export type Resolution = { readonly spot: Spot } | { readonly problem: string | undefined };

const MAX_HOPS = 64;

/** Follows references from file to file. */
export class Resolver {
  readonly #sources: Sources;
  readonly #resources = new Map<SourceFile, Resources>();
  #suggestions = 0;

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** The target of a reference at a place of a file, one step far. */
  resolve(reference: string, file: SourceFile, from: string, hops = 0): Resolution {
    if (hops > MAX_HOPS) return { problem: `$ref "${reference}" refers to itself` };
    const named = this.#byName(reference, file, from);
    if (named) return { spot: named };
    const parts = splitReference(reference);
    const found = parts.file === "" ? { file } : this.#open(parts.file, file, reference);
    if ("problem" in found) return found;
    const pointer = this.#pointer(parts.fragment, found.file);
    if (pointer === undefined)
      return {
        problem: `$ref "${reference}" leads nowhere: ${JSON.stringify(parts.fragment)} is neither a pointer nor an anchor`,
      };
    return this.#walk(reference, found.file, pointer, hops);
  }

  #byName(reference: string, file: SourceFile, from: string): Spot | undefined {
    const own = this.resourcesOf(file);
    if (!own.isPlain) {
      const pointer = own.resolve(reference, from);
      const value = pointer === undefined ? undefined : valueAt(file.value, pointer);
      if (pointer !== undefined && value !== undefined) return { file, pointer, value };
    }
    if (!/^[a-z][a-z0-9+.-]+:/i.test(reference)) return undefined;
    const { file: uri, fragment } = splitReference(reference);
    for (const [other, resources] of this.#resources) {
      const resource = resources.find(uri);
      const pointer = resource === undefined ? undefined : resources.fragment(resource, fragment);
      if (pointer !== undefined) return { file: other, pointer, value: valueAt(other.value, pointer) };
    }
    return undefined;
  }

  /** The names that a file gives to its schemas. */
  resourcesOf(file: SourceFile): Resources {
    let resources = this.#resources.get(file);
    if (!resources) {
      const { value } = file;
      const isDocument =
        isObject(value) && ["openapi", "components", "paths"].some((name) => own(value, name) !== undefined);
      resources = new Resources(file.value, isDocument ? "document" : "schema");
      this.#resources.set(file, resources);
    }
    return resources;
  }

  #open(
    path: string,
    from: SourceFile,
    reference: string,
  ): { file: SourceFile } | { problem: string | undefined } {
    const resolved = resolveFile(from.path, path);
    if ("refusal" in resolved) return { problem: `$ref "${reference}" ${resolved.refusal}` };
    const file = this.#sources.open(resolved.path);
    if (!("refusal" in file)) return file.ok ? { file } : { problem: undefined };
    const name = resolved.path.slice(resolved.path.lastIndexOf("/") + 1);
    return {
      problem: `$ref "${reference}" leads to a file that ${file.refusal}${this.#suggest(name, () => this.#sources.siblings(resolved.path))}`,
    };
  }

  #pointer(fragment: string, file: SourceFile): string | undefined {
    const decoded = decodeFragment(fragment);
    if (decoded === undefined || decoded === "" || decoded.startsWith("/")) return decoded;
    return this.resourcesOf(file).fragment("", fragment);
  }

  #walk(reference: string, start: SourceFile, pointer: string, hops: number): Resolution {
    let spot: Spot = { file: start, pointer: "", value: start.value };
    for (const step of pointerSteps(pointer)) {
      let holder = spot;
      for (let tries = hops; childAt(holder.value, step) === undefined; tries++) {
        const inner = isObject(holder.value) ? own(holder.value, "$ref") : undefined;
        if (typeof inner !== "string") return { problem: this.#missing(reference, holder, step) };
        const next = this.resolve(inner, holder.file, holder.pointer, tries + 1);
        if ("problem" in next) return { problem: this.#missing(reference, holder, step) };
        holder = { ...next.spot, indirect: true };
      }
      spot = { ...holder, pointer: holder.pointer + pointerStep(step), value: childAt(holder.value, step) };
    }
    return { spot };
  }

  #missing(reference: string, { value, pointer, file }: Spot, step: string): string {
    const at = pointer === "" ? file.path : pointerReference(pointer);
    const suggestion = this.#suggest(step, () => (isObject(value) ? Object.keys(value) : []));
    return `$ref "${reference}" leads nowhere: ${at} has no ${JSON.stringify(step)}${suggestion}`;
  }

  #suggest(name: string, names: () => readonly string[]): string {
    return this.#suggestions++ < limits.suggestions ? didYouMean(name, names()) : "";
  }
}
