import * as crypto from "node:crypto";
import type { Digest } from "./digest.ts";

const hmac = (key: crypto.KeyLike, text: string) => crypto.createHmac("sha256", key).update(text);

/** SHA-256 by node:crypto, without promises. */
export const nodeDigest: Digest = {
  // `crypto.hash` came with Node 20.12.
  hash: (data) =>
    crypto.hash?.("sha256", data, "hex") ?? crypto.createHash("sha256").update(data).digest("hex"),
  deriveKey: (secret, texts) =>
    crypto.createSecretKey(
      texts.reduce<Buffer>((key, text) => hmac(key, text).digest(), Buffer.from(secret)),
    ),
  sign: (key, text) => hmac(key as crypto.KeyObject, text).digest("hex"),
};
