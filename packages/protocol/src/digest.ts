import type { OwnedBytes } from "./owned-bytes.ts";

/** A value, or a promise of it. */
export type Awaitable<T> = T | Promise<T>;

/**
 * The two SHA-256 functions that SigV4 needs, both of which return lower-case hex. This file has them over
 * WebCrypto; `@callsheet/protocol/node` has them over node:crypto, several times faster.
 */
export interface Digest {
  /** SHA-256. */
  hash(data: string | OwnedBytes): Awaitable<string>;
  /**
   * HMAC-SHA-256 of a text, with the key at the end of a chain: HMAC with the secret of the scope's first
   * part, with that result of the next, and so on.
   */
  sign(secret: string, scope: string, text: string): Awaitable<string>;
}

const encode = (data: string | OwnedBytes) =>
  typeof data === "string" ? new TextEncoder().encode(data) : data;
const hex = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map((byte) => (256 + byte).toString(16).slice(1)).join("");

const hmac = async (key: BufferSource, text: string) => {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const imported = await crypto.subtle.importKey("raw", key, algorithm, false, ["sign"]);
  return crypto.subtle.sign("HMAC", imported, encode(text));
};
let known = "";
let key: BufferSource;

/**
 * SHA-256 by WebCrypto: browsers (on secure origins), workers, Deno, Bun and Node. It keeps the last key that
 * it derived.
 */
export const webDigest: Digest = {
  hash: async (data) => hex(await crypto.subtle.digest("SHA-256", encode(data))),
  sign: async (secret, scope, text) => {
    if (known !== secret + scope) {
      let derived: BufferSource = encode(secret);
      for (const part of scope.split("/")) derived = await hmac(derived, part);
      // Both at once, because parallel calls may need different keys.
      known = secret + scope;
      key = derived;
    }
    return hex(await hmac(key, text));
  },
};
