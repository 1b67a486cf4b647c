import { assertLocalHost, assertLocalPage, Fault, type Incoming, isLocalOrigin } from "@callsheet/server";
import { worldHeader } from "../world/world-name.ts";

/** The request header that carries the control key. */
export const controlKeyHeader = "x-callsheet-control-key";

/** Who may use the control API. */
export interface ControlAccess {
  /** False when nobody may. */
  readonly open: boolean;
  /** The key that requests must carry; undefined for none. */
  readonly key: string | undefined;
  /** The CORS headers for an origin. */
  cors(origin: string | undefined): readonly string[];
}

/** The form of a key: the whole of it must fit into a header. */
const sendable = /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/;

/** True for a control key that a header can carry: printable ASCII, no space at the ends. */
export const isControlKey = (key: string): boolean => sendable.test(key);

/** True only for the name or address of this machine. */
export const isLoopback = (host: string): boolean =>
  /^(localhost|(0*:){2,7}0*1|127\.\d+\.\d+\.\d+)$/i.test(host);

/**
 * Creates the rules of the control API. `control` is true, false or a key. @throws TypeError for a key that
 * no header can carry.
 */
export function createControlAccess(control: boolean | string): ControlAccess {
  if (typeof control === "string" && !isControlKey(control))
    throw new TypeError(
      "A control key is one or more printable ASCII characters, without spaces at its ends.",
    );
  return {
    open: control !== false,
    key: typeof control === "string" ? control : undefined,
    cors: (origin) =>
      origin !== undefined && isLocalOrigin(origin)
        ? [
            ...["Access-Control-Allow-Origin", origin, "Vary", "Origin"],
            ...["Access-Control-Allow-Methods", "GET, POST, DELETE"],
            ...["Access-Control-Allow-Headers", allowedHeaders.join(", ")],
            ...["Access-Control-Expose-Headers", "*", "Access-Control-Max-Age", "7200"],
          ]
        : ["Vary", "Origin"],
  };
}

const theApi = "The control API";

/** The headers that a page may send; any content type except the simple ones makes the browser ask first. */
const allowedHeaders = ["content-type", "last-event-id", worldHeader, controlKeyHeader];

/** Refuses callers that may not use the control API. @throws Fault */
export function guardControl(incoming: Incoming, { open, key }: ControlAccess): void {
  if (!open)
    throw new Fault(
      "AccessDeniedException",
      403,
      "The control API is off: it is on for local addresses, or with a control key.",
    );
  assertLocalPage(incoming, theApi);
  assertAskedFirst(incoming);
  if (key === undefined) {
    assertLocalHost(incoming, theApi);
  } else if (!equal(incoming.header(controlKeyHeader) ?? "", key)) {
    throw new Fault(
      "AccessDeniedException",
      403,
      `The control API needs its key in the header ${controlKeyHeader}.`,
    );
  }
}

/**
 * What a browser sends without asking first: a form that somebody injected into a local page could reset a
 * world with it.
 */
const simpleTypes = /^\s*(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\s*(;|$)/i;

function assertAskedFirst(incoming: Incoming): void {
  const { method } = incoming;
  const isPage = incoming.header("origin") !== undefined || incoming.header("sec-fetch-site") !== undefined;
  if (!isPage || method === "GET" || method === "HEAD" || method === "DELETE") return;
  const type = incoming.header("content-type");
  if (type !== undefined && !simpleTypes.test(type)) return;
  throw new Fault("AccessDeniedException", 403, "Pages send changes with content-type: application/json.");
}

/** Compares in constant time, wherever the texts differ. */
function equal(given: string, wanted: string): boolean {
  let difference = given.length ^ wanted.length;
  for (let i = 0; i < wanted.length; i++) difference |= given.charCodeAt(i) ^ wanted.charCodeAt(i);
  return difference === 0;
}
