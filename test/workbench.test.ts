import { mkdtemp, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { readDocuments } from "@callsheet/compiler";
import { readDocument } from "@callsheet/document";
import { type Workbench, writeDocs } from "@callsheet/workbench";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, launchBrowser } from "./browser.ts";
import { describeConformanceView } from "./workbench/conformance-view.ts";
import { hostileDocument } from "./workbench/documents.ts";
import { describeHostileReplies } from "./workbench/hostile-replies.ts";
import { describeSandboxView } from "./workbench/sandbox-view.ts";
import { seriousFindings } from "./workbench/serious-findings.ts";
import { type ServedPage, servePage } from "./workbench/served-page.ts";
import { isStruck, openShared } from "./workbench/shared-page.ts";

const root = path.resolve(import.meta.dirname, "..");
describe.skipIf(!chromiumPath)(`the workbench${chromiumPath ? "" : " (skipped: no chromium)"}`, () => {
  let browser: Browser;
  let folder = "";

  beforeAll(async () => {
    [browser, folder] = await Promise.all([launchBrowser(), mkdtemp(path.join(tmpdir(), "callsheet-page-"))]);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function writePage(
    name: string,
    documents: Parameters<typeof writeDocs>[0]["documents"],
  ): Promise<string> {
    const out = path.join(folder, name);
    await writeDocs({ documents, out, title: name });
    return pathToFileURL(path.join(out, "index.html")).href;
  }

  describe("as a folder, opened without a server", () => {
    let url = "";
    beforeAll(async () => {
      url = await writePage("folder", readDocuments(path.join(root, "spec")));
    }, 60_000);

    test("shows every operation of every document with its members, limits, errors and code", {
      timeout: 60_000,
    }, async () => {
      const { page, problems } = await openShared(browser);
      await page.goto(url);
      const links = page.locator("#side-bar .side-link");
      const count = await links.count();
      expect(count).toBeGreaterThanOrEqual(5);
      for (let at = 0; at < count; at++) {
        await links.nth(at).click();
        const name = (await links.nth(at).locator(".side-name").textContent()) ?? "";
        await page.getByRole("heading", { level: 1, name }).waitFor();
        expect(await page.locator(".member").count()).toBeGreaterThan(1);
        expect(await page.locator(".error-row").count()).toBeGreaterThan(2);
        await page.getByRole("button", { name: "curl", exact: true }).click();
        await expect
          .poll(() => page.locator(".operation-code .code-scroll").first().textContent())
          .toMatch(/curl -X (GET|POST) /);
      }
      expect(problems).toEqual([]);
    });

    test("searches by keyboard alone, and links to a member", {
      timeout: 60_000,
    }, async () => {
      const { page, problems } = await openShared(browser);
      await page.goto(url);
      await page.getByRole("navigation", { name: "Operations" }).waitFor();
      await page.keyboard.press("/");
      await page.keyboard.type("stagesession sessionid");
      await page.getByRole("option").first().waitFor();
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 1, name: "GetStageSession" }).waitFor();
      await page.goto(`${url}#/docs/ivs-realtime/GetStageSession/body/stageArn`);
      await page.locator(".member.shown").waitFor();
      await page.goto(`${url}#/docs/ivs-realtime/NoSuchOperation`);
      await page.getByText("There is no such page").waitFor();
      expect(problems).toEqual([]);
    });

    test.each(["light", "dark"] as const)(
      "has nothing serious for axe to find (%s)",
      { timeout: 60_000 },
      async (colorScheme) => {
        const { page } = await openShared(browser, { colorScheme });
        for (const hash of ["#/", "#/docs/nimble", "#/docs/nimble/CreateStreamingSessionStream"]) {
          await page.goto(url + hash);
          await page.locator("h1").waitFor();
          expect(await seriousFindings(page)).toEqual([]);
        }
      },
    );
  });

  describe("as it is served", () => {
    let served: ServedPage;
    let workbench: Workbench;
    let documents: ServedPage["documents"] = [];

    beforeAll(async () => {
      served = await servePage();
      ({ workbench, documents } = served);
    }, 60_000);
    afterAll(() => served?.close());

    describe("hostile replies", () =>
      describeHostileReplies(
        () => browser,
        () => served,
      ));

    describe("conformance", () =>
      describeConformanceView(
        () => browser,
        () => served,
      ));

    describe("the sandbox", () =>
      describeSandboxView(
        () => browser,
        () => served,
      ));

    test.each(["mock", "sandbox", "page"])(
      "tries every operation on the %s, and holds the reply against the contract",
      { timeout: 60_000 },
      async (target) => {
        const { page, problems } = await openShared(browser);
        for (const { id, api } of documents) {
          for (const { name } of api.operations) {
            await page.goto(`${workbench.url}/#/docs/${id}/${name}/try`);
            await page.getByRole("heading", { level: 1, name }).waitFor();
            await page.getByLabel("Send to").selectOption(target);
            await page.getByRole("button", { name: "Send" }).click();
            await page.locator(".result .status").waitFor({ timeout: 20_000 });
            await expect
              .poll(() => page.locator(".result .notice-title").textContent())
              .toMatch(/keeps? the contract/);
          }
        }
        expect(problems.filter((problem) => !/status of 4\d\d/.test(problem))).toEqual([]);
      },
    );

    test("shows each request to the mock, with its reply and the reason", { timeout: 60_000 }, async () => {
      const { page, problems } = await openShared(browser, { viewport: { width: 390, height: 844 } });
      await page.goto(`${workbench.url}/#/mock`);
      const events = page.waitForResponse((response) => response.url().endsWith("/_mock/events"));
      await page.getByText("No request yet").waitFor();
      await events;
      const { url } = served.mock;
      await fetch(`${url}/GetStage`, { method: "POST", body: "{}" });
      await page.locator(".call", { hasText: "MissingAuthenticationToken" }).waitFor();
      await page.goto(`${workbench.url}/#/docs/ivs-realtime/GetStage/try`);
      await page.getByLabel("Reply to prefer").selectOption({ label: "404 ResourceNotFoundException" });
      await page.getByRole("button", { name: "Send" }).click();
      await page.getByText("ResourceNotFoundException is declared").waitFor();
      await page.goto(`${workbench.url}/#/mock`);
      await page
        .locator(".call", { hasText: "GetStage" })
        .getByText(/example/)
        .waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      expect(problems.filter((problem) => !/status of 404/.test(problem))).toEqual([]);
    });

    test("says what is wrong with an input as it is typed, and gets the error that it asks for", {
      timeout: 60_000,
    }, async () => {
      const { page } = await openShared(browser);
      await page.goto(`${workbench.url}/#/docs/ivs-realtime/GetStage/try`);
      await page.getByLabel("arn").fill("stage");
      await page.getByText("must match pattern").waitFor();
      await page.getByLabel("arn").fill("");
      await page.getByText("must have required property").waitFor();
      await page.getByLabel("arn").fill("arn:aws:ivs:us-west-2:123456789012:stage/abcdABCDefgh");
      await page.getByLabel("Reply to prefer").selectOption({ label: "404 ResourceNotFoundException" });
      await page.getByRole("button", { name: "Send" }).click();
      await page.getByText("ResourceNotFoundException is declared").waitFor();
      expect(await seriousFindings(page)).toEqual([]);
    });

    test("shows what a save did, and the current document", { timeout: 60_000 }, async () => {
      const { page, problems } = await openShared(browser);
      await page.goto(`${workbench.url}/#/changes`);
      await page.getByText("No save yet").waitFor();
      const changed = documents.map(({ id, api }) => {
        const text = JSON.stringify(api.root).replace('"maxLength":128', '"maxLength":64');
        return { id, api: readDocument(id, JSON.parse(text)) };
      });
      const save = {
        time: new Date(0).toISOString(),
        files: ["ivs-realtime.yaml"],
        lines: [],
        generated: [],
        findings: [],
        broken: false,
      };
      workbench.update(save, changed);
      await page.locator(".line-after", { hasText: "1 to 64 characters" }).first().waitFor();
      await page.getByRole("link", { name: "GetStage", exact: true }).first().click();
      await page.locator(".member", { hasText: "1 to 64 characters" }).first().waitFor();
      const verdict = {
        since: "main@1f2e3d4",
        clients: "breaking",
        servers: "none",
        more: 0,
        changes: [
          {
            rule: "request-narrowed",
            clients: "breaking",
            servers: "none",
            text: "`name` must now have at most 64 characters (was 128)",
            operations: ["GetStage"],
            place: "spec/ivs-realtime.yaml:8:3",
            witness: { kind: "request", takenBy: "old", text: "curl -X POST '<img src=x onerror=struck=1>'" },
          },
        ],
      } as const;
      await page.goto(`${workbench.url}/#/changes`);
      workbench.update({ ...save, verdict }, documents);
      await page.getByText("main@1f2e3d4 takes this request, the new version refuses it").waitFor();
      await page
        .locator(".consequence", { hasText: "at most 64 characters" })
        .getByText("curl -X POST")
        .waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      workbench.update({ ...save, lines: ["<img src=x onerror=struck=1>"], broken: true });
      await page.getByText("onerror=struck").first().waitFor();
      expect(problems).toEqual([]);
    });

    test.each([
      ["another host", { host: "evil.example" }],
      ["a page of another site", { origin: "https://evil.example" }],
      ["a script tag of another site", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" }],
    ])("tells %s nothing", async (_, headers) => {
      const { port } = new URL(workbench.url);
      const status = await new Promise((resolve) => {
        request(
          { port, path: "/data/index.js", headers: { host: `127.0.0.1:${port}`, ...headers } },
          ({ statusCode }) => resolve(statusCode),
        ).end();
      });
      expect(status).toBe(403);
    });
  });

  test("runs nothing that a document contains", { timeout: 60_000 }, async () => {
    const url = await writePage("hostile", [
      { id: "hostile", api: readDocument("hostile", hostileDocument()) },
    ]);
    const { page, problems } = await openShared(browser);
    await page.goto(url);
    const link = page.locator("#side-bar .side-link").first();
    await link.click();
    await page.locator(".member").first().waitFor();
    await page.goto(`${url}#/docs/hostile`);
    await page.locator(".operation-list").waitFor();
    expect(await isStruck(page)).toBe(false);
    expect(await page.locator("main img, main script, main iframe, main a[href^='javascript']").count()).toBe(
      0,
    );
    expect(problems).toEqual([]);
  });
});
