import {
  answerEvents,
  assertLocalHost,
  assertLocalPage,
  type EventFeed,
  Fault,
  type Incoming,
  isLocalOrigin,
  type Outgoing,
} from "@callsheet/server";
import type { MockEvent } from "./mock-event.ts";

/** The path of the mock's events. No document has such a path. */
const eventsPath = "/_mock/events";

/**
 * Answers requests for the mock's events, only to pages and tools of this machine; undefined for all other
 * requests.
 */
export function answerMockEvents(incoming: Incoming, feed: EventFeed<MockEvent>): Outgoing | undefined {
  const { method, target } = incoming;
  if (!target.startsWith(eventsPath) || target.split("?", 1)[0] !== eventsPath) return undefined;
  if (method !== "GET" && method !== "HEAD") return undefined;
  const origin = incoming.header("origin");
  const cors = origin !== undefined && isLocalOrigin(origin) ? ["Access-Control-Allow-Origin", origin] : [];
  try {
    assertLocalPage(incoming, eventsPath);
    assertLocalHost(incoming, eventsPath);
    const reader = feed.open(undefined, { type: "hello" });
    if (!reader) throw new Fault("ServiceUnavailable", 503, "Too many readers already.");
    return answerEvents(incoming, reader, ["Vary", "Origin", ...cors]);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const headers = ["Content-Type", "application/json", "x-amzn-ErrorType", error.name, "Vary", "Origin"];
    return {
      status: error.status,
      headers: [...headers, ...cors],
      body: JSON.stringify({ message: error.message }),
    };
  }
}
