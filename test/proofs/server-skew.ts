// A server whose clock is ten minutes fast or slow, by libfaketime: the AWS SDK and our client learn its time
// from the refusal, sign again and keep what they learnt; an expired session token is reported as expired.
// Skipped where faketime (a package of Debian) is not installed.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import process from "node:process";
import { GetStageCommand, IVSRealTimeClient } from "@aws-sdk/client-ivs-realtime";
import { createIvsRealTimeClient } from "@callsheet/client/ivs-realtime";
import { known } from "../edge/known.ts";

const { error, stdout: library } = spawnSync("faketime", ["-f", "+0", "printenv", "LD_PRELOAD"], {
  encoding: "utf8",
});
if (error) {
  console.log("skipped: faketime is not installed");
  process.exit();
}

const subject = join(import.meta.dirname, "../server/signed-subject.ts");
const region = "us-west-2";
const input = { arn: known.stage };
const good = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
const expired = { accessKeyId: "expired", secretAccessKey: "secret", sessionToken: "token" };

/** Two calls of each client: the first one may need a second request, the next one may not. */
async function prove(url: string): Promise<void> {
  let requests = 0;
  const aws = new IVSRealTimeClient({ region, endpoint: url, credentials: good });
  const count = { step: "finalizeRequest", priority: "low" } as const;
  aws.middlewareStack.add(
    (next) => (args) => {
      requests++;
      return next(args);
    },
    count,
  );
  const counting = (request: Request) => {
    requests++;
    return fetch(request);
  };
  const ours = createIvsRealTimeClient({ region, endpoint: url, credentials: good, fetch: counting });
  const calls = {
    "AWS SDK": () => aws.send(new GetStageCommand(input)),
    "our client": () => ours.getStage(input),
  };
  for (const [name, call] of Object.entries(calls)) {
    for (const expected of [2, 1]) {
      requests = 0;
      await call();
      assert.equal(requests, expected, `${name}: requests of a call`);
    }
  }
  const late = createIvsRealTimeClient({ region, endpoint: url, credentials: expired });
  await assert.rejects(late.getStage(input), { name: "ExpiredTokenException" });
}

for (const skew of ["+10m", "-10m"]) {
  const child = spawn(process.execPath, [subject], {
    env: { ...process.env, LD_PRELOAD: library.trim(), FAKETIME: skew },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  try {
    const [{ port }] = (await once(child, "message")) as [{ port: number }];
    await prove(`http://127.0.0.1:${port}`);
    console.log(`clock at ${skew}: corrected after one refusal, and kept; an expired session token is told`);
  } finally {
    child.kill("SIGKILL");
  }
}
