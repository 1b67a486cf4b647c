import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { readDocuments } from "@callsheet/compiler";
import { startWorkbench } from "@callsheet/workbench";
import type { Browser, Page } from "playwright-core";
import { callPaced, cpuOf } from "../../bench/sandbox/paced-calls.ts";
import { type SandboxProcess, startProcess } from "../../sandbox/sandbox-process.ts";

const pageCount = 10;
const callers = 10;
const calls = 5000;
const rounds = 3;

/**
 * Ten pages watch a sandbox that takes a thousand calls a second: what that costs it, and whether the pages
 * stay quick.
 */
export async function watchBusySandbox(browser: Browser): Promise<boolean> {
  const start = () => startProcess(["--store", ":memory:"]);
  const [watched, alone] = await Promise.all([start(), start()]);
  const documents = readDocuments(path.resolve(import.meta.dirname, "../../../spec"));
  const workbench = await startWorkbench({ documents, targets: [{ kind: "sandbox", url: watched.url }] });
  const context = await browser.newContext();
  try {
    const pages = await Promise.all(Array.from({ length: pageCount }, () => context.newPage()));
    for (const page of pages) {
      await page.goto(`${workbench.url}/#/sandbox`);
      await page.locator(".node").first().waitFor();
    }
    const cpu = { watched: [] as number[], alone: [] as number[] };
    const delays: number[] = [];
    for (let round = -1; round < rounds; round++) {
      const [own, measured] = await Promise.all([costOf(watched), Promise.all(pages.map(delaysOf))]);
      const other = await costOf(alone);
      if (round < 0) continue;
      cpu.watched.push(own);
      cpu.alone.push(other);
      delays.push(...measured.flat());
    }
    await wait(1500);
    const shown = await Promise.all(pages.map((page) => page.locator("#calls .kind-count").textContent()));
    const lost = (middle(cpu.watched) - middle(cpu.alone)) * 1000;
    const late = delays.toSorted((a, b) => a - b);
    const most = late.at(-1) ?? Number.NaN;
    console.log(
      `ten pages at 1,000 calls a second: the sandbox loses ${(lost * 100).toFixed(1)} % of its throughput; ` +
        `pages answer ${middle(delays).toFixed(0)} ms late (${most.toFixed(0)} ms at most) and have seen ${shown[0]} calls`,
    );
    return lost <= 0.1 && middle(delays) <= 50 && new Set(shown).size === 1;
  } finally {
    await context.close();
    await Promise.all([workbench.close(), watched.end("SIGTERM"), alone.end("SIGTERM")]);
  }
}

/** CPU seconds a call, at a thousand calls a second. */
async function costOf(sandbox: SandboxProcess): Promise<number> {
  const port = Number(new URL(sandbox.url).port);
  const before = cpuOf(sandbox);
  await Promise.all(Array.from({ length: callers }, () => callPaced(port, calls / callers, callers)));
  return (cpuOf(sandbox) - before) / 1000 / calls;
}

/** How late a page is with what it was to do, again and again for some seconds, in milliseconds. */
function delaysOf(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const delays: number[] = [];
    for (let count = 0; count < 80; count++) {
      const started = performance.now();
      await new Promise((resolve) => setTimeout(resolve, 50));
      delays.push(performance.now() - started - 50);
    }
    return delays;
  });
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
