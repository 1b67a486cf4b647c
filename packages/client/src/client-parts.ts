import type { Codec } from "@callsheet/protocol";
import type { SecurityPart } from "./security/declared-security.ts";
import type { SigningPart } from "./security/sig-v4.ts";
import type { ServersPart } from "./server-variables.ts";

/** What generated clients hand over because not every client needs it. */
export interface ClientParts {
  /** Codecs in addition to `plain`, which is always there: `textCodec`, `fullCodec`. */
  readonly codecs?: readonly Codec[];
  /** What applies security schemes other than SigV4: `declaredSecurity`. */
  readonly security?: SecurityPart;
  /** What signs with AWS credentials: `sigV4`. */
  readonly sigV4?: SigningPart;
  /** What fills in variables of servers' URLs: `serverVariables`. */
  readonly servers?: ServersPart;
}
