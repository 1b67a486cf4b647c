import { type ChildProcess, spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../temporary-folder.test-support.ts";

const script = path.resolve(import.meta.dirname, "../bin.js");
const document = `openapi: 3.1.0
info: { title: Notes, version: "1" }
paths:
  /notes:
    get:
      operationId: listNotes
      responses:
        "200":
          description: All notes.
          content: { application/json: { schema: { $ref: parts/notes.yaml }, example: [first] } }
`;

/** Starts the command in a folder; it ends with the test. */
function start(folder: string) {
  const child: ChildProcess = spawn(process.execPath, [script, "dev", "--port", "0"], { cwd: folder });
  const closed = once(child, "close");
  const heard = new EventEmitter();
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk) => {
      output += chunk;
      heard.emit("data");
    });
  child.on("close", () => heard.emit("data"));
  onTestFinished(async () => {
    child.kill("SIGTERM");
    expect(await closed).toEqual([0, null]);
  });
  /** Waits until it prints something that matches, from where the last wait ended. */
  return async function said(pattern: RegExp): Promise<string> {
    for (;;) {
      const match = pattern.exec(output);
      if (match) {
        output = output.slice(match.index + match[0].length);
        return match[1] ?? match[0];
      }
      if (child.exitCode !== null) throw new Error(`dev ended: ${output}`);
      await once(heard, "data");
    }
  };
}

test("any document is generated, served and followed, with the files that it refers to", async () => {
  const folder = await temporaryFolder({
    "openapi.yaml": document,
    "parts/notes.yaml": { type: "array", items: { type: "string" } },
  });
  const edit = (name: string, text: string) => writeFile(path.join(folder, name), text);
  const said = start(folder);
  const page = await said(/page +(\S+)/);
  const mock = await said(/mock +(\S+)/);
  expect(await said(/openapi: .*\n/)).toMatch(
    /^openapi: client, operations, server, types, validators \(\d+ ms\)/,
  );
  await said(/finding/);
  expect((await fetch(page)).status).toBe(200);
  expect(await (await fetch(`${mock}/notes`)).json()).toEqual(["first"]);

  await edit("openapi.yaml", document.replace("[first]", "[second]"));
  await said(/ openapi\.yaml\n/);
  await said(/finding/);
  expect(await (await fetch(`${mock}/notes`)).json()).toEqual(["second"]);

  await edit("parts/notes.yaml", "{ type: array, maxItems: 7, items: { type: string } }");
  expect(await said(/parts\/notes\.yaml\n.*\n/)).toMatch(/openapi: .*validators/);
  expect(await readFile(path.join(folder, "src/api/openapi.validators.js"), "utf8")).toContain("7");

  await edit("openapi.yaml", "openapi: 3.1.0\npaths: [\n");
  expect(await said(/openapi\.yaml:\d+:\d+ .*\n/)).toContain("the last good output stays");
  expect((await fetch(`${mock}/notes`)).status).toBe(200);
});

test.each([
  ["a broken document", "openapi: 3.1.0\npaths: [\n", /openapi\.yaml:\d+:\d+ /],
  [
    "a document without operations",
    document.replace(/paths:[\s\S]*/, "paths: {}\n"),
    /mock: .*has no operations/,
  ],
])("%s is reported at the start, and served once it is fixed", async (_, text, told) => {
  const folder = await temporaryFolder({
    "openapi.yaml": text,
    "parts/notes.yaml": { type: "array" },
  });
  const said = start(folder);
  const mock = await said(/mock +(\S+)/);
  await said(told);
  expect(existsSync(path.join(folder, "src/api/openapi.client.ts"))).toBe(/paths: \{\}/.test(text));
  await writeFile(path.join(folder, "openapi.yaml"), document);
  await said(/ openapi\.yaml\n/);
  await said(/finding/);
  expect((await fetch(`${mock}/notes`)).status).toBe(200);
});
