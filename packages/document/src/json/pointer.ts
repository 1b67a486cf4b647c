import { pointerSteps } from "@callsheet/protocol/json-pointer";
import { isObject, own } from "./json.ts";

export {
  escapeStep,
  formatPointer,
  pointerStep,
  pointerSteps,
  unescapeStep,
} from "@callsheet/protocol/json-pointer";

/** The pointer of the value that contains the value at a pointer. */
export function parentPointer(pointer: string): string {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf("/")));
}

/** The member of an object or the item of a list that a step names: never an inherited one. */
export function childAt(value: unknown, step: string): unknown {
  if (Array.isArray(value)) return /^(?:0|[1-9]\d{0,9})$/.test(step) ? value[Number(step)] : undefined;
  return isObject(value) ? own(value, step) : undefined;
}

/** The value at a JSON pointer, or undefined when there is none. */
export function valueAt(root: unknown, pointer: string): unknown {
  return pointerSteps(pointer).reduce<unknown>(childAt, root);
}

/** The text of a URI fragment, decoded; undefined when its percent-encoding is broken. */
export function decodeFragment(fragment: string): string | undefined {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return undefined;
  }
}

/** The JSON pointer of a local `$ref` such as `#/components/schemas/Pet`. */
export function referencePointer(reference: string): string | undefined {
  if (!reference.startsWith("#")) return undefined;
  const pointer = decodeFragment(reference.slice(1));
  return pointer === "" || pointer?.startsWith("/") ? pointer : undefined;
}

/** The local `$ref` to a JSON pointer. Characters that a URI fragment cannot hold are percent-encoded. */
export function pointerReference(pointer: string): string {
  return `#${encodeURI(pointer).replaceAll("#", "%23")}`;
}
