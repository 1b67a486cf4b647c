import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runCommand } from "./command.ts";
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
afterAll(() => rm(folder, { recursive: true }));

async function run(...args: string[]) {
  const out: string[] = [];
  const error: string[] = [];
  const outcome = await runCommand(args, {
    out: (line) => out.push(line),
    error: (line) => error.push(line),
  });
  return { outcome, out, error };
}

it("shows its options", async () => {
  const { outcome, out } = await run("--help");
  expect(outcome).toBe(0);
  for (const option of ["--port", "--host", "--dynamic", "--seed", "--log-level", "--document"]) {
    expect(out[0]).toContain(option);
  }
});

it("serves documents, says where, and logs requests", async () => {
  const { outcome, out, error } = await run(
    "--port",
    "0",
    "--document",
    document,
    "--dynamic",
    "--seed",
    "a",
  );
  if (typeof outcome === "number") throw new Error(error.join());
  expect(out.at(-1)).toBe(`callsheet-mock: listening on ${outcome.url}`);
  const bodies = await Promise.all([1, 2].map(async () => (await fetch(`${outcome.url}/books`)).text()));
  expect(bodies[0]).toBe(bodies[1]);
  expect(out.at(-1)).toMatch(/^GET \/books 200 /);
  await outcome.close();
});

it("is silent when asked to be", async () => {
  const { outcome, out, error } = await run("--port", "0", "--document", document, "--log-level", "silent");
  if (typeof outcome === "number") throw new Error(error.join());
  await fetch(`${outcome.url}/books`);
  expect(out).toEqual([`callsheet-mock: listening on ${outcome.url}`]);
  await outcome.close();
});

it("says in one line that a port is in use", async () => {
  const first = await run("--port", "0", "--document", document);
  if (typeof first.outcome === "number") throw new Error(first.error.join());
  const { port } = new URL(first.outcome.url);
  const { outcome, error } = await run("--port", port, "--document", document);
  await first.outcome.close();
  expect(outcome).toBe(1);
  expect(error).toEqual([
    `callsheet-mock: port ${port} of 127.0.0.1 is in use; stop what uses it or give another --port.`,
  ]);
});

it.each([
  [["--port", "70000"], 2, /^callsheet-mock: --port 70000 is not a port: give 0 to 65535\. See --help\.$/],
  [["--port", "x"], 2, /--port x is not a port/],
  [["--log-level", "loud"], 2, /--log-level loud is not known: give silent, error, info\./],
  [["--colour"], 2, /Unknown option '--colour'/],
  [["--document", "gone.yaml"], 1, /^callsheet-mock: gone\.yaml: no such file\.$/],
  [["--document", "{folder}/broken.yaml"], 1, /broken\.yaml:\d+:\d+: Flow sequence/],
  [["--document", "{folder}/dangling.yaml"], 1, /dangling\.yaml: .*gone\.yaml/],
  [["--host", "host.invalid", "--port", "0"], 1, /this machine has no address/],
])("refuses %j in one line", async (args, code, message) => {
  const { outcome, error } = await run(...args.map((arg) => arg.replace("{folder}", folder)));
  expect(outcome).toBe(code);
  expect(error).toHaveLength(1);
  expect(error[0]).toMatch(message);
  expect(error[0]).not.toContain("\n");
});
