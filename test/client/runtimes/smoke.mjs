// What every runtime must do with the published packages. Prints "ok" as its last line.
import { createIvsRealTimeClient } from "@callsheet/client/ivs-realtime";
import { createNimbleClient } from "@callsheet/client/nimble";
import { createNodeTransport } from "@callsheet/client/node";

const [url] = process.argv.slice(2);
const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
const arn = "arn:aws:ivs:us-west-2:123456789012:stage/abcdABCDefgh";

function check(what, truth) {
  if (!truth) throw new Error(`${what} failed`);
  console.log(what);
}

const inMemory = createIvsRealTimeClient({
  fetch: async (request) => Response.json({ stage: await request.json() }),
});
check("in memory", (await inMemory.getStage({ arn })).stage.arn === arn);

const node = createNodeTransport();
for (const [name, options] of [
  ["fetch", {}],
  ["the Node transport", { transport: node }],
]) {
  const shared = { region: "us-west-2", endpoint: url, credentials, ...options };
  const ivs = createIvsRealTimeClient(shared);
  check(`signed, over ${name}`, (await ivs.getStage({ arn })).stage.arn === arn);
  const result = await ivs.getStage.try({ arn: "gone" });
  check(`typed errors, over ${name}`, !result.ok && result.error.name === "ResourceNotFoundException");
  const input = { studioId: "a/b ü", sessionId: "i", expirationInSeconds: 60 };
  const { stream } = await createNimbleClient(shared).createStreamingSessionStream(input);
  check(`retries with one token, over ${name}`, stream.streamId.length === 36 && stream.state === "READY");
  const fault = await ivs
    .getStage({ arn: "hang" }, { attemptTimeout: 100, maxAttempts: 2 })
    .catch((error) => error);
  check(`time limits, over ${name}`, fault.name === "TimeoutError" && fault.attempts === 2);
  const aborted = await ivs
    .getStage({ arn: "hang" }, { signal: AbortSignal.timeout(50) })
    .catch((error) => error);
  check(`abort, over ${name}`, aborted.name === "AbortError");
}
node.close();

process.env.AWS_REGION = "eu-west-1";
process.env.AWS_ENDPOINT_URL_IVS_REALTIME = url;
process.env.AWS_ACCESS_KEY_ID = credentials.accessKeyId;
process.env.AWS_SECRET_ACCESS_KEY = credentials.secretAccessKey;
delete process.env.AWS_PROFILE;
check("environment", (await createIvsRealTimeClient().getStage({ arn })).stage.arn === arn);
console.log("ok");
process.exit(0);
