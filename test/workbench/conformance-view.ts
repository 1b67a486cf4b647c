import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import { seriousFindings } from "./serious-findings.ts";
import type { ServedPage } from "./served-page.ts";
import { isStruck, openShared } from "./shared-page.ts";

/** The tests of the view that runs the conformance kit. */
export function describeConformanceView(browser: () => Browser, served: () => ServedPage): void {
  const url = () => `${served().workbench.url}/#/conformance`;

  test("holds the mock to a document", async () => {
    const { page, problems } = await openShared(browser());
    await page.goto(url());
    await page.getByLabel("Hold to the contract").selectOption("mock");
    await page.getByLabel("Documents").selectOption("ivs");
    await run(page, "The contract is kept");
    expect(problems).toEqual([]);
  });

  test("holds the sandbox to a document, and says on the reference what was tried", async () => {
    const { page, problems } = await openShared(browser());
    await page.goto(url());
    await page.getByLabel("Hold to the contract").selectOption("sandbox");
    await page.getByLabel("Documents").selectOption("nimble");
    await run(page, "The contract is kept");
    expect(await seriousFindings(page)).toEqual([]);
    await page.goto(`${served().workbench.url}/#/docs/nimble/CreateStreamingSessionStream`);
    const limit = page.locator(".member", { hasText: "expirationInSeconds" }).first();
    await limit.getByText("tried", { exact: true }).waitFor();
    await page.locator(".response-line").getByText("seen", { exact: true }).waitFor();
    await limit.locator(".source summary").click();
    const source = limit.getByRole("link", { name: /CreateStreamingSessionStream/ });
    await source.last().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(problems).toEqual([]);
  });

  test("groups the failures of a URL, each with its replay, and can end a run early", async () => {
    const attack = "<img src=x onerror=globalThis.struck=1>";
    let slow = false;
    const server = createServer((_, response) => {
      const reply = () =>
        response.writeHead(500, { "content-type": "text/html", "x-odd": attack }).end(attack);
      if (slow) setTimeout(reply, 100);
      else reply();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { page } = await openShared(browser(), {
      colorScheme: "dark",
      viewport: { width: 390, height: 844 },
    });
    try {
      await page.goto(url());
      await page.getByLabel("Hold to the contract").selectOption("url");
      const { port } = server.address() as AddressInfo;
      await page.getByLabel("URL", { exact: true }).fill(`http://127.0.0.1:${port}`);
      await page.getByLabel("Documents").selectOption("ivs");
      await run(page, "The contract is broken");
      await page.locator(".cause summary").first().click();
      await page.locator(".cause-body").getByText("curl ").first().waitFor();
      await page.locator(".cause-body").getByText("onerror").first().waitFor();
      expect(await isStruck(page)).toBe(false);
      expect(await seriousFindings(page)).toEqual([]);
      slow = true;
      await page.getByRole("button", { name: "Run" }).click();
      await page.locator(".kit-progress-line code").waitFor();
      await page.getByRole("button", { name: "End the run" }).click();
      await page.getByText("It was ended early.").waitFor();
      await page.getByLabel("URL", { exact: true }).fill("ftp://nowhere");
      await page.getByRole("button", { name: "Run" }).click();
      await page.getByText("`url` is no http or https URL.").waitFor();
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  test.each([
    ["a form of another site", { origin: "https://evil.example", "content-type": "text/plain" }, 403],
    ["a form of this machine", { "content-type": "text/plain" }, 415],
    ["no request for a run", { "content-type": "application/json" }, 400],
  ])("begins no run for %s", async (_, headers, status) => {
    const response = await fetch(`${served().workbench.url}/kit`, { method: "POST", headers, body: "{}" });
    expect(response.status).toBe(status);
  });
}

async function run(page: Page, verdict: string): Promise<void> {
  await page.getByRole("button", { name: "Run" }).click();
  await page.locator(".notice-title").waitFor({ timeout: 45_000 });
  expect(await page.locator(".kit-result").textContent()).toMatch(new RegExp(`^${verdict}`));
}
