import { once } from "node:events";
import { readdirSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { commands } from "./main.ts";
import { runCallsheet } from "./run-callsheet.test-support.ts";
import { temporaryFolder } from "./temporary-folder.test-support.ts";

const names = Object.keys(commands);
const document = `openapi: 3.1.0
info: { title: Notes, version: "1" }
paths:
  /notes:
    get: { operationId: listNotes, responses: { "204": { description: None. } } }
`;

afterEach(() => void vi.unstubAllEnvs());

/** The argument that a command needs. */
const needed: Readonly<Record<string, string[]>> = {
  sdk: ["python"],
  test: ["http://127.0.0.1:1"],
};

describe.each(names)("callsheet %s", (name) => {
  test("tells its use, its options and an example that it takes", async () => {
    const { code, out, problem } = await runCallsheet("/", name, "--help");
    expect([code, problem]).toEqual([0, ""]);
    expect(out).toMatch(new RegExp(`^Usage: callsheet ${name}\\b`));
    expect(out).toMatch(new RegExp(`^(Example: |  )callsheet ${name}\\b`, "m"));
    const { command } = await (commands[name] as (typeof commands)[string]).load();
    for (const option of Object.keys(command.options)) expect(out).toContain(`--${option}`);
    for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(140);
  });

  test.each([
    ["an option that it does not have", ["--nope"], /Unknown option '--nope'/],
    ["one word too many", Array(20_000).fill("one"), /one word too many|neither a file nor a folder/],
  ])("refuses %s in one line", async (_, args, message) => {
    const folder = await temporaryFolder({ "openapi.yaml": document });
    const { code, out, problem } = await runCallsheet(folder, name, ...args);
    expect([code, out]).toEqual([2, ""]);
    expect(problem).toMatch(message);
    expect(problem).toMatch(new RegExp(`^callsheet ${name}: [^\\n]+\\n$`));
  });
});

describe.each(names.filter((name) => name !== "init"))("callsheet %s, of a project,", (name) => {
  test("cannot run without a document, and writes nothing", async () => {
    const folder = await temporaryFolder();
    const { code, out, problem } = await runCallsheet(folder, name, ...(needed[name] ?? []));
    expect([code, out, readdirSync(folder)]).toEqual([2, "", []]);
    expect(problem).toMatch(/^callsheet \w+: there is no folder `spec` [^\n]+ `callsheet init`\.\n$/);
  });

  test("uses the named configuration, and reports what is wrong with it", async () => {
    const folder = await temporaryFolder({ "other.json": { spec: 7 }, "openapi.yaml": document });
    const { code, problem } = await runCallsheet(
      folder,
      name,
      ...(needed[name] ?? []),
      "--config",
      `${folder}/other.json`,
    );
    expect([code, problem]).toEqual([2, expect.stringMatching(/other\.json:2:3 spec takes a path[^\n]*\n$/)]);
  });
});

const readable = ["lint", "diff", "test", "check", "generate"];

/** Arguments with which a command has something to report. */
async function subject(name: string, folder: string): Promise<string[]> {
  if (name === "diff") return [`${folder}/openapi.yaml`, `${folder}/openapi.yaml`];
  if (name !== "test") return [];
  const server = createServer((_, response) => response.writeHead(500).end());
  server.listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  return [`http://127.0.0.1:${(server.address() as AddressInfo).port}`, "--fuzz", "0"];
}

describe.each(readable)("a program reads what `%s` finds, and no colors", (name) => {
  test("as JSON", async () => {
    vi.stubEnv("FORCE_COLOR", "1");
    const folder = await temporaryFolder({ "openapi.yaml": document });
    const { code, out } = await runCallsheet(folder, name, ...(await subject(name, folder)), "--json");
    expect([0, 1]).toContain(code);
    expect(JSON.parse(out)).toBeTypeOf("object");
    expect(out).not.toContain("\u001b");
  });

  test("and no other format than it has", async () => {
    const folder = await temporaryFolder({ "openapi.yaml": document });
    const args = [...(await subject(name, folder)), "--format", "xml"];
    expect(await runCallsheet(folder, name, ...args)).toMatchObject({
      code: 2,
      problem: expect.stringMatching(/--format takes text, .*json.*, not `xml`/),
    });
  });
});

test("what a server breaks stands at its operation, for code scanning and for pull requests", async () => {
  const folder = await temporaryFolder({ "openapi.yaml": document });
  const args = ["test", ...(await subject("test", folder)), "--format"];
  const { code, out } = await runCallsheet(folder, ...args, "github");
  expect([code, out]).toEqual([
    1,
    expect.stringMatching(/^::error file=openapi\.yaml,line=5,col=\d+,title=/),
  ]);
  const [run] = JSON.parse((await runCallsheet(folder, ...args, "sarif")).out).runs;
  expect(run.results[0].locations[0].physicalLocation).toMatchObject({
    artifactLocation: { uri: "openapi.yaml" },
    region: { startLine: 5 },
  });
});

test("only commands with machine-readable output have a format, and the same two options everywhere", async () => {
  for (const name of names) {
    const { command } = await (commands[name] as (typeof commands)[string]).load();
    const has = (option: string) => Object.hasOwn(command.options, option);
    expect([name, has("json"), has("format")]).toEqual([
      name,
      readable.includes(name),
      readable.includes(name),
    ]);
    expect([name, has("spec"), has("config")]).toEqual([name, name !== "init", name !== "init"]);
  }
});

test("an unknown command, and none at all", async () => {
  expect(await runCallsheet("/", "lnit")).toMatchObject({
    code: 2,
    problem: expect.stringContaining("init, lint"),
  });
  expect(await runCallsheet("/")).toMatchObject({
    code: 2,
    out: expect.stringContaining("Usage: callsheet"),
  });
});
