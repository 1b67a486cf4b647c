import type { NoReply, Reply } from "../wire/reply.ts";
import type { WireRequest } from "../wire/request.ts";

/** Limits on one answer. */
export interface ReplyLimits {
  /** Longest wait for the whole answer, in milliseconds. Default: 10,000. */
  readonly timeout: number;
  /** Most bytes of a body that are read. Default: 5 MiB. */
  readonly maxBytes: number;
}

/** Something that answers requests. */
export interface Target {
  /** Its name in reports. */
  readonly name: string;
  /** The value of the Host header. */
  readonly host: string;
  /**
   * Sends a request as it is, and reads the answer within the limits. Never throws for what a target does.
   */
  send(request: WireRequest, limits: ReplyLimits): Promise<Reply | NoReply>;
  /** Closes idle connections. */
  close(): Promise<void>;
}

/** True for an answer, false for a missing one. */
export function isReply(outcome: Reply | NoReply): outcome is Reply {
  return "status" in outcome;
}
