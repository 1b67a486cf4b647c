import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { build } from "esbuild";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
  existsSync,
);

/**
 * What the page does: it runs its own sandbox and sends an unmodified SDK's calls to AWS, which never get
 * there.
 */
const script = `
import { NimbleClient, StartStreamingSessionCommand } from "@aws-sdk/client-nimble";
import { createSandbox } from "@callsheet/sandbox";
import { sandboxHandlers } from "@callsheet/sandbox/msw";
import { setupWorker } from "msw/browser";
window.story = async () => {
  const sandbox = await createSandbox();
  await setupWorker(...sandboxHandlers(sandbox)).start({ quiet: true });
  const credentials = { accessKeyId: "page", secretAccessKey: "secret" };
  const nimble = new NimbleClient({ region: "us-west-2", credentials, maxAttempts: 1 });
  const start = new StartStreamingSessionCommand({
    studioId: "us-west-2-6Xb1Qm0PzT", sessionId: "3kQpVx9TdRmZ2uYw8sLbNa", clientToken: "once",
  });
  const states = [(await nimble.send(start)).session.state];
  await sandbox.control().clock.advance("PT5S");
  states.push((await nimble.send(start)).session.state);
  const snapshot = await sandbox.control().snapshot();
  await sandbox.control("copy").restore(snapshot);
  const { streamingSessions } = await sandbox.control("copy").state();
  return { states, copy: streamingSessions[0].state };
};`;

declare global {
  interface Window {
    story(): Promise<unknown>;
  }
}

describe.skipIf(!executablePath)(`in a browser${executablePath ? "" : " (skipped: no chromium)"}`, () => {
  let site: Server;
  let browser: Browser;

  beforeAll(async () => {
    const require = createRequire(import.meta.url);
    const stdin = { contents: script, resolveDir: import.meta.dirname };
    const bundle = await build({
      stdin,
      bundle: true,
      write: false,
      format: "esm",
      platform: "browser",
      logLevel: "error",
    });
    const files: Readonly<Record<string, readonly [type: string, body: string | Buffer]>> = {
      "/": ["text/html", '<!doctype html><script type="module" src="/page.js"></script>'],
      "/page.js": ["text/javascript", bundle.outputFiles[0]?.text ?? ""],
      "/sqlite3.wasm": [
        "application/wasm",
        readFileSync(require.resolve("@sqlite.org/sqlite-wasm/sqlite3.wasm")),
      ],
      "/mockServiceWorker.js": ["text/javascript", readFileSync(require.resolve("msw/mockServiceWorker.js"))],
    };
    site = createServer(({ url = "" }, response) => {
      const [type, body] = files[url] ?? [];
      response.writeHead(type ? 200 : 404, { "content-type": type ?? "text/plain" }).end(body);
    });
    await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
    browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ["--no-sandbox"] });
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    site?.close();
  });

  test("the same sandbox runs on SQLite in WebAssembly, behind a service worker", {
    timeout: 60_000,
  }, async () => {
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(error.message));
    await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
    await page.waitForFunction(() => "story" in window);
    expect(await page.evaluate(() => window.story())).toEqual({
      states: ["START_IN_PROGRESS", "READY"],
      copy: "READY",
    });
    expect(problems).toEqual([]);
  });
});
