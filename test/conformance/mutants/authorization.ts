import { credentials, fault, reply } from "./builders.ts";
import type { Mutant } from "./mutant.ts";
import { STAGE } from "./places.ts";

/** Servers that let the wrong callers in, or keep the right ones out. */
export const authorization: readonly Mutant[] = [
  credentials("no credentials are asked for", (header) => header === null),
  credentials("empty credentials suffice", (header) => header === ""),
  credentials("any credentials suffice", (header) => header !== null && header !== ""),
  credentials("any scheme suffices", (header) => header?.startsWith("Unknown") ?? false),
  credentials("a nonsense header suffices", (header) => header === "nonsense"),
  reply(
    "credentials are refused with 401 now and then",
    STAGE,
    { check: "accepts-valid" },
    (made, request) => (made.ok && request.headers.has("x-forwarded-for") ? fault(401, made) : made),
  ),
];
