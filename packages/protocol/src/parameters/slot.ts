import type { TextShape, TextStyle } from "../binding.ts";
import { refuse } from "../serialization-error.ts";
import type { Service } from "../service.ts";

/** A member on its way to or from a text: its name in errors, and the profile whose rules apply. */
export interface Slot {
  readonly member: string;
  readonly profile: Service["profile"];
}

/** A value with a name on the wire: a parameter, or a property of a form. */
export interface NamedShape extends TextShape, TextStyle {
  readonly name: string;
}

/** True for an object with properties: not a list, not bytes. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}

/**
 * Percent-decodes a text.
 *
 * @throws {SerializationError} that names the member, for an invalid escape.
 */
export function unescapeText({ member }: Slot, text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return refuse(member, "percent-encoded UTF-8");
  }
}
