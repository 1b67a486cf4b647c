import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { openWatched } from "../../browser.ts";

const root = path.resolve(import.meta.dirname, "../../..");

/**
 * Edits a document under `npm start`: the page shows what it breaks, a broken save, and that it was mended.
 */
export async function followSaves(browser: Browser, out: string): Promise<boolean> {
  const folder = await mkdtemp(path.join(tmpdir(), "callsheet-saves-"));
  for (const name of ["spec", "packages"])
    await cp(path.join(root, name), path.join(folder, name), {
      recursive: true,
      filter: (file) => !/[\\/](node_modules|dist)$/.test(file),
    });
  git(folder, "init", "-q", "-b", "main");
  git(folder, "add", "spec");
  git(folder, "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-qm", "first");
  const dev = startDev(folder);
  try {
    const url = await pageOf(dev);
    const { page, problems } = await openWatched(browser);
    await page.goto(`${url}/#/changes`);
    await page.locator("h1").waitFor();
    await walk(page, folder, out);
    await page.context().close();
    for (const problem of problems) console.log(problem);
    console.log("a breaking save, a broken one and its mending were shown");
    return problems.length === 0;
  } finally {
    if (dev.exitCode === null) {
      dev.kill("SIGTERM");
      await once(dev, "exit");
    }
    await rm(folder, { recursive: true, force: true });
  }
}

async function walk(page: Page, folder: string, out: string): Promise<void> {
  const file = path.join(folder, "spec/ivs-realtime.yaml");
  const good = await readFile(file, "utf8");
  const first = page.locator(".save").first();
  await writeFile(
    file,
    good.replace("minLength: 16", "minLength: 17").replace("maxLength: 16", "maxLength: 17"),
  );
  await first.getByText("breaking", { exact: true }).first().waitFor();
  await first
    .getByText(/takes this request, .* refuses it/)
    .first()
    .waitFor();
  await first.locator(".line-after").first().waitFor();
  await page.screenshot({ path: path.join(out, "save-breaking.png"), fullPage: true });
  await writeFile(file, good.replace("paths:\n", "paths: : :\n"));
  await first.locator(".badge", { hasText: "broken" }).waitFor();
  await first
    .getByText(/ivs-realtime\.yaml:\d+:\d+/)
    .first()
    .waitFor();
  await page.screenshot({ path: path.join(out, "save-broken.png") });
  await writeFile(file, good);
  await first.getByText("The contract is the same.").waitFor();
  await page.screenshot({ path: path.join(out, "save-mended.png") });
}

function startDev(folder: string): ChildProcess {
  const where = ["--spec", path.join(folder, "spec"), "--out", folder];
  const ports = ["--port", "0", "--page-port", "0", "--no-sandbox"];
  return spawn(process.execPath, [path.join(root, "scripts/dev.ts"), ...ports, ...where], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
}

function pageOf(dev: ChildProcess): Promise<string> {
  let said = "";
  return new Promise((resolve, reject) => {
    dev.once("exit", () => reject(new Error(`The command ended: ${said}`)));
    dev.stdout?.on("data", (chunk) => {
      said += String(chunk);
      const url = / page +(http:\S+)/.exec(said)?.[1];
      if (url && said.includes("finding")) resolve(url);
    });
  });
}

function git(folder: string, ...args: string[]): void {
  execFileSync("git", args, { cwd: folder });
}
