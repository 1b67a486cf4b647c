import { refuseRepeated, without } from "./builders.ts";
import type { Mutant } from "./mutant.ts";
import { CREATE, START } from "./places.ts";

/** Servers that do things twice. */
export const idempotency: readonly Mutant[] = [
  {
    name: "the token is forgotten",
    operation: CREATE,
    check: "idempotent-replay",
    unsigned: true,
    request: (request) => without(request, "x-amz-client-token"),
  },
  {
    name: "a repeated token is refused",
    operation: CREATE,
    check: "idempotent-replay",
    request: refuseRepeated(),
  },
  {
    name: "the token is forgotten on another operation",
    operation: START,
    check: "idempotent-replay",
    unsigned: true,
    request: (request) => without(request, "x-amz-client-token"),
  },
];
