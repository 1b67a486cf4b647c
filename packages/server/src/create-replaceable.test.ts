import { expect, it } from "vitest";
import { createReplaceable } from "./create-replaceable.ts";
import { createWidgets, post, read } from "./widgets.test-support.ts";

const ask = async (service: (request: Request) => Promise<Response>) =>
  (await read(await service(post("/GetWidget", { id: "a" })))).body;

it("serves another service from the next request on, and lets calls finish where they began", async () => {
  let finish = () => {};
  const waiting = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const first = createWidgets({
    async getWidget() {
      await waiting;
      return { widget: { id: "first" } };
    },
  });
  const service = createReplaceable(first);
  const early = ask(service);
  service.replace(createWidgets({ getWidget: () => ({ widget: { id: "second" } }) }));
  expect(await ask(service)).toEqual({ widget: { id: "second" } });
  finish();
  expect(await early).toEqual({ widget: { id: "first" } });
});

it("takes any fetch handler", async () => {
  const service = createReplaceable(createWidgets());
  service.replace(async () => Response.json({ widget: { id: "plain" } }));
  expect(await ask(service)).toEqual({ widget: { id: "plain" } });
});
