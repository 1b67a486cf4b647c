import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";

const examples = path.resolve(import.meta.dirname, "../../../spec/examples");

/** The values for measuring validators; each is parsed from JSON, as on the wire. */
export interface Payloads {
  readonly small: readonly unknown[];
  readonly smallInvalid: readonly unknown[];
  readonly full: readonly unknown[];
  readonly fullInvalid: readonly unknown[];
}

/**
 * GetStage's request, and a whole GetStreamSession response of 8 kB; the invalid response is wrong in its
 * last event.
 */
export function createPayloads(): Payloads {
  const arn = "arn:aws:ivs:us-west-2:123456789012:stage/aX7kQ2bVn9Ts";
  const small = several(16, (index) => ({ arn: `${arn}${index}` }));
  const smallInvalid = several(16, (index) => ({ arn: index % 2 ? `${arn}/${index}` : index }));
  return {
    small,
    smallInvalid,
    full: several(8, () => response("2026-03-13T17:00:08Z")),
    fullInvalid: several(8, () => response("yesterday")),
  };
}

function several(count: number, make: (index: number) => unknown): unknown[] {
  return Array.from({ length: count }, (_, index) => JSON.parse(JSON.stringify(make(index))));
}

function response(lastTime: string): unknown {
  const { value } = parse(
    readFileSync(path.join(examples, "get-stream-session/ended-recorded.yaml"), "utf8"),
  );
  const { truncatedEvents } = value.streamSession as {
    truncatedEvents: { name: string; type: string; eventTime: string }[];
  };
  const start = Date.parse("2026-03-13T17:00:08Z");
  for (let index = 0; JSON.stringify(value).length < 8_000; index++) {
    const eventTime = new Date(start + index * 97_000).toISOString().replace(".000", "");
    truncatedEvents.push({
      ...(truncatedEvents[index % 3] ?? { name: "Stream Start", type: "IVS Stream State Change" }),
      eventTime,
    });
  }
  truncatedEvents.push({ name: "Session Ended", type: "IVS Stream State Change", eventTime: lastTime });
  return value;
}
