import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Browser } from "playwright-core";
import { createServer } from "vite";
import { openWatched } from "../../browser.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const react = path.join(root, "examples/react/node_modules");

/** Where the packages of the tests are found. The name keeps it out of the repository. */
const folder = path.join(root, "test/frontend.tmp");

const html = `<!doctype html><link rel="icon" href="data:,"><div id="root"></div><script type="module" src="/main.jsx"></script>`;

/** A React page that calls mock and sandbox, with the AWS SDK and with callsheet's client. */
const main = `
import { GetStageCommand, IVSRealTimeClient } from "@aws-sdk/client-ivs-realtime";
import { createIvsRealTimeClient } from "@callsheet/client/ivs-realtime";
import { createElement as h, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";

const arn = "arn:aws:ivs:us-west-2:123456789012:stage/v3nWkPq8ZsLd";
const credentials = { accessKeyId: "test", secretAccessKey: "test" };

function Stage({ endpoint, call, label }) {
  const [text, setText] = useState("waiting");
  useEffect(() => {
    call(endpoint).then(({ stage }) => setText(stage.name), (error) => setText(String(error)));
  }, [endpoint]);
  return h("li", null, label + ": " + text);
}

const bySdk = (endpoint) =>
  new IVSRealTimeClient({ endpoint, region: "us-west-2", credentials }).send(new GetStageCommand({ arn }));
const byClient = (endpoint) =>
  createIvsRealTimeClient({ endpoint, region: "us-west-2", credentials }).getStage({ arn });

const query = new URLSearchParams(location.search);
createRoot(document.getElementById("root")).render(
  h("ul", null, ["mock", "sandbox"].flatMap((target) =>
    Object.entries({ bySdk, byClient }).map(([name, call]) =>
      h(Stage, { key: target + name, endpoint: query.get(target), call, label: target + " " + name })))),
);
`;

/**
 * A page made with React and Vite, on a port of its own, uses the mock and the sandbox of `npm start` without
 * a flag.
 */
export async function useFrontend(browser: Browser): Promise<boolean> {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "index.html"), html);
  await writeFile(path.join(folder, "main.jsx"), main);
  const dev = spawn(
    process.execPath,
    [path.join(root, "scripts/dev.ts"), "--port", "0", "--page-port", "0", "--sandbox-port", "0"],
    { cwd: root, stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, DATABASE_URL: ":memory:" } },
  );
  const alias = Object.fromEntries(["react", "react-dom"].map((name) => [name, path.join(react, name)]));
  const frontend = await createServer({
    root: folder,
    logLevel: "error",
    cacheDir: path.join(folder, "cache"),
    resolve: { alias, dedupe: ["react"] },
    server: { host: "127.0.0.1", port: 0, fs: { strict: false } },
  });
  try {
    await frontend.listen();
    const { mock, sandbox } = await urlsOf(dev);
    const [url] = frontend.resolvedUrls?.local ?? [];
    const { page, problems } = await openWatched(browser);
    await page.goto(`${url}?mock=${mock}&sandbox=${sandbox}`);
    await page.locator("li", { hasText: "friday-panel" }).nth(3).waitFor({ timeout: 60_000 });
    console.log((await page.locator("li").allTextContents()).join(", "));
    for (const problem of problems) console.log(problem);
    await page.context().close();
    return problems.length === 0;
  } finally {
    await frontend.close();
    if (dev.exitCode === null) {
      dev.kill("SIGTERM");
      await once(dev, "exit");
    }
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the command says of its ports. */
function urlsOf(dev: ChildProcess): Promise<{ readonly mock: string; readonly sandbox: string }> {
  let said = "";
  return new Promise((resolve, reject) => {
    dev.once("exit", () => reject(new Error(`The command ended: ${said}`)));
    dev.stdout?.on("data", (chunk) => {
      said += String(chunk);
      const [mock, sandbox] = ["mock", "sandbox"].map(
        (name) => new RegExp(` ${name} +(http:\\S+)`).exec(said)?.[1],
      );
      if (mock !== undefined && sandbox !== undefined) resolve({ mock, sandbox });
    });
  });
}
