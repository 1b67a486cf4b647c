/** A value, or a promise of it. */
export type Awaitable<T> = T | Promise<T>;

/**
 * The two functions of SHA-256 that SigV4 rests on, both of which return lower-case hex. There is one over WebCrypto here, and one over
 * node:crypto, several times as fast, in `@callsheet/protocol/node`.
 */
export interface Digest {
  /** SHA-256. */
  hash(data: string | Uint8Array<ArrayBuffer>): Awaitable<string>;
  /** HMAC-SHA-256 of a text, with the key at the end of a chain: HMAC with the secret of the scope's first part, with the result of the next, and so on. */
  sign(secret: string, scope: string, text: string): Awaitable<string>;
}

const encode = (data: string | Uint8Array<ArrayBuffer>) =>
  typeof data === "string" ? new TextEncoder().encode(data) : data;
const hex = (bytes: ArrayBuffer) =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** SHA-256 by WebCrypto: browsers (on secure origins), workers, Deno, Bun and Node. */
export const webDigest: Digest = {
  hash: async (data) => hex(await crypto.subtle.digest("SHA-256", encode(data))),
  sign: async (secret, scope, text) => {
    let key: BufferSource = encode(secret);
    for (const part of [...scope.split("/"), text]) {
      const algorithm = { name: "HMAC", hash: "SHA-256" };
      const imported = await crypto.subtle.importKey("raw", key, algorithm, false, ["sign"]);
      key = await crypto.subtle.sign("HMAC", imported, encode(part));
    }
    return hex(key as ArrayBuffer);
  },
};
