import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { readDocument } from "@callsheet/document";
import { writeDocs } from "@callsheet/workbench";
import type { Browser } from "playwright-core";
import { openWatched } from "../../browser.ts";
import { largeDocument } from "../../workbench/documents.ts";

/**
 * What a thousand operations cost: the first view, the slowest of some searches, and the memory of the page's
 * process.
 */
export async function measureLarge(browser: Browser, out: string): Promise<boolean> {
  const folder = path.join(out, "large");
  await writeDocs({
    documents: [{ id: "large", api: readDocument("large", largeDocument(1000)) }],
    out: folder,
  });
  const { page } = await openWatched(browser);
  await page.goto(pathToFileURL(path.join(folder, "index.html")).href);
  await page.locator(".card").waitFor();
  const view = await page.evaluate(
    () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
  );
  await page.keyboard.press("/");
  const search = await page.evaluate(async () => {
    const field = document.querySelector<HTMLInputElement>("dialog.search input");
    let most = 0;
    for (const text of ["o", "operation", "operation 7", "member"]) {
      if (field) field.value = text;
      const started = performance.now();
      field?.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise<void>((resolve) => setTimeout(resolve));
      document.querySelector("dialog.search")?.getBoundingClientRect(); // layout counts, too
      most = Math.max(most, performance.now() - started);
    }
    return most;
  });
  await page.keyboard.press("Enter");
  await page.locator(".member").first().waitFor();
  const memory = Math.max(...(await renderers(browser)).map(memoryOf));
  await page.context().close();
  console.log(
    `1,000 operations: first view ${view.toFixed(0)} ms, slowest search ${search.toFixed(0)} ms, ${memory.toFixed(0)} MB`,
  );
  return view <= 2000 && search <= 50 && memory <= 200;
}

/** The processes that show pages. */
async function renderers(browser: Browser): Promise<number[]> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  return processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
}

/** What a process has of the memory, its part of what it shares included, in megabytes. */
function memoryOf(id: number): number {
  const [, kilobytes = "0"] =
    /^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, "utf8")) ?? [];
  return Number(kilobytes) / 1024;
}
