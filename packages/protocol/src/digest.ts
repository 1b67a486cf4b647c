/** A value, or a promise of it. */
export type Awaitable<T> = T | Promise<T>;

/**
 * The two functions of SHA-256 that SigV4 rests on. There is one over WebCrypto here, and one over node:crypto, several times as fast, in
 * `@callsheet/protocol/node`.
 */
export interface Digest {
  /** SHA-256, in lower-case hex. */
  hash(data: string | Uint8Array<ArrayBuffer>): Awaitable<string>;
  /** The HMAC key at the end of a chain: HMAC with `secret` of the first text, with the result of the next, and so on. */
  deriveKey(secret: string, texts: readonly string[]): Awaitable<unknown>;
  /** HMAC-SHA-256 of a text with a key made by `deriveKey`, in lower-case hex. */
  sign(key: unknown, text: string): Awaitable<string>;
}

const encode = (data: string | Uint8Array<ArrayBuffer>) =>
  typeof data === "string" ? new TextEncoder().encode(data) : data;
const hex = (bytes: ArrayBuffer) =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
const importKey = (key: BufferSource) =>
  crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);

/** SHA-256 by WebCrypto: browsers (on secure origins), workers, Deno, Bun and Node. */
export const webDigest: Digest = {
  hash: async (data) => hex(await crypto.subtle.digest("SHA-256", encode(data))),
  deriveKey: async (secret, texts) => {
    let key = await importKey(encode(secret));
    for (const text of texts) key = await importKey(await crypto.subtle.sign("HMAC", key, encode(text)));
    return key;
  },
  sign: async (key, text) => hex(await crypto.subtle.sign("HMAC", key as CryptoKey, encode(text))),
};
