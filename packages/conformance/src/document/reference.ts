import { DocumentError } from "./document-error.ts";
import { isObject, type JsonObject, own } from "./json.ts";

/** A value of a document together with its place. */
export interface Located {
  readonly value: unknown;
  /** JSON pointer (RFC 6901) in the document. */
  readonly pointer: string;
}

const MAX_HOPS = 64;

/** One step of a JSON pointer, escaped. */
export function pointerStep(name: string | number): string {
  return `/${String(name).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** The names of a JSON pointer, unescaped. */
export function pointerSteps(pointer: string): string[] {
  if (pointer === "") return [];
  return pointer
    .slice(1)
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The value at a JSON pointer, or undefined when there is none. */
export function valueAt(root: unknown, pointer: string): unknown {
  let value = root;
  for (const step of pointerSteps(pointer)) {
    if (Array.isArray(value)) value = value[Number(step)];
    else if (isObject(value)) value = own(value, step);
    else return undefined;
  }
  return value;
}

/** The JSON pointer that a local `$ref` stands for. */
export function referencePointer(reference: string): string | undefined {
  if (!reference.startsWith("#")) return undefined;
  try {
    return decodeURIComponent(reference.slice(1));
  } catch {
    return undefined;
  }
}

/**
 * Follows `$ref` until a value that is not a reference.
 * @throws DocumentError for a reference to another file, to nothing, or to itself
 */
export function follow(document: { name: string; root: JsonObject }, located: Located): Located {
  let current = located;
  for (let hops = 0; hops < MAX_HOPS; hops++) {
    const reference = isObject(current.value) ? own(current.value, "$ref") : undefined;
    if (typeof reference !== "string") return current;
    const pointer = referencePointer(reference);
    if (pointer === undefined) {
      throw new DocumentError(
        document.name,
        current.pointer,
        `$ref "${reference}" leaves the document: bundle it first`,
      );
    }
    const value = valueAt(document.root, pointer);
    if (value === undefined)
      throw new DocumentError(document.name, current.pointer, `$ref "${reference}" leads nowhere`);
    current = { value, pointer };
  }
  throw new DocumentError(document.name, located.pointer, "$ref refers to itself");
}

/** The member of a located value, itself located, with references followed; undefined when there is none. */
export function member(
  document: { name: string; root: JsonObject },
  located: Located,
  name: string | number,
): Located | undefined {
  const holder = located.value;
  const value = Array.isArray(holder)
    ? holder[Number(name)]
    : isObject(holder)
      ? own(holder, String(name))
      : undefined;
  if (value === undefined) return undefined;
  return follow(document, { value, pointer: located.pointer + pointerStep(name) });
}
