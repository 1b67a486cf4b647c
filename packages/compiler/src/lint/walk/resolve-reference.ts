import path from "node:path";
import { entriesOf, isObject, type Located, listSteps, locate, memberOf, rootOf } from "../source/located.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { SpecSources } from "../spec-sources.ts";
import { didYouMean, nearest } from "./nearest.ts";

/** What a `$ref` leads to, or what is wrong with it. Without a message, the finding is listed already. */
export type Resolved =
  | { readonly target: Located; readonly problem?: undefined }
  | {
      readonly target?: undefined;
      readonly problem: { readonly rule: string; readonly message: string } | undefined;
    };

const mostHops = 64;

/** Resolves a `$ref` that stands in a file: a file, a JSON pointer, an `$anchor` or an `$id`. */
export function resolveReference(sources: SpecSources, from: SourceFile, reference: string): Resolved {
  const known = cacheOf(sources, from);
  let resolved = known.get(reference);
  if (!resolved) {
    resolved = resolve(sources, from, reference);
    known.set(reference, resolved);
  }
  return resolved;
}

const caches = new WeakMap<SpecSources, Map<SourceFile, Map<string, Resolved>>>();

/** What the references of a file were found to lead to in this run. */
function cacheOf(sources: SpecSources, from: SourceFile): Map<string, Resolved> {
  const files = caches.get(sources) ?? new Map<SourceFile, Map<string, Resolved>>();
  caches.set(sources, files);
  const known = files.get(from) ?? new Map<string, Resolved>();
  files.set(from, known);
  return known;
}

function resolve(sources: SpecSources, from: SourceFile, reference: string): Resolved {
  const [target = "", fragment = ""] = splitReference(reference);
  const named = namesOf(from);
  if (target && named.ids.size > 0) {
    const resource = named.ids.get(target) ?? named.ids.get(target.slice(target.lastIndexOf("/") + 1));
    if (resource) return inResource(resource, fragment, reference);
  }
  if (/^[a-z][a-z0-9+.-]+:/i.test(target) || /^[\\/]{2}/.test(target))
    return unreadable("refers to another host; only files of the same folder may be referred to");
  const decoded = decode(target);
  const file = target ? path.resolve(path.dirname(from.path), decoded ?? target) : from.path;
  const source = target ? sources.open(file) : from;
  if ("refusal" in source) {
    const names = source.refusal.endsWith("does not exist") ? sources.siblings(file) : [];
    return unreadable(
      `${source.refusal}: \`${target}\`${didYouMean(path.basename(file), names)}`.replace(/\.$/, ""),
    );
  }
  if (source.problem) return { problem: undefined };
  return inResource(rootOf(source), fragment, reference);
}

/** Follows references until a value that is none. Undefined where one leads nowhere or in a circle. */
export function follow(sources: SpecSources, located: Located): Located | undefined {
  let current = located;
  for (let hops = 0; hops < mostHops; hops++) {
    const reference = memberOf(current.value, "$ref");
    if (typeof reference !== "string" || !isObject(current.value)) return current;
    const { target } = resolveReference(sources, current.file, reference);
    if (!target) return undefined;
    current = target;
  }
  return undefined;
}

function unreadable(problem: string): Resolved {
  return {
    problem: {
      rule: "readable",
      message: `This reference ${problem.replace(/\?$/, "")}${problem.endsWith("?") ? "?" : "."}`,
    },
  };
}

function inResource(resource: Located, fragment: string, reference: string): Resolved {
  const pointer = decode(fragment) ?? fragment;
  if (pointer === "") return { target: resource };
  if (!pointer.startsWith("/")) {
    const target = namesOf(resource.file).anchors.get(pointer);
    if (target) return { target };
    return broken(reference, `no schema has the \`$anchor\` \`${pointer}\``);
  }
  const steps = pointer.split("/").slice(1).map(unescapeStep);
  const target =
    locate(resource.file, [...listSteps(resource.steps), ...steps]) ??
    (resource.steps && locate(resource.file, steps)); // authors who give a component an `$id` still write `#/components/…` in it
  return target ? { target } : broken(reference, nearestTarget(resource, steps, reference));
}

function broken(reference: string, hint: string): Resolved {
  return {
    problem: {
      rule: "invalid-ref",
      message: `\`${reference}\` does not exist${hint.startsWith(";") || hint === "." ? hint : `: ${hint}.`}`,
    },
  };
}

/** The end of a sentence that names the reference that was meant. */
function nearestTarget({ file, steps: base }: Located, steps: readonly string[], reference: string): string {
  const start = listSteps(base);
  const depth = steps.findIndex((_, index) => !locate(file, [...start, ...steps.slice(0, index + 1)]));
  const missing = steps[depth] ?? "";
  const names = Object.keys(locate(file, [...start, ...steps.slice(0, depth)])?.value ?? {});
  const hash = reference.indexOf("#");
  const write = (match: string): string =>
    `${reference.slice(0, hash + 1)}/${[...steps.slice(0, depth), match, ...steps.slice(depth + 1)].map(escapeStep).join("/")}`;
  if (nearest(missing, names) !== undefined) return didYouMean(missing, names, write);
  return ".";
}

interface Names {
  readonly anchors: ReadonlyMap<string, Located>;
  readonly ids: ReadonlyMap<string, Located>;
}

const names = new WeakMap<SourceFile, Names>();

/** The `$anchor`s and `$id`s of a file's schemas. Most files have none, and are not searched. */
function namesOf(file: SourceFile): Names {
  const known = names.get(file);
  if (known) return known;
  const anchors = new Map<string, Located>();
  const ids = new Map<string, Located>();
  if (file.positions.mentions(/\$(?:id|anchor|dynamicAnchor)\b/)) {
    const open: Located[] = [rootOf(file)];
    const seen = new Set<unknown>();
    for (let next = open.pop(); next; next = open.pop()) {
      const { value, steps } = next;
      if (typeof value !== "object" || value === null || seen.has(value)) continue;
      seen.add(value);
      for (const keyword of ["$anchor", "$dynamicAnchor"]) {
        const anchor = memberOf(value, keyword);
        if (typeof anchor === "string" && !anchors.has(anchor)) anchors.set(anchor, next);
      }
      const id = memberOf(value, "$id");
      if (typeof id === "string" && id.startsWith("#")) anchors.set(id.slice(1), next);
      else if (typeof id === "string") ids.set(id, next).set(id.slice(id.lastIndexOf("/") + 1), next);
      for (const [key, child] of entriesOf(value))
        open.push({ file, value: child, steps: { key, before: steps } });
    }
  }
  const found = { anchors, ids };
  names.set(file, found);
  return found;
}

function splitReference(reference: string): [target: string, fragment: string] {
  const hash = reference.indexOf("#");
  return hash < 0 ? [reference, ""] : [reference.slice(0, hash), reference.slice(hash + 1)];
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function unescapeStep(step: string): string {
  return step.replaceAll("~1", "/").replaceAll("~0", "~");
}

function escapeStep(step: string): string {
  return step.replaceAll("~", "~0").replaceAll("/", "~1");
}
