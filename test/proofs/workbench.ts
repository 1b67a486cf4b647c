// The long tour of the page: what a thousand operations cost, and a picture of each view in both themes on a
// desktop and a phone. Prints its measurements; the pictures are in .cache/workbench. Needs Chromium.
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { readDocuments } from "@callsheet/compiler";
import { readDocument } from "@callsheet/document";
import { writeDocs } from "@callsheet/workbench";
import type { Browser } from "playwright-core";
import { chromiumPath, launchBrowser, openWatched } from "../browser.ts";
import { largeDocument } from "../workbench/documents.ts";

const root = path.resolve(import.meta.dirname, "../..");
const out = path.join(root, ".cache/workbench");

/** Milliseconds to the first view, and those of the slowest search among a few. */
async function measureLarge(browser: Browser): Promise<{ view: number; search: number }> {
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
      most = Math.max(most, performance.now() - started);
    }
    return most;
  });
  await page.context().close();
  return { view, search };
}

async function takePictures(browser: Browser): Promise<number> {
  const documents = readDocuments(path.join(root, "spec"));
  const folder = path.join(out, "contract");
  await writeDocs({ documents, out: folder, title: "callsheet" });
  const hashes = documents.flatMap(({ id, api }) => [
    `#/docs/${id}`,
    ...api.operations.flatMap(({ name }) => [`#/docs/${id}/${name}`, `#/docs/${id}/${name}/try`]),
  ]);
  const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
  let pictures = 0;
  for (const [size, viewport] of Object.entries(sizes)) {
    for (const colorScheme of ["light", "dark"] as const) {
      const { page, problems } = await openWatched(browser, { viewport, colorScheme });
      for (const hash of ["#/", ...hashes]) {
        await page.goto(pathToFileURL(path.join(folder, "index.html")).href + hash);
        await page.locator("h1").waitFor();
        const name = `${hash.replaceAll(/\W+/g, "-")}-${size}-${colorScheme}.png`;
        await page.screenshot({ path: path.join(out, name) });
        pictures++;
      }
      if (problems.length > 0) throw new Error(problems.join("\n"));
      await page.context().close();
    }
  }
  return pictures;
}

if (!chromiumPath) {
  console.log("workbench: Chromium is missing; install it to prove the page");
} else {
  await mkdir(out, { recursive: true });
  const browser = await launchBrowser();
  const { view, search } = await measureLarge(browser);
  console.log(`1,000 operations: first view ${view.toFixed(0)} ms, slowest search ${search.toFixed(0)} ms`);
  console.log(`${await takePictures(browser)} pictures in .cache/workbench`);
  await browser.close();
  if (!(view <= 2000 && search <= 50)) process.exitCode = 1;
}
