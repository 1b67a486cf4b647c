import { decodeFragment } from "../json/pointer.ts";

/** The parts of a `$ref`: a file, or none for the same file, and a fragment. */
export interface ReferenceParts {
  readonly file: string;
  readonly fragment: string;
}

/** The parts of a reference, still percent-encoded. */
export function splitReference(reference: string): ReferenceParts {
  const hash = reference.indexOf("#");
  if (hash < 0) return { file: reference, fragment: "" };
  return { file: reference.slice(0, hash), fragment: reference.slice(hash + 1) };
}

/** The path of a relative file reference, or why it must not be followed. */
export type ResolvedPath = { readonly path: string } | { readonly refusal: string };

/**
 * Resolves a file reference against the file that contains it. Both are relative to the root folder, with `/`
 * between folders.
 */
export function resolveFile(from: string, reference: string): ResolvedPath {
  if (/^[a-z][a-z0-9+.-]+:/i.test(reference) || /^[\\/]{2}/.test(reference))
    return { refusal: "leads to another host or scheme; only relative files are read" };
  if (/^(?:[\\/]|[a-z]:)/i.test(reference))
    return { refusal: "is an absolute path; only files relative to this one are read" };
  const steps = from.split("/").slice(0, -1);
  for (const encoded of reference.split(/[\\/]/)) {
    const step = decodeFragment(encoded);
    if (step === undefined) return { refusal: "has broken percent-encoding" };
    if (/[\\/\0]/.test(step)) return { refusal: "has a name that no file can have" };
    if (step === "" || step === ".") continue;
    if (step !== "..") steps.push(step);
    else if (steps.pop() === undefined) return { refusal: "leads out of the root folder" };
  }
  return { path: steps.join("/") };
}

/** The name of a file without folders and its last extension. */
export function baseName(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return name.replace(/(?<=.)\.[^.]*$/, "");
}
