import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "..");

it("serves a document of spec/ with the stock command", { timeout: 60_000 }, async () => {
  const prism = join(root, "node_modules/@stoplight/prism-cli/dist/index.js");
  const child = spawn(process.execPath, [prism, "mock", "-p", "0", "spec/ivs.yaml"], { cwd: root });
  try {
    let url: string | undefined;
    for await (const line of createInterface({ input: child.stdout })) {
      url = /listening on (http:\/\/\S+)/.exec(line)?.[1];
      if (url) break;
    }
    const response = await fetch(`${url}/GetStreamSession`, {
      method: "POST",
      headers: { authorization: "AWS4-HMAC-SHA256", "content-type": "application/json" },
      body: JSON.stringify({ channelArn: "arn:aws:ivs:us-west-2:123456789012:channel/abcdABCDefgh" }),
    });
    expect(response.status).toBe(200);
    expect(await response.json()).toHaveProperty("streamSession.streamId");
  } finally {
    child.kill();
  }
});
