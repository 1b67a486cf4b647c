import type { Digest } from "@callsheet/protocol";
import { webDigest } from "@callsheet/protocol";

/** The digest that verifies signatures by default: WebCrypto, which every platform has. */
export const platformDigest: Digest = webDigest;
