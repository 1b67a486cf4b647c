import type { Digest } from "@callsheet/protocol";
import { nodeDigest } from "@callsheet/protocol/node";

/**
 * The digest that signatures are verified with by default on Node, Bun and Deno: node:crypto, at an eighth of
 * WebCrypto's cost.
 */
export const platformDigest: Digest = nodeDigest;
