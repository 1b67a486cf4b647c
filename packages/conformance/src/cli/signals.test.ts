import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { greetings } from "../greeting.test-support.ts";

const bin = fileURLToPath(new URL("../bin.ts", import.meta.url));
let folder: string;
let server: Server;
let asked = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "conformance-"));
  await writeFile(join(folder, "greetings.json"), JSON.stringify(greetings.documents[0]?.root));
  server = createServer((_, response) => {
    asked++;
    setTimeout(() => response.writeHead(404, { "content-type": "application/json" }).end("{}"), 30);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

function started(...args: string[]): ChildProcess {
  const document = join(folder, "greetings.json");
  return spawn(process.execPath, [bin, ...args, "--document", document], {
    stdio: ["ignore", "pipe", "pipe"],
  });
}

function exited(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.on("close", resolve));
}

async function underWay(): Promise<void> {
  const before = asked;
  while (asked < before + 20) await new Promise((resolve) => setTimeout(resolve, 20));
}

it("Ctrl-C ends a run with its reports", async () => {
  const target = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const json = join(folder, "report.json");
  const child = started("run", "--target", target, "--auth", "key=some-key", "--json", json);
  let out = "";
  child.stdout?.on("data", (text) => {
    out += String(text);
  });
  const end = exited(child);
  await underWay();
  child.kill("SIGINT");
  expect(await end).toBe(1);
  expect(out).toContain("interrupted");
  expect(JSON.parse(await readFile(json, "utf8"))).toMatchObject({ cut: "interrupted" });
}, 60_000);

it("a reader that goes away ends a list without a word", async () => {
  const child = started("list");
  let err = "";
  child.stderr?.on("data", (text) => {
    err += String(text);
  });
  child.stdout?.once("data", () => child.stdout?.destroy());
  expect(await exited(child)).toBe(0);
  expect(err).toBe("");
}, 60_000);
