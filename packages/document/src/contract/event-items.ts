import type { Content } from "@callsheet/protocol";
import type { Place } from "../schema/place.ts";
import { Shape } from "../schema/shape.ts";

/**
 * The fields of an event.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
const fields = new Set(["data", "event", "id", "retry"]);

/**
 * What the schema of an item of `text/event-stream` describes: the event's data, as text or JSON, or the
 * event with its fields. With OpenAPI 3.2's `itemSchema`, an object of fields that include `data` is an
 * event; with 3.1's `schema`, which knows no events, it needs another field besides it.
 */
export function eventItems(item: Place, isItemSchema: boolean): NonNullable<Content["items"]> {
  const shape = new Shape([item]);
  if (isText(shape)) return "text";
  const data = dataOf(shape, isItemSchema ? 1 : 2, deepest);
  if (data === undefined) return "json";
  return data.every(isText) ? "event" : "event-json";
}

/** How deep alternatives may be nested. */
const deepest = 8;

/** The data of each kind of event; undefined for a schema that is not only of events. */
function dataOf(shape: Shape, fewest: number, depth: number): Shape[] | undefined {
  const names = shape.properties();
  if (names.size > 0) {
    const isEvent =
      names.has("data") && names.size >= fewest && [...names.keys()].every((name) => fields.has(name));
    return isEvent ? [new Shape(names.get("data") ?? [])] : undefined;
  }
  const [group, ...others] = shape.alternatives();
  if (!group || others.length > 0 || depth === 0) return undefined;
  const kinds = group.branches.map((branch) => dataOf(new Shape([branch]), fewest, depth - 1));
  return kinds.includes(undefined) || kinds.length === 0 ? undefined : kinds.flatMap((kind) => kind ?? []);
}

function isText({ types }: Shape): boolean {
  return types.size === 1 && types.has("string");
}
