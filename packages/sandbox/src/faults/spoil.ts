import type { Outgoing } from "@callsheet/server";
import type { InjectedFault } from "./fault.ts";

const page = "<html><body><h1>502 Bad Gateway</h1></body></html>";

/** An answer whose body breaks the promise of its headers. */
export function spoil(outgoing: Outgoing, how: NonNullable<InjectedFault["malformed"]>): Outgoing {
  const body = String(outgoing.body ?? "");
  switch (how) {
    case "truncated":
      return { ...outgoing, body: body.slice(0, Math.floor(body.length / 2)) };
    case "html":
      return { ...outgoing, body: page };
    case "empty":
      return { ...outgoing, body: "" };
    case "null":
      return { ...outgoing, body: "null" };
    case "wrong-types":
      return {
        ...outgoing,
        body: JSON.stringify(
          Object.fromEntries(Object.keys(JSON.parse(body) as object).map((it) => [it, 42])),
        ),
      };
  }
}
