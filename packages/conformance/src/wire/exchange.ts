import type { Reply } from "./reply.ts";
import type { WireRequest } from "./request.ts";

/** A request and its answer. */
export interface Exchange {
  readonly request: WireRequest;
  readonly reply: Reply;
}
