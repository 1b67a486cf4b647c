import type { Next } from "@callsheet/protocol";
import type { Attempt } from "../attempt.ts";
import { ClientError } from "./client-error.ts";

/** The call, or its last attempt, reached its time limit. */
export class TimeoutError extends ClientError {
  override readonly name = "TimeoutError";

  constructor(ms: number, attempt: Attempt, next?: Next) {
    super(`took longer than ${ms} ms`, attempt, { next });
  }
}
