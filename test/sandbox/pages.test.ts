import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { build } from "esbuild";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type SandboxProcess, startProcess } from "./sandbox-process.ts";

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
  existsSync,
);

/** What the page of a frontend does: an unmodified SDK, our client, and the control API. */
const script = `
import { NimbleClient, StartStreamingSessionCommand } from "@aws-sdk/client-nimble";
import { createIvsRealTimeClient } from "@callsheet/client/ivs-realtime";
import { createControl } from "@callsheet/sandbox/control";
const settings = { region: "us-west-2", credentials: { accessKeyId: "world_page", secretAccessKey: "any" } };
window.story = async (url) => {
  const nimble = new NimbleClient({ ...settings, endpoint: url, maxAttempts: 1 });
  const key = { studioId: "us-west-2-6Xb1Qm0PzT", sessionId: "3kQpVx9TdRmZ2uYw8sLbNa" };
  const { session } = await nimble.send(new StartStreamingSessionCommand({ ...key, clientToken: "once" }));
  const control = createControl({ url, world: "page" });
  await control.clock.advance("PT5S");
  const { state } = await control.session(key.studioId, key.sessionId);
  const ivs = createIvsRealTimeClient({ ...settings, endpoint: url });
  const missing = await ivs.getStage.try({ arn: "arn:aws:ivs:us-west-2:123456789012:stage/unknown" });
  return { states: [session.state, state], error: missing.error.name, hasId: missing.error.requestId !== undefined };
};
window.attack = async (url, request) => {
  try {
    const response = await fetch(url, request);
    return response.type === "opaque" ? "sent, not seen" : response.status;
  } catch {
    return "refused by the browser";
  }
};`;

declare global {
  interface Window {
    story(url: string): Promise<unknown>;
    attack(url: string, request?: object): Promise<number | string>;
  }
}

describe.skipIf(!executablePath)(
  `pages that call a sandbox${executablePath ? "" : " (skipped: no chromium)"}`,
  () => {
    let sandbox: SandboxProcess;
    let site: Server;
    let browser: Browser;
    let port = 0;
    let bundled = "";

    beforeAll(async () => {
      const stdin = { contents: script, resolveDir: import.meta.dirname };
      const bundle = await build({ stdin, bundle: true, write: false, format: "esm", platform: "browser" });
      bundled = bundle.outputFiles[0]?.text ?? "";
      const html = '<!doctype html><script type="module" src="/page.js"></script>';
      site = createServer(({ url }, response) => {
        const isScript = url === "/page.js";
        response.writeHead(200, { "content-type": isScript ? "text/javascript" : "text/html" });
        response.end(isScript ? bundled : html);
      });
      await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
      ({ port } = site.address() as AddressInfo);
      [sandbox, browser] = await Promise.all([
        startProcess(["--store", ":memory:"]), // as the command starts it: without a flag that lets pages in
        chromium.launch({
          ...(executablePath && { executablePath }),
          args: ["--no-sandbox", "--host-resolver-rules=MAP evil.example 127.0.0.1"],
        }),
      ]);
    }, 60_000);

    afterAll(async () => {
      await Promise.all([browser?.close(), sandbox?.end("SIGTERM")]);
      site?.close();
    });

    async function open(origin: string): Promise<Page> {
      const page = await browser.newPage();
      await page.goto(`${origin}/`);
      await page.waitForFunction(() => "attack" in window);
      return page;
    }

    const attack = (page: Page, url: string, request: object = {}) =>
      page.evaluate(([url, request]) => window.attack(url, request), [url, request] as const);

    test("one on another local port uses services and control, with the AWS SDK and our client", async () => {
      const page = await open(`http://localhost:${port}`);
      expect(await page.evaluate((url) => window.story(url), sandbox.url)).toEqual({
        states: ["START_IN_PROGRESS", "READY"],
        error: "ResourceNotFoundException",
        hasId: true,
      });
      await page.close();
    }, 60_000);

    test("one from the web reads and changes nothing", async () => {
      const page = await open(`http://evil.example:${port}`);
      const { speed } = await sandbox.control.clock.freeze();
      const control = `${sandbox.url}/_sandbox`;
      const forms = { "content-type": "text/plain" };
      for (const [path, request] of [
        ["/worlds", {}],
        ["/reset", { method: "POST" }],
        ["/clock", { method: "POST", headers: { "content-type": "application/json" }, body: '{"speed":9}' }],
        ["/clock", { method: "POST", headers: forms, body: '{"speed":9}' }],
        ["/world", { method: "DELETE" }],
      ] as const)
        expect(await attack(page, control + path, request), path).toBe("refused by the browser");
      const blind = { method: "POST", mode: "no-cors", headers: forms, body: '{"speed":9}' };
      expect(await attack(page, `${control}/clock`, blind)).toBe("sent, not seen");
      await page.setContent(
        `<form action="${control}/reset" method="post"><button>Win a prize</button></form>`,
      );
      const [answer] = await Promise.all([page.waitForResponse(/reset/), page.click("button")]);
      expect(answer.status()).toBe(403);
      expect(await sandbox.control.clock.read()).toMatchObject({ speed });
      await page.close();
    }, 60_000);

    test("one whose name leads here is not this machine's (DNS rebinding)", async () => {
      const rebound = `http://evil.example:${new URL(sandbox.url).port}`;
      const page = await browser.newPage();
      expect((await page.goto(`${rebound}/health`))?.status()).toBe(200);
      await page.addScriptTag({ content: bundled, type: "module" });
      await page.waitForFunction(() => "attack" in window);
      expect(await attack(page, `${rebound}/_sandbox/worlds`)).toBe(403);
      expect(await attack(page, `${rebound}/_sandbox/reset`, { method: "POST" })).toBe(403);
      const withKey = { headers: { "x-callsheet-control-key": "guess" } };
      expect(await attack(page, `${rebound}/_sandbox/state`, withKey)).toBe(403);
      await page.close();
    }, 60_000);
  },
);
