import { fileURLToPath } from "node:url";
import { readScenarios } from "@callsheet/conformance";
import { describeContract } from "@callsheet/conformance/vitest";
import { startMock } from "@callsheet/mock";
import { createSandbox } from "@callsheet/sandbox";
import { startSandbox } from "@callsheet/sandbox/node";
import { serve } from "@callsheet/server/node";
import { ourContract } from "./documents.ts";
import { referenceServer } from "./reference-server.ts";
import { preparedBy } from "./sandbox-world.ts";
import { key, stubService } from "./stub-service.ts";

const contract = await ourContract();
const scenarios = await readScenarios(
  fileURLToPath(new URL("./scenarios/sandbox.arazzo.yaml", import.meta.url)),
);
/** With the key that the stubs know, spoiled signatures can be tried, too. */
const credentials = { sign: { ...key, region: "us-west-2" } };

describeContract({
  name: "a server made of the documents alone",
  contract,
  target: referenceServer(contract),
});

describeContract({ name: "the stubs in memory", contract, target: stubService(contract), credentials });

describeContract({
  name: "the stubs over a port",
  contract,
  target: started(() => serve(stubService(contract))),
  credentials,
});

const sandbox = await createSandbox({ auth: "well-formed" });
describeContract({
  name: "the sandbox in memory",
  contract,
  target: { start: () => sandbox, stop: () => sandbox.close() },
  scenarios,
  ...preparedBy(() => sandbox),
});

const running = await startSandbox({ auth: "well-formed" });
describeContract({
  name: "the sandbox over a port",
  contract,
  target: { start: () => running.url, stop: () => running.close() },
  scenarios,
  ...preparedBy(() => running.sandbox),
});

describeContract({ name: "the mock", contract, target: started(() => startMock()), mock: true });

function started(start: () => Promise<{ url: string; close(): Promise<void> }>) {
  let running: { url: string; close(): Promise<void> } | undefined;
  return {
    start: async () => {
      running = await start();
      return running.url;
    },
    stop: async () => running?.close(),
  };
}
