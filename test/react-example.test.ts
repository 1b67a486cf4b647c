import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { createControl } from "@callsheet/sandbox/control";
import { type RunningSandbox, startSandbox } from "@callsheet/sandbox/node";
import type { Browser } from "playwright-core";
import { build, type PreviewServer, preview } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, launchBrowser, openWatched } from "./browser.ts";

const example = path.resolve(import.meta.dirname, "../examples/react");

test("the React example compiles", async () => {
  const tsc = promisify(execFile)("tsc", ["-p", example]);
  await tsc.catch((error: { stdout: string }) => expect.fail(error.stdout));
});

describe.skipIf(!chromiumPath)(
  `the React example in a browser${chromiumPath ? "" : " (skipped: no chromium)"}`,
  () => {
    let outDir = "";
    let sandbox: RunningSandbox;
    let server: PreviewServer;
    let browser: Browser;

    beforeAll(async () => {
      outDir = await mkdtemp(path.join(tmpdir(), "callsheet-react-"));
      const settings = { root: example, logLevel: "error", build: { outDir } } as const;
      [sandbox, browser] = await Promise.all([
        startSandbox({ port: 0, store: ":memory:" }),
        launchBrowser(),
        build(settings),
      ]);
      server = await preview({ ...settings, preview: { host: "127.0.0.1", port: 0 } });
    });
    afterAll(async () => {
      await Promise.all([browser?.close(), server?.close(), sandbox?.close()]);
      await rm(outDir, { recursive: true, force: true });
    });

    test("shows the results of calls, their errors by type, and a state as it changes", async () => {
      const { page, problems } = await openWatched(browser);
      const { port } = server.httpServer.address() as AddressInfo;
      await page.goto(`http://127.0.0.1:${port}/?endpoint=${sandbox.url}`);
      await page.getByText("friday-panel").waitFor();
      await page.getByLabel("ARN").fill("arn:aws:ivs:us-west-2:123456789012:stage/unknown");
      await page.getByText("There is no such stage.").waitFor();
      await page.getByLabel("ARN").fill("no ARN");
      await page.getByText("That is no ARN.").waitFor();

      await page.getByText("STOPPED").waitFor();
      await page.getByRole("button", { name: "Start" }).click();
      await page.getByText("START_IN_PROGRESS").waitFor();
      await createControl({ url: sandbox.url }).clock.advance("PT1M");
      await page.getByText("READY").waitFor();
      // What the browser itself logs about the two refused calls.
      expect(problems.filter((problem) => !/status of 40[04]/.test(problem))).toEqual([]);
    });
  },
);
