import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import { openWatched } from "../browser.ts";
import type { ServedPage } from "./served-page.ts";

const attack = `<img src=x onerror=globalThis.struck=1><script>globalThis.struck=1</script>`;

/** Replies and calls that bring markup along, in every place that the page shows of them. */
export function describeHostileReplies(browser: () => Browser, served: () => ServedPage): void {
  test.each([
    ["text/html", 200, attack],
    ["application/json", 200, JSON.stringify({ stage: { arn: attack, name: attack, [attack]: attack } })],
    ["application/json", 404, JSON.stringify({ exceptionMessage: attack })],
  ])("runs nothing that a reply brings along (%s %i)", async (type, status, body) => {
    const server = createServer(({ method }, response) => {
      const cors = { "access-control-allow-origin": "*", "access-control-allow-headers": "*" };
      const headers = { ...cors, "access-control-expose-headers": "*", "x-amzn-errortype": attack };
      response
        .writeHead(method === "OPTIONS" ? 204 : status, { ...headers, "content-type": type, "x-odd": attack })
        .end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { page } = await openWatched(browser());
    try {
      await page.goto(`${served().workbench.url}/#/docs/ivs-realtime/GetStage/try`);
      await page.getByLabel("Send to").selectOption("url");
      const { port } = server.address() as AddressInfo;
      await page.getByLabel("URL", { exact: true }).fill(`http://127.0.0.1:${port}`);
      await page.getByRole("button", { name: "Send" }).click();
      await page.locator(".result").getByText("onerror").first().waitFor();
      await page.getByRole("tab", { name: "Headers" }).click();
      await page.locator(".header-list").getByText("onerror").first().waitFor();
      await expectNothingRan(page);
    } finally {
      await page.context().close();
      server.closeAllConnections();
      server.close();
    }
  });

  test("runs nothing that a call to a sandbox brings along", async () => {
    const { page } = await openWatched(browser());
    await page.goto(`${served().workbench.url}/#/sandbox`);
    await page.getByRole("heading", { name: "Streaming sessions" }).waitFor();
    const { url } = served().sandbox;
    await fetch(`${url}/${encodeURIComponent(attack)}`, { method: "POST", body: attack });
    const body = JSON.stringify({ error: { name: "Odd", message: attack } });
    const headers = { "content-type": "application/json" };
    await fetch(`${url}/_sandbox/faults`, { method: "POST", headers, body });
    await page.getByRole("tab", { name: "Resources" }).click();
    await page.getByRole("button", { name: "Open a stream" }).first().click();
    const call = page.locator(".call", { hasText: "Odd" }).first();
    await call.locator("summary").click();
    await call.locator(".call-bodies").getByText("onerror").first().waitFor();
    await page.locator(".call", { hasText: "onerror" }).last().locator("summary").click();
    await expectNothingRan(page);
    await page.context().close();
  });
}

async function expectNothingRan(page: Page): Promise<void> {
  expect(await page.evaluate(() => (globalThis as { struck?: unknown }).struck)).toBeUndefined();
  expect(await page.locator("main img, main script").count()).toBe(0);
}
