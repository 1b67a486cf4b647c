import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import type { ServedPage } from "./served-page.ts";
import { isStruck, openShared } from "./shared-page.ts";

const attack = `<img src=x onerror=globalThis.struck=1><script>globalThis.struck=1</script>`;

const replies: readonly [type: string, status: number, body: string][] = [
  ["text/html", 200, attack],
  ["application/json", 203, JSON.stringify({ stage: { arn: attack, name: attack, [attack]: attack } })],
  ["application/json", 404, JSON.stringify({ exceptionMessage: attack })],
];

/** Replies and calls that bring markup along, in every place that the page shows of them. */
export function describeHostileReplies(browser: () => Browser, served: () => ServedPage): void {
  test("runs nothing that a reply brings along", async () => {
    let [type, status, body] = replies[0] ?? ["", 200, ""];
    const server = createServer(({ method }, response) => {
      const cors = { "access-control-allow-origin": "*", "access-control-allow-headers": "*" };
      const headers = { ...cors, "access-control-expose-headers": "*", "x-amzn-errortype": attack };
      const sent = { ...headers, "content-type": type, "x-odd": attack };
      response.writeHead(method === "OPTIONS" ? 204 : status, sent).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { page } = await openShared(browser());
    try {
      await page.goto(`${served().workbench.url}/#/docs/ivs-realtime/GetStage/try`);
      await page.getByLabel("Send to").selectOption("url");
      const { port } = server.address() as AddressInfo;
      await page.getByLabel("URL", { exact: true }).fill(`http://127.0.0.1:${port}`);
      for ([type, status, body] of replies) {
        await page.getByRole("button", { name: "Send" }).click();
        await page.locator(".result .status", { hasText: String(status) }).waitFor();
        await page.getByRole("tab", { name: "Reply" }).click();
        await page.locator(".result").getByText("onerror").first().waitFor();
        await page.getByRole("tab", { name: "Headers" }).click();
        await page.locator(".header-list", { hasText: type }).getByText("onerror").first().waitFor();
        await expectNothingRan(page);
      }
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  test("runs nothing that a call to a sandbox brings along", async () => {
    const { page } = await openShared(browser());
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
  });
}

async function expectNothingRan(page: Page): Promise<void> {
  expect(await isStruck(page)).toBe(false);
  expect(await page.locator("main img, main script").count()).toBe(0);
}
