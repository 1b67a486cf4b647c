import type { Check } from "../checks/check.ts";

/** The check of recorded requests, for lists of checks: they are read with the recording. */
export const requestKeptCheck: Check = {
  name: "request-kept",
  decides:
    "A recorded request (--har) keeps the contract: parameters, media type and body. It says something of the client, so it is not sent again for this alone.",
  run: () => [],
};
