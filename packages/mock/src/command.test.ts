import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "@callsheet/protocol/command";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { mockCommand } from "./command.ts";
import { library } from "./library.fixture.ts";

let folder: string;
let document: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mock-"));
  document = join(folder, "library.json");
  await writeFile(document, JSON.stringify(library));
  await writeFile(join(folder, "broken.yaml"), "openapi: 3.1.0\npaths: [\n");
  await writeFile(join(folder, "dangling.yaml"), 'openapi: 3.1.0\npaths: {/a: {$ref: "./gone.yaml"}}\n');
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => rm(folder, { recursive: true }));

/** Runs the command until it listens or exits. */
async function run(...args: string[]) {
  const out: string[] = [];
  const error: string[] = [];
  let stop = () => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  let listen = (_: string) => {};
  const listening = new Promise<string>((resolve) => {
    listen = resolve;
  });
  vi.spyOn(console, "log").mockImplementation((line: string) => {
    out.push(line);
    const [, url] = /listening on (\S+)$/.exec(line) ?? [];
    if (url !== undefined) listen(url);
  });
  vi.spyOn(console, "error").mockImplementation((line: string) => void error.push(line));
  const code = runCommand(mockCommand(stopped), args);
  const url = await Promise.race([listening, code.then(() => "")]);
  const close = () => {
    stop();
    return code;
  };
  return { url, out, error, close };
}

it("shows its options", async () => {
  const { out, close } = await run("--help");
  expect(await close()).toBe(0);
  for (const option of [
    "--port",
    "--host",
    "--root",
    "--auth",
    "--dynamic",
    "--seed",
    "--log-level",
    "--document",
  ]) {
    expect(out[0]).toContain(option);
  }
});

it("serves documents, says where, and logs requests", async () => {
  const { url, out, close } = await run("--port", "0", "--document", document, "--dynamic", "--seed", "a");
  expect(out.at(-1)).toBe(`callsheet-mock: listening on ${url}`);
  const bodies = await Promise.all([1, 2].map(async () => (await fetch(`${url}/books`)).text()));
  expect(bodies[0]).toBe(bodies[1]);
  expect(out.at(-1)).toMatch(/^GET \/books 200 .*: listBooks, generated$/);
  expect(await close()).toBe(0);
});

it("is silent when asked to be", async () => {
  const { url, out, close } = await run("--port", "0", "--document", document, "--log-level", "silent");
  await fetch(`${url}/books`);
  expect(out).toEqual([`callsheet-mock: listening on ${url}`]);
  await close();
});

it("reports a used port in one line", async () => {
  const first = await run("--port", "0", "--document", document);
  const { port } = new URL(first.url);
  const { error, close } = await run("--port", port, "--document", document);
  expect(await close()).toBe(2);
  await first.close();
  expect(error).toEqual([
    `callsheet-mock: port ${port} of 127.0.0.1 is in use; stop what uses it, or choose another one with --port.`,
  ]);
});

it("reads no file outside a document's folder, unless allowed to", async () => {
  const inner = join(folder, "inner");
  await mkdir(inner);
  await writeFile(
    join(inner, "api.yaml"),
    'openapi: 3.1.0\ninfo: {title: a, version: "1"}\npaths: {/a: {$ref: "../item.yaml"}}\n',
  );
  await writeFile(join(folder, "item.yaml"), 'get: {responses: {"204": {description: None.}}}\n');
  const refused = await run("--port", "0", "--document", join(inner, "api.yaml"));
  expect(await refused.close()).toBe(1);
  expect(refused.error.join()).toMatch(/item\.yaml/);
  const { url, close } = await run("--port", "0", "--root", folder, "--document", join(inner, "api.yaml"));
  expect((await fetch(`${url}/a`)).status).toBe(204);
  await close();
});

it.each([
  [["--port", "70000"], 2, /^callsheet-mock: --port takes a whole number from 0 to 65535, not `70000`\.$/],
  [["--port", "x"], 2, /--port takes a whole number/],
  [["--log-level", "loud"], 2, /--log-level loud is not known: give silent, error, info\./],
  [["--auth", "strict"], 2, /--auth strict is not known: give off or well-formed\./],
  [["--colour"], 2, /Unknown option '--colour'/],
  [["--document", "gone.yaml"], 1, /^callsheet-mock: gone\.yaml: does not exist$/],
  [["--document", "{folder}/broken.yaml"], 1, /broken\.yaml:\d+:\d+: /],
  [["--document", "{folder}/dangling.yaml"], 1, /dangling\.yaml.*gone\.yaml/],
  [["--host", "host.invalid", "--port", "0"], 2, /host\.invalid/],
])("refuses %j in one line", async (args, code, message) => {
  const { error, close } = await run(...args.map((arg) => arg.replace("{folder}", folder)));
  expect(await close()).toBe(code);
  expect(error.join("\n")).toMatch(message);
  for (const line of error) expect(line).toMatch(/^callsheet-mock: [^\n]+$/);
});
