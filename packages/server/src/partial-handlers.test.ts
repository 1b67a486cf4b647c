import { expect, it } from "vitest";
import { createService } from "./create-service.ts";
import { partialHandlers } from "./partial-handlers.ts";
import { definitions, echo, post, read, type WidgetHandlers, widgets } from "./widgets.test-support.ts";

const { getWidget } = echo;

it("lets a service start without all handlers, and names what is missing", async () => {
  const service = createService(
    { service: widgets, operations: definitions },
    partialHandlers<WidgetHandlers>({ getWidget }),
  );
  expect(await read(await service(post("/GetWidget", { id: "a" })))).toMatchObject({ status: 200 });
  const request = new Request("http://widgets.test/widgets/a/parts/b", { method: "PUT" });
  expect(await read(await service(request))).toMatchObject({
    status: 501,
    error: "NotImplemented",
    body: { message: "FitPart is not implemented here." },
  });
});

it("keeps the object that has the handlers", async () => {
  class Handlers implements Partial<WidgetHandlers> {
    readonly id = "mine";
    getWidget() {
      return { widget: { id: this.id } };
    }
  }
  const service = createService(
    { service: widgets, operations: definitions },
    partialHandlers<WidgetHandlers>(new Handlers()),
  );
  const answer = await read(await service(post("/GetWidget", { id: "a" })));
  expect(answer.body).toEqual({ widget: { id: "mine" } });
});

it("still refuses a handler that fits no operation", () => {
  const handlers = partialHandlers<WidgetHandlers>({ getWidgets: getWidget } as Partial<WidgetHandlers>);
  expect(() => createService({ service: widgets, operations: definitions }, handlers)).toThrow(
    "no operation for the handler getWidgets",
  );
});
