// The mock at the edge: the same cases as the server and the sandbox.

import { createMock } from "@callsheet/mock";
import { serve } from "@callsheet/server/node";
import { describeEdge } from "./edge/describe-edge.ts";

describeEdge({
  name: "the mock",
  knows: "everything",
  isHandler: true,
  async start() {
    const mock = createMock({ auth: "off" });
    await mock.ready;
    const { port, close } = await serve(mock);
    return { port, handler: mock, close };
  },
  async signed() {
    const mock = createMock();
    await mock.ready;
    return mock;
  },
});
