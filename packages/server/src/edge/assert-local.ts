import { Fault } from "../fault.ts";
import type { Incoming } from "./exchange.ts";
import { isLocalOrigin } from "./local-origin.ts";

/**
 * Refuses web pages: browsers say where a request comes from. `what` is for pages of this machine. @throws
 * Fault
 */
export function assertLocalPage(incoming: Incoming, what: string): void {
  const origin = incoming.header("origin");
  const isForeign =
    origin === undefined ? incoming.header("sec-fetch-site") === "cross-site" : !isLocalOrigin(origin);
  if (isForeign) throw refused(`${what} is not for pages of ${origin ?? "other sites"}.`);
}

/**
 * Refuses hosts that are not this machine's: a name that leads here can belong to a web page (DNS rebinding).
 * @throws Fault
 */
export function assertLocalHost(incoming: Incoming, what: string): void {
  const host = incoming.header("host") ?? "";
  if (!isLocalOrigin(`http://${host}`))
    throw refused(`${what} is for local hosts, not for ${host || "requests without a Host"}.`);
}

const refused = (message: string) => new Fault("AccessDeniedException", 403, message);
