import * as ivs from "@callsheet/contract/ivs";
import * as ivsRealTime from "@callsheet/contract/ivs-realtime";
import * as nimble from "@callsheet/contract/nimble";
import { type HttpHandler, HttpResponse, http } from "msw";
import type { Sandbox } from "./sandbox.ts";

/** Options of {@link sandboxHandlers}. */
export interface SandboxHandlersOptions {
  /**
   * Origins that the sandbox answers for besides AWS's endpoints, such as `https://api.example.com`. Default:
   * none.
   */
  readonly origins?: readonly string[];
}

/**
 * Creates the handlers of a mock service worker from a sandbox: the sandbox answers what a page or a test
 * sends to AWS's endpoints of these services, in any region. Everything else passes.
 *
 * @example
 * const sandbox = await createSandbox();
 * setupServer(...sandboxHandlers(sandbox)).listen();
 */
export function sandboxHandlers(
  sandbox: Sandbox,
  { origins = [] }: SandboxHandlersOptions = {},
): HttpHandler[] {
  const standard = [ivs.ivs, ivsRealTime.ivsRealTime, nimble.nimble].map(({ server }) => server.url);
  const variants = [ivs, ivsRealTime, nimble].flatMap(({ endpoints }) => Object.values(endpoints));
  const templates = [...standard, ...variants];
  const ours = new RegExp(`^(?:${[...templates, ...origins].map(toPattern).join("|")})(?:/|$)`);
  return [
    http.all(ours, async ({ request }) => {
      try {
        return await sandbox(request);
      } catch {
        // What the fault deck cuts off looks like a broken network.
        return HttpResponse.error();
      }
    }),
  ];
}

/** An endpoint template as a regular expression: `{region}` is any region. */
function toPattern(template: string): string {
  const [before = "", after = ""] = template
    .replace(/\/+$/, "")
    .split("{region}")
    .map((it) => it.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return template.includes("{region}") ? `${before}[a-z0-9-]+${after}` : before;
}
