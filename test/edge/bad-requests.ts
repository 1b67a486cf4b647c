import { badBodies } from "./bad-bodies.ts";
import { badFraming } from "./bad-framing.ts";
import type { BadRequest } from "./bad-request.ts";
import { badRoutes } from "./bad-routes.ts";

/** What clients get wrong or try on purpose, over HTTP/1.1, without signatures. */
export const badRequests: readonly BadRequest[] = [...badBodies, ...badRoutes, ...badFraming];
