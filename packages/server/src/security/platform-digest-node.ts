import type { Digest } from "@callsheet/protocol";
import { nodeDigest } from "@callsheet/protocol/node";

/**
 * The digest that verifies signatures by default on Node, Bun and Deno: node:crypto, at an eighth of
 * WebCrypto's cost.
 */
export const platformDigest: Digest = nodeDigest;
