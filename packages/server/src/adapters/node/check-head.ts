import type { IncomingMessage } from "node:http";
import { Fault, malformedFault } from "../../fault.ts";

/** A name or an address, and a port. Anything else could end up in the path of a URL built from it. */
const hostForm = /^(\[[\da-f:.]+\]|[\w.~-]*)(:\d*)?$/i;

/**
 * Checks that a request has one Host, a target that is a path, and a body in no transfer coding except
 * chunks. A proxy could read anything else differently. Undefined when it does.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-3.2
 */
export function checkHead({ rawHeaders, httpVersionMinor, url }: IncomingMessage): Fault | undefined {
  let hosts = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] ?? "";
    if (name.length === 4 && name.toLowerCase() === "host") {
      if (++hosts > 1 || !hostForm.test(rawHeaders[i + 1] ?? ""))
        return malformedFault("A request needs one Host header: a name or an address, and a port.");
    } else if (name.length === 17 && name.toLowerCase() === "transfer-encoding") {
      if (rawHeaders[i + 1]?.toLowerCase() !== "chunked")
        return new Fault("NotImplemented", 501, "The only transfer coding that is supported is chunked.", {
          close: true,
        });
    }
  }
  if (hosts === 0 && httpVersionMinor > 0) return malformedFault("A request needs a Host header.");
  if (url?.charCodeAt(0) !== 0x2f) return malformedFault("The request target must be a path.");
  return undefined;
}
