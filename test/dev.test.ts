import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "..");
let folder = "";
let dev: ChildProcess;
let output = "";

const authorization = `AWS4-HMAC-SHA256 Credential=a/20260101/us-west-2/ivs/aws4_request, SignedHeaders=host;x-amz-date, Signature=${"5d".repeat(32)}`;

/** Waits until the command prints something that matches, from where the last wait ended. */
async function said(pattern: RegExp): Promise<string> {
  for (;;) {
    const match = pattern.exec(output);
    if (match) {
      output = output.slice(match.index + match[0].length);
      return match[0];
    }
    if (dev.exitCode !== null) throw new Error(`dev ended: ${output}`);
    await once(dev.stdout ?? dev, "data");
  }
}

async function edit(file: string, change: (text: string) => string): Promise<void> {
  const absolute = path.join(folder, "spec", file);
  await writeFile(absolute, change(await readFile(absolute, "utf8")));
}

const generated = (file: string) => readFile(path.join(folder, file), "utf8");
let url = "";

async function stageName(): Promise<unknown> {
  const reply = await fetch(`${url}/GetStage`, {
    method: "POST",
    headers: { authorization, "x-amz-date": "20260101T000000Z", "content-type": "application/json" },
    body: JSON.stringify({ arn: "arn:aws:ivs:us-west-2:123456789012:stage/v3nWkPq8ZsLd" }),
  });
  return ((await reply.json()) as { stage: { name: unknown } }).stage.name;
}

function start(): void {
  const where = ["--spec", path.join(folder, "spec"), "--out", folder];
  dev = spawn("node", ["scripts/dev.ts", "--port", "0", "--no-sandbox", ...where], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  output = "";
  dev.stdout?.on("data", (chunk) => (output += chunk));
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "callsheet-dev-"));
  for (const name of ["spec", "packages"]) {
    await cp(path.join(root, name), path.join(folder, name), {
      recursive: true,
      filter: (file) => !/[\\/](node_modules|dist|rules)$/.test(file),
    });
  }
  start();
  url = (await said(/mock +http:\/\/\S+/)).replace("mock", "").trim();
  await said(/no findings/);
}, 30_000);

afterAll(async () => {
  if (dev.exitCode === null) {
    dev.kill("SIGTERM");
    await once(dev, "exit");
  }
  await rm(folder, { recursive: true, force: true });
});

test("an edit of a schema is generated, served and linted", async () => {
  await edit("ivs-realtime.yaml", (text) => text.replace("maxLength: 2048", "maxLength: 2047"));
  expect(await said(/ {2}ivs-realtime: .*\n/)).toMatch(/document, validators \(\d+ ms\)/);
  await said(/no findings/);
  expect(await generated("packages/validators/gen/ivs-realtime.js")).toContain("2047");
}, 20_000);

test("an edit of an example is served", async () => {
  expect(await stageName()).toBe("friday-panel");
  const [, example] =
    /(examples\/\S+\/(?!request)\S*live\S*\.yaml)/.exec(
      await readFile(path.join(folder, "spec/ivs-realtime.yaml"), "utf8"),
    ) ?? [];
  await edit(example ?? "", (text) => text.replace("name: friday-panel", "name: saturday-panel"));
  await said(/no findings/);
  expect(await stageName()).toBe("saturday-panel");
  expect(await said(/POST \/GetStage .*\n/)).toMatch(/ 200 [\d.]+ ms: GetStage, /);
}, 20_000);

test("a broken save is reported with its place, and nothing else happens", async () => {
  const before = await generated("packages/contract/openapi/ivs-realtime.json");
  await edit("ivs-realtime.yaml", (text) => text.replace("paths:\n", "paths: : :\n"));
  expect(await said(/\S+ivs-realtime\.yaml:\d+:\d+ .*\n/)).toContain("the last good output stays");
  expect(await generated("packages/contract/openapi/ivs-realtime.json")).toBe(before);
  expect(await stageName()).toBe("saturday-panel");
  await edit("ivs-realtime.yaml", (text) => text.replace("paths: : :\n", "paths:\n"));
  await said(/no findings/);
}, 20_000);

test("a mistake that the house rules know is found", async () => {
  await edit("ivs-realtime.yaml", (text) => text.replace("pattern: ^arn:aws:ivs", "pattern: arn:aws:ivs"));
  expect(await said(/\S+ivs-realtime\.yaml:\d+:\d+ anchored-\S+ .*\n/)).toBeTruthy();
}, 20_000);

test("a folder that is moved away and back is still followed", async () => {
  const spec = path.join(folder, "spec");
  await rename(spec, `${spec}-away`);
  expect(await said(/spec does not exist.*\n/)).toContain("the last good output stays");
  await rename(`${spec}-away`, spec);
  await said(/finding/);
  await edit("ivs-realtime.yaml", (text) => text.replace("maxLength: 2047", "maxLength: 2046"));
  expect(await said(/ {2}ivs-realtime: .*\n/)).toContain("validators");
  await said(/finding/);
}, 20_000);

test("starts with a broken document, and serves the last good one until it is fixed", async () => {
  dev.kill("SIGTERM");
  await once(dev, "exit");
  await edit("ivs-realtime.yaml", (text) => text.replace("paths:\n", "paths: : :\n"));
  start();
  url = (await said(/mock +http:\/\/[\d.:]+/)).replace("mock", "").trim();
  expect(await said(/\S+ivs-realtime\.yaml:\d+:\d+ .*\n/)).toContain("the last good output stays");
  expect(await stageName()).toBe("saturday-panel");
}, 20_000);

test("an invalid port is reported in one line", async () => {
  const child = spawn("node", ["scripts/dev.ts", "--port", "abc"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let words = "";
  child.stderr.on("data", (chunk) => {
    words += chunk;
  });
  const [code] = await once(child, "exit");
  expect([code, words]).toEqual([2, "dev: --port takes a whole number from 0 to 65535, not `abc`.\n"]);
}, 20_000);
