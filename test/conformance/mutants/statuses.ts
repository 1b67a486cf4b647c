import { status } from "./builders.ts";
import type { Mutant } from "./mutant.ts";
import { STAGE } from "./places.ts";

/** Servers that answer with another status. */
export const statuses: readonly Mutant[] = [
  status("success is 201", STAGE, [200, 201], "status-declared"),
  status("success is 204", STAGE, [200, 204], "status-declared"),
  status("success is 302", STAGE, [200, 302], "status-declared"),
  status("success is 500", STAGE, [200, 500], "no-server-error"),
  status("success is 400", STAGE, [200, 400], "accepts-valid"),
  status("success is 405", STAGE, [200, 405], "accepts-valid"),
  status("invalid is 422", STAGE, [400, 422], "status-declared"),
  status("invalid is 404", STAGE, [400, 404], "refuses-invalid"),
  status("invalid is 403", STAGE, [400, 403], "refuses-invalid"),
  status("invalid is 418", STAGE, [400, 418], "status-declared"),
  status("invalid is 200", STAGE, [400, 200], "refuses-invalid"),
  status("invalid is 500", STAGE, [400, 500], "no-server-error"),
  status("invalid is 409", STAGE, [400, 409], "status-declared"),
  status("unknown media type is 500", STAGE, [415, 500], "no-server-error"),
  status("wrong method is 404", STAGE, [405, 404], "method-not-allowed"),
  status("wrong method is 400", STAGE, [405, 400], "method-not-allowed"),
  status("unknown path is 200", STAGE, [404, 200], "unknown-path"),
  status("unknown path is 500", STAGE, [404, 500], "no-server-error"),
  status("missing credentials are 400", STAGE, [403, 400], "requires-authorization"),
  status("missing credentials are 404", STAGE, [403, 404], "requires-authorization"),
  {
    ...status("missing credentials are 401", STAGE, [403, 401], "requires-authorization"),
    survives:
      "The policy takes 401 and 403 for the same refusal; which one a service gives to whom is not in its contract.",
  },
];
