import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { temporaryFolder } from "../temporary-folder.test-support.ts";

const script = path.resolve(import.meta.dirname, "../bin.js");
const document = `
openapi: 3.1.0
info: { title: Notes, version: "1" }
paths:
  /notes/{id}:
    get:
      operationId: readNote
      parameters: [{ name: id, in: path, required: true, schema: { type: string, maxLength: 8 } }]
      responses:
        "200":
          description: The note.
          content: { application/json: { schema: { type: object }, example: { text: hello } } }
        "400": { description: Not an id., content: { application/json: { schema: { type: object } } } }
`;

function run(cwd: string, args: readonly string[]) {
  return spawnSync(process.execPath, [script, ...args], { cwd, encoding: "utf8" });
}

test("a project's own document is served, and the mock keeps it", async () => {
  const cwd = await temporaryFolder({ "openapi.yaml": document });
  const mock = spawn(process.execPath, [script, "mock", "--port", "0"], { cwd });
  const ended = once(mock, "exit");
  try {
    let url = "";
    for await (const line of createInterface(mock.stdout)) {
      url = /^callsheet mock: listening on (\S+)$/.exec(line)?.[1] ?? "";
      if (url !== "") break;
    }
    mock.stdout.resume();
    const reply = await fetch(`${url}/notes/1`);
    expect(await reply.json()).toEqual({ text: "hello" });
    const kept = await new Promise<{ code: number | null; out: string }>((resolve) => {
      const kit = spawn(process.execPath, [script, "test", url, "--fuzz", "1"], { cwd });
      let out = "";
      for (const stream of [kit.stdout, kit.stderr]) stream.on("data", (chunk) => (out += chunk));
      kit.on("close", (code) => resolve({ code, out }));
    });
    expect(kept.out).toContain("The contract is kept");
    expect(kept.code).toBe(0);
  } finally {
    mock.kill("SIGTERM");
    expect(await ended).toEqual([0, null]);
  }
});

test("a folder without documents, and a test without a URL, are reported in a line", async () => {
  const cwd = await temporaryFolder({ "notes.txt": "" });
  const mock = run(cwd, ["mock"]);
  expect([mock.status, mock.stdout]).toEqual([2, ""]);
  expect(mock.stderr).toBe(
    "callsheet mock: there is no folder `spec` and no openapi.yaml, openapi.yml, openapi.json here: name a document with --spec, or begin with `callsheet init`.\n",
  );
  const kit = run(cwd, ["test"]);
  expect(kit.status).toBe(2);
  expect(kit.stderr).toContain("a URL is missing");
});

test("the version is that of the package", () => {
  const { stdout, status } = run(import.meta.dirname, ["--version"]);
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(status).toBe(0);
});

test("deleted output is regenerated", async () => {
  const cwd = await temporaryFolder({ "openapi.yaml": document });
  const args = ["generate", "--spec", "openapi.yaml", "--api", "src/api"];
  expect(run(cwd, args).stdout).toContain("added   src/api/openapi.client.ts");
  await rm(path.join(cwd, "src/api/openapi.client.ts"));
  expect(run(cwd, args).stdout).toContain("added   src/api/openapi.client.ts");
});
