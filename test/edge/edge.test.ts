// One suite of what clients get wrong or try on purpose, on everything that answers for the services.

import { createSandbox, type SandboxOptions } from "@callsheet/sandbox";
import { serve } from "@callsheet/server/node";
import { createServices } from "../server/services.ts";
import { describeEdge } from "./describe-edge.ts";
import { known } from "./known.ts";

describeEdge({
  name: "the server",
  knows: "known",
  echoes: true,
  isHandler: true,
  async start() {
    const handler = createServices();
    const { port, close } = await serve(handler);
    return { port, handler, close };
  },
  signed: async () => createServices({ auth: "well-formed" }),
});

const { stage, channel, studioId, sessionId } = known;
const sandboxOptions: SandboxOptions = {
  fixture: {
    studios: [{ studioId, sessions: [{ sessionId, state: "STOPPED" }] }],
    stages: [{ arn: stage }],
    channels: [{ arn: channel }],
  },
  logger: { warn() {}, error() {} },
};

describeEdge({
  name: "the sandbox",
  knows: "changing",
  isHandler: true,
  async start() {
    const sandbox = await createSandbox(sandboxOptions);
    const { port, close } = await serve(sandbox);
    return { port, handler: sandbox, close: () => Promise.all([close(), sandbox.close()]) };
  },
  signed: () => createSandbox({ ...sandboxOptions, auth: "well-formed" }),
});
