import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type RunningMock, startMock } from "@callsheet/mock";
import { build } from "esbuild";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
  existsSync,
);

/** What the page does: the unmodified SDK, and a fetch that reads every header. */
const script = `
import { GetStageCommand, IVSRealTimeClient } from "@aws-sdk/client-ivs-realtime";
const arn = "arn:aws:ivs:us-west-2:123456789012:stage/abcdABCDefgh";
window.callSdk = async (endpoint, arn) => {
  const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
  const client = new IVSRealTimeClient({ endpoint, region: "us-west-2", credentials, maxAttempts: 1 });
  try {
    const { stage, $metadata } = await client.send(new GetStageCommand({ arn }));
    return { stage, requestId: $metadata.requestId };
  } catch ({ name, exceptionMessage, $metadata }) {
    return { name, exceptionMessage, requestId: $metadata?.requestId };
  }
};
window.callFetch = async (url, headers) => {
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify({ arn }) });
  return { status: response.status, headers: Object.fromEntries(response.headers) };
};`;

declare global {
  interface Window {
    callSdk(endpoint: string, arn: string): Promise<Record<string, unknown>>;
    callFetch(url: string, headers: object): Promise<{ status: number; headers: Record<string, string> }>;
  }
}

describe.skipIf(!executablePath)(
  `from a page of another origin${executablePath ? "" : " (skipped: no chromium)"}`,
  () => {
    let mock: RunningMock;
    let site: Server;
    let browser: Browser;

    beforeAll(async () => {
      const stdin = { contents: script, resolveDir: import.meta.dirname };
      const bundle = await build({ stdin, bundle: true, write: false, format: "esm", platform: "browser" });
      const page = `<!doctype html><script type="module">${bundle.outputFiles[0]?.text.replaceAll("</script", "<\\/script")}</script>`;
      site = createServer((_, response) =>
        response.writeHead(200, { "content-type": "text/html" }).end(page),
      );
      await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
      [mock, browser] = await Promise.all([
        startMock(),
        chromium.launch({ ...(executablePath && { executablePath }), args: ["--no-sandbox"] }),
      ]);
    }, 60_000);

    afterAll(async () => {
      await browser?.close();
      await mock?.close();
      site?.close();
    });

    it("answers the AWS SDK and a fetch, errors included", { timeout: 60_000 }, async () => {
      const page = await browser.newPage();
      await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
      await page.waitForFunction(() => "callFetch" in window);

      const arn = "arn:aws:ivs:us-west-2:123456789012:stage/abcdABCDefgh";
      const callSdk = (value: string) =>
        page.evaluate(([url, arn]) => window.callSdk(url, arn), [mock.url, value] as const);
      expect(await callSdk(arn)).toMatchObject({
        stage: { arn: expect.any(String) },
        requestId: expect.any(String),
      });
      expect(await callSdk("stage")).toMatchObject({
        name: "ValidationException",
        exceptionMessage: expect.stringMatching(/'\/arn' failed to satisfy constraint/),
        requestId: expect.any(String),
      });

      const callFetch = (path: string, headers: object) =>
        page.evaluate(([url, headers]) => window.callFetch(url, headers), [
          mock.url + path,
          headers,
        ] as const);
      const unsigned = await callFetch("/GetStage", {
        "content-type": "application/json",
        "x-amz-date": "x",
        prefer: "code=404",
      });
      expect(unsigned).toMatchObject({
        status: 403,
        headers: { "x-amzn-errortype": "MissingAuthenticationTokenException" },
      });
      const unknown = await callFetch("/Nowhere", { authorization: "x" });
      expect(unknown).toMatchObject({
        status: 404,
        headers: { "x-amzn-errortype": "UnknownOperationException" },
      });
      expect(unknown.headers["x-amzn-requestid"]).toMatch(/^[0-9a-f-]{36}$/);
    });
  },
);
