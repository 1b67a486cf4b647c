import { type Located, memberOf } from "../source/located.ts";

/** The schema that a discriminator's value names. */
export function targetOf(discriminator: unknown, tag: string): string {
  const mapped = memberOf(memberOf(discriminator, "mapping"), tag);
  return lastStep(typeof mapped === "string" ? mapped : tag);
}

/** A branch of `oneOf` or `anyOf` by its author's name for it. */
export function nameOfBranch({ value, key }: Located & { readonly key: string }): string {
  const reference = memberOf(value, "$ref");
  if (typeof reference === "string") return lastStep(reference);
  const title = memberOf(value, "title");
  return typeof title === "string" ? title : `number ${Number(key) + 1}`;
}

function lastStep(reference: string): string {
  return reference.slice(reference.lastIndexOf("/") + 1).replace(/\.(?:ya?ml|json)$/, "");
}

/** A place in a value, as the subject of a sentence. */
export function name(at: readonly string[]): string {
  return at.length > 0 ? `\`${at.join(".")}\`` : "The value";
}

/** A type with its article. */
export function typeName(type: string): string {
  return { integer: "an integer", array: "an array", object: "an object", null: "null" }[type] ?? `a ${type}`;
}

/** A value, shortened if it is long. */
export function show(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
