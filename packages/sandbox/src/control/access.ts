import { Fault, type Incoming } from "@callsheet/server";

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

/** Makes the rules of the control API. `control` is true, false or a key. */
export function createControlAccess(control: boolean | string): ControlAccess {
  return {
    open: control !== false,
    key: typeof control === "string" ? control : undefined,
    cors: (origin) =>
      origin !== undefined && isLocal(origin)
        ? [
            ...["Access-Control-Allow-Origin", origin, "Vary", "Origin"],
            ...["Access-Control-Allow-Methods", "GET, POST, DELETE"],
            ...["Access-Control-Allow-Headers", `content-type, x-callsheet-world, ${controlKeyHeader}`],
          ]
        : ["Vary", "Origin"],
  };
}

/** Refuses whoever may not use the control API. @throws Fault */
export function guardControl(incoming: Incoming, { open, key }: ControlAccess): void {
  if (!open)
    throw new Fault(
      "AccessDeniedException",
      403,
      "The control API is off: it is on for local addresses, or with a control key.",
    );
  const origin = incoming.header("origin");
  // A page of the web could reset a developer's world otherwise: browsers say where a request comes from.
  if (origin !== undefined && !isLocal(origin))
    throw new Fault("AccessDeniedException", 403, `The control API is not for pages of ${origin}.`);
  if (key !== undefined && !equal(incoming.header(controlKeyHeader) ?? "", key)) {
    throw new Fault(
      "AccessDeniedException",
      403,
      `The control API needs its key in the header ${controlKeyHeader}.`,
    );
  }
}

const local = /^https?:\/\/(localhost|[a-z0-9-]+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/;

const isLocal = (origin: string) => local.test(origin);

/** Compares in the same time wherever two texts differ. */
function equal(given: string, wanted: string): boolean {
  let difference = given.length ^ wanted.length;
  for (let i = 0; i < wanted.length; i++) difference |= given.charCodeAt(i) ^ wanted.charCodeAt(i);
  return difference === 0;
}
