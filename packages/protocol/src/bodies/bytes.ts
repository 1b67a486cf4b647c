import type { Awaitable } from "../digest.ts";
import type { OwnedBytes } from "../owned-bytes.ts";
import { refuse, SerializationError } from "../serialization-error.ts";

/** True for a `Blob`, and so for a `File`. */
export function isBlob(value: unknown): value is Blob {
  return typeof Blob === "function" && value instanceof Blob;
}

/**
 * The bytes of a `Uint8Array`, of any other view or buffer, or, as a promise, of a `Blob`.
 *
 * @throws {SerializationError} for anything else.
 */
export function writeBytes(member: string, value: unknown): Awaitable<OwnedBytes> {
  if (isBlob(value)) return value.arrayBuffer().then((buffer) => new Uint8Array(buffer));
  if (value instanceof Uint8Array) return value as OwnedBytes;
  if (ArrayBuffer.isView(value))
    return new Uint8Array(value.buffer as ArrayBuffer, value.byteOffset, value.byteLength);
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  return refuse(member, "bytes: a Uint8Array or a Blob");
}

const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * The text of bytes, which must be UTF-8.
 *
 * @throws {SerializationError} that names the member, when they are not.
 */
export function readUtf8(bytes: Uint8Array, member?: string): string {
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw new SerializationError(`"${member ?? "body"}" must be UTF-8`, member, { cause });
  }
}
