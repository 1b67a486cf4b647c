import { readFile } from "node:fs/promises";
import { createIvsRealTimeClient } from "@callsheet/client/ivs-realtime";
import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import { seriousFindings } from "./serious-findings.ts";
import type { ServedPage } from "./served-page.ts";
import { openShared } from "./shared-page.ts";

const session = "3kQpVx9TdRmZ2uYw8sLbNa";

/** The tests of the view of a sandbox's worlds. */
export function describeSandboxView(browser: () => Browser, served: () => ServedPage): void {
  const url = () => `${served().workbench.url}/#/sandbox`;

  test.each(["Sandbox at", "Sandbox inside"])(
    "watches a session from STOPPED to READY by the clock, and sees a fault strike (%s)",
    async (label) => {
      await served().sandbox.sandbox.control().reset(); // other tests start the session
      const { page, problems } = await openShared(browser());
      await page.goto(url());
      await chooseSandbox(page, label);
      const node = page.locator(`[data-resource="${session}"]`);
      await node.locator(".state", { hasText: "STOPPED" }).first().waitFor();
      await page.getByRole("button", { name: "Freeze" }).click();
      await page.getByText("stands still").waitFor();
      await node.getByRole("button", { name: "Start" }).click();
      await node.locator(".state", { hasText: "START_IN_PROGRESS" }).waitFor();
      await page.getByRole("button", { name: "Advance by 5 s" }).click();
      await node.locator(".state", { hasText: "READY" }).first().waitFor();
      await page.locator(".call", { hasText: "StartStreamingSession" }).locator("summary").first().click();
      await page.getByRole("region", { name: "Reply body" }).getByText("START_IN_PROGRESS").first().waitFor();
      await page.getByRole("tab", { name: "Timeline" }).click();
      await expect
        .poll(async () =>
          (await page.locator(".lane", { hasText: session }).locator(".phase").allTextContents()).join(),
        )
        .toMatch(/^STOPPED(, [\d.]+ s)?,START_IN_PROGRESS, 5 s,READY$/);
      await putFault(page);
      await page.getByRole("tab", { name: "Resources" }).click();
      await node.getByRole("button", { name: "Open a stream" }).click();
      await page.locator(".call-error", { hasText: "fault: error ServiceUnavailable" }).waitFor();
      await node.getByText(/^500: /).waitFor();
      await node.getByRole("button", { name: "Open a stream" }).click();
      await node.locator(".nodes-inside .state", { hasText: "CREATE_IN_PROGRESS" }).waitFor();
      expect(problems.filter((problem) => !problem.includes("status of 500"))).toEqual([]);
    },
  );

  test("saves a world as a file and as a link, and restores it", async () => {
    const { page, problems } = await openShared(browser());
    await page.goto(url());
    await chooseSandbox(page, "Sandbox inside");
    const stopped = page.locator(`[data-resource="${session}"] .state`, { hasText: "STOPPED" });
    await stopped.first().waitFor();
    await page.getByRole("tab", { name: "Keep and share" }).click();
    await page.getByRole("button", { name: "Make a link" }).click();
    const link = await page.getByLabel("Link to the world").inputValue();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("default.world.json");
    const file = await readFile(await download.path(), "utf8");
    await page.getByRole("tab", { name: "Resources" }).click();
    await page.getByRole("button", { name: "Start", exact: true }).click();
    await stopped.waitFor({ state: "detached" });
    await page.getByRole("tab", { name: "Keep and share" }).click();
    const buffer = Buffer.from(file);
    await page
      .getByLabel("Restore from a file")
      .setInputFiles({ name: "kept.json", mimeType: "application/json", buffer });
    await page.getByText("The world is as kept.json says.").waitFor();
    await page.getByRole("tab", { name: "Resources" }).click();
    await stopped.first().waitFor();
    await page.goto(link);
    await page.getByRole("button", { name: "Open the world" }).click();
    await expect.poll(() => page.locator(".world-bar select").last().inputValue()).toBe("shared");
    await page.goto(`${url().replace("sandbox", "shared")}/AAAA`);
    await page.getByRole("button", { name: "Open the world" }).click();
    await page.getByText("The link cannot be read").waitFor();
    expect(problems).toEqual([]);
  });

  test("shows what others do, on every open page, over one connection", async () => {
    const context = await browser().newContext();
    const pages = await Promise.all(Array.from({ length: 7 }, () => context.newPage()));
    for (const page of pages) {
      await page.goto(url());
      await page.getByRole("heading", { name: "Streaming sessions" }).waitFor();
    }
    const { sandbox } = served();
    const { arn } = (await sandbox.sandbox.control().state()).stages[0] ?? {};
    const credentials = { accessKeyId: "test", secretAccessKey: "test" };
    const client = createIvsRealTimeClient({ endpoint: sandbox.url, region: "us-west-2", credentials });
    await client.getStage({ arn: arn ?? "" });
    for (const page of pages) await page.locator(".call", { hasText: "GetStage" }).first().waitFor();
    await pages[0]?.close(); // the next one reads on
    const missing = { stageArn: arn ?? "", sessionId: "st-unknown" };
    for (const page of pages.slice(1))
      await expect
        .poll(async () => {
          await client.getStageSession.try(missing);
          return page.locator(".call", { hasText: "GetStageSession" }).count();
        })
        .toBeGreaterThan(0);
    await context.close();
  });

  test.each([
    ["light", 1440],
    ["dark", 390],
  ] as const)(
    "has nothing serious for axe to find in any part (%s, %i pixels)",
    async (colorScheme, width) => {
      const { page } = await openShared(browser(), { colorScheme, viewport: { width, height: 900 } });
      await page.goto(url());
      for (const name of ["Resources", "Timeline", "Faults", "Keep and share"]) {
        await page.getByRole("tab", { name }).click();
        expect(await seriousFindings(page)).toEqual([]);
      }
    },
  );
}

async function chooseSandbox(page: Page, label: string): Promise<void> {
  const field = page.locator(".world-bar select").first();
  const option = field.locator("option", { hasText: label });
  await field.selectOption((await option.getAttribute("value")) ?? "");
}

async function putFault(page: Page): Promise<void> {
  await page.getByRole("tab", { name: "Faults" }).click();
  await page.getByLabel("Name of the error").fill("ServiceUnavailable");
  await page.getByRole("button", { name: "Put on the deck" }).click();
  await page.locator(".fault", { hasText: "error ServiceUnavailable" }).waitFor();
}
