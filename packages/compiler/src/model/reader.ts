import { readFileSync } from "node:fs";
import type { BundledDocument } from "../bundle-documents.ts";
import { SpecError } from "../spec-error.ts";
import { locate } from "../spec-folder.ts";
import type { Fail } from "./message.ts";

/** Follows a bundled document's references and says where it is wrong. */
export interface Reader {
  /** Returns the object itself, or what its `$ref` leads to. */
  follow<T extends { readonly $ref?: string }>(object: T): T;
  /** Throws a `SpecError` for the place that the pointer names. */
  fail: Fail;
}

/** Makes a {@link Reader} of one bundled document. */
export function createReader({ openapi, file }: BundledDocument): Reader {
  const fail: Fail = (pointer, problem) => {
    throw new SpecError(locate(file, readFileSync(file, "utf8"), pointer), problem);
  };
  function follow<T extends { readonly $ref?: string }>(object: T, hops = 0): T {
    if (object.$ref === undefined) return object;
    if (hops > 20) fail("", `the reference ${object.$ref} leads back to itself`);
    const steps = object.$ref
      .replace(/^#\/?/, "")
      .split("/")
      .map((step) => decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~"));
    let node: unknown = openapi;
    for (const step of steps) {
      node =
        typeof node === "object" && node !== null && Object.hasOwn(node, step)
          ? (node as Record<string, unknown>)[step]
          : undefined;
    }
    if (typeof node !== "object" || node === null) fail("", `the reference ${object.$ref} leads nowhere`);
    return follow(node as T, hops + 1);
  }
  return { follow: (object) => follow(object), fail };
}
