import { authorization } from "./authorization.ts";
import { bodies } from "./bodies.ts";
import { crashes } from "./crashes.ts";
import { headers } from "./headers.ts";
import { idempotency } from "./idempotency.ts";
import type { Mutant } from "./mutant.ts";
import { reading } from "./reading.ts";
import { requestRules } from "./request-rules.ts";
import { routing } from "./routing.ts";
import { statuses } from "./statuses.ts";

/** All mutants. */
export const mutants: readonly Mutant[] = [
  ...requestRules,
  ...statuses,
  ...headers,
  ...bodies,
  ...authorization,
  ...reading,
  ...routing,
  ...crashes,
  ...idempotency,
];
