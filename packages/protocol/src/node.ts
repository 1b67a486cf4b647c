import type { KeyLike, KeyObject } from "node:crypto";
import type { Digest } from "./digest.ts";

// An `import` would read all that node:crypto exports, and load WebCrypto with it: 2 ms.
const crypto = process.getBuiltinModule("node:crypto");

const hmac = (key: KeyLike, text: string) => crypto.createHmac("sha256", key).update(text);
const keys = new Map<string, KeyObject>();

/**
 * SHA-256 by node:crypto, without promises. It keeps the keys it derives: one for each secret and scope, 50
 * at most.
 */
export const nodeDigest: Digest = {
  // `crypto.hash` came with Node 20.12.
  hash: (data) =>
    crypto.hash?.("sha256", data, "hex") ?? crypto.createHash("sha256").update(data).digest("hex"),
  sign: (secret, scope, text) =>
    hmac(keys.get(secret + scope) ?? deriveKey(secret, scope), text).digest("hex"),
};

function deriveKey(secret: string, scope: string): KeyObject {
  const bytes = scope.split("/").reduce<Buffer>((key, part) => hmac(key, part).digest(), Buffer.from(secret));
  const key = crypto.createSecretKey(bytes);
  if (keys.size >= 50) keys.clear();
  keys.set(secret + scope, key);
  return key;
}
