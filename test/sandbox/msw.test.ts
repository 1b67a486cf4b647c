import { GetStageCommand, IVSRealTimeClient } from "@aws-sdk/client-ivs-realtime";
import { NimbleClient, StartStreamingSessionCommand } from "@aws-sdk/client-nimble";
import { createSandbox, type Sandbox } from "@callsheet/sandbox";
import { sandboxHandlers } from "@callsheet/sandbox/msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

const arn = "arn:aws:ivs:us-west-2:123456789012:stage/v3nWkPq8ZsLd";
const credentials = { accessKeyId: "world_msw", secretAccessKey: "secret" };

let sandbox: Sandbox;
let server: ReturnType<typeof setupServer>;
beforeAll(async () => {
  sandbox = await createSandbox();
  server = setupServer(...sandboxHandlers(sandbox, { origins: ["https://api.example.com"] }));
  server.listen({ onUnhandledFrame: "error" });
});
afterAll(async () => {
  server.close();
  await sandbox.close();
});

test("the sandbox answers what AWS SDK clients send to AWS", async () => {
  const realTime = new IVSRealTimeClient({ region: "eu-west-1", credentials, maxAttempts: 1 });
  expect(await realTime.send(new GetStageCommand({ arn }))).toMatchObject({
    stage: { name: "friday-panel" },
  });
  const nimble = new NimbleClient({ region: "us-west-2", credentials, maxAttempts: 1 });
  const session = { studioId: "us-west-2-6Xb1Qm0PzT", sessionId: "3kQpVx9TdRmZ2uYw8sLbNa" };
  await nimble.send(new StartStreamingSessionCommand(session));
  await expect(nimble.send(new StartStreamingSessionCommand(session))).rejects.toMatchObject({
    name: "ConflictException",
  });
  const { streamingSessions } = await sandbox.control("msw").state(session);
  expect(streamingSessions).toMatchObject([{ state: "START_IN_PROGRESS" }]);
});

test("it does so for your own origin", async () => {
  const headers = { "content-type": "application/json" };
  const response = await fetch("https://api.example.com/GetStage", {
    method: "POST",
    headers,
    body: JSON.stringify({ arn }),
  });
  expect(response.status).toBe(200);
});

test("what it cuts off looks like a broken network", async () => {
  await sandbox.control().faults.add({ cut: "before" });
  const headers = { "content-type": "application/json" };
  const call = fetch("https://api.example.com/GetStage", {
    method: "POST",
    headers,
    body: JSON.stringify({ arn }),
  });
  await expect(call).rejects.toThrow(TypeError);
});

test("everything else passes", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {}); // MSW says what it refuses
  await expect(fetch("https://s3.us-west-2.amazonaws.com/")).rejects.toThrow();
  await expect(fetch("https://ivs.us-west-2.amazonaws.com.example.org/GetStage")).rejects.toThrow();
});
