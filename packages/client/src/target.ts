import type { Codec, Operation } from "@callsheet/protocol";
import type { Authorizer } from "./authorize.ts";

/** What the calls of one method share. */
export interface Target {
  readonly operation: Operation;
  /** The codec that the operation names. */
  readonly codec: Codec;
  /** Scheme, host and base path, without a slash at the end. */
  readonly base: string;
  /** Absent: requests go as they are. */
  readonly authorize: Authorizer | undefined;
}
