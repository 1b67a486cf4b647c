import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";

const bin = join(import.meta.dirname, "bin.ts");
const start = (...args: string[]) =>
  spawn(process.execPath, [bin, ...args], { stdio: ["ignore", "pipe", "pipe"] });

it("serves the contract by default, and stops on SIGTERM", { timeout: 30_000 }, async () => {
  const child = start("--port", "0");
  const errors = text(child.stderr);
  let out = "";
  for await (const chunk of child.stdout) {
    out += chunk;
    if (out.includes("listening")) break;
  }
  const [, url] = /^callsheet-mock: listening on (\S+)$/m.exec(out) ?? [];
  expect((await fetch(`${url}/nowhere`)).status).toBe(404);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
  expect(await errors).toBe("");
});

it("exits with an error code and one line", { timeout: 30_000 }, async () => {
  const child = start("--document", "gone.yaml");
  const [errors, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
  expect([code, errors]).toEqual([1, "callsheet-mock: gone.yaml: does not exist\n"]);
});
