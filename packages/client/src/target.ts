import type { Codec, Operation } from "@callsheet/protocol";
import type { Endpoint } from "./endpoint.ts";
import type { Authorizer } from "./security/authorizer.ts";

/** What the calls of one method share. */
export interface Target extends Endpoint {
  readonly operation: Operation;
  /** The codec that the operation names. */
  readonly codec: Codec;
  /** True where the document says that SigV4 may sign requests. AWS credentials are used for no others. */
  readonly isSigned: boolean;
  /** Absent: requests are sent unchanged. */
  readonly authorize: Authorizer | undefined;
}
