import { expect, it } from "vitest";
import { eventItems } from "./event-items.ts";

const text = { type: "string" };
const object = { type: "object", properties: { a: text } };
const event = (data: object, more: object = { event: text }) => ({
  type: "object",
  required: ["data"],
  properties: { data, ...more },
});

it.each<[string, object, "schema" | "itemSchema", string]>([
  ["text", text, "schema", "text"],
  ["a value", object, "schema", "json"],
  ["a value", object, "itemSchema", "json"],
  ["an event with text", event(text), "schema", "event"],
  ["an event with a value", event(object), "schema", "event-json"],
  ["an object that wraps data", event(object, {}), "schema", "json"],
  ["an event of data alone", event(text, {}), "itemSchema", "event"],
  ["an object with members outside events", event(text, { event: text, kind: text }), "itemSchema", "json"],
  ["kinds of events", { oneOf: [event(object), event(object, { id: text })] }, "itemSchema", "event-json"],
  ["events and something else", { oneOf: [event(object), object] }, "itemSchema", "json"],
])("reads %s in %3$s as %4$s", (_, schema, keyword, want) => {
  const document = { name: "probe", root: {} };
  expect(eventItems({ document, schema: schema as never, pointer: "/x" }, keyword === "itemSchema")).toBe(
    want,
  );
});

it("terminates where alternatives contain themselves", () => {
  const root = { components: { schemas: { Loop: { oneOf: [{ $ref: "#/components/schemas/Loop" }] } } } };
  const place = {
    document: { name: "probe", root },
    schema: root.components.schemas.Loop,
    pointer: "/components/schemas/Loop",
  };
  expect(eventItems(place, true)).toBe("json");
});
