import type { FetchHandler } from "@callsheet/protocol";

/** The part of a Hono context that the handler needs. */
export interface HonoContext {
  readonly req: { readonly raw: Request };
}

/**
 * Makes a Hono handler of a service: `app.all("*", honoService(service))`, or `app.all("/api/*",
 * honoService(mount(service, "/api")))`.
 */
export function honoService(service: FetchHandler): (context: HonoContext) => Promise<Response> {
  return ({ req }) => service(req.raw);
}
