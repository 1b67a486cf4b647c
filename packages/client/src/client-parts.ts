import type { Codec } from "@callsheet/protocol";
import type { SecurityPart } from "./security/declared-security.ts";
import type { SigningPart } from "./security/sig-v4.ts";
import type { ServersPart } from "./server-variables.ts";

/** The parts that generated clients pass because not every client needs them. */
export interface ClientParts {
  /** Codecs besides `plain`, which is always there: `textCodec`, `fullCodec`. */
  readonly codecs?: readonly Codec[];
  /** Applies security schemes other than SigV4: `declaredSecurity`. */
  readonly security?: SecurityPart;
  /** Signs with AWS credentials: `sigV4`. */
  readonly sigV4?: SigningPart;
  /** Fills in variables of servers' URLs: `serverVariables`. */
  readonly servers?: ServersPart;
}
