import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { apiKey, greetingServer, greetings } from "../greeting.test-support.ts";
import { main } from "./main.ts";

let folder: string;
let document: string;
let good: { url: string; close(): void };
let bad: { url: string; close(): void };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "conformance-"));
  document = join(folder, "greetings.json");
  await writeFile(document, JSON.stringify(greetings.documents[0]?.root));
  good = await served(greetingServer());
  bad = await served(greetingServer({ long: true }));
  process.env.GREETING_KEY = apiKey;
});

afterAll(async () => {
  good.close();
  bad.close();
  delete process.env.GREETING_KEY;
  await rm(folder, { recursive: true });
});

async function served(
  handler: (request: Request) => Promise<Response>,
): Promise<{ url: string; close(): void }> {
  const server = createServer(async (incoming, outgoing) => {
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part as Buffer);
    const method = incoming.method ?? "GET";
    if (method === "TRACE") return void outgoing.writeHead(405, { allow: "" }).end();
    const body = method === "GET" || method === "HEAD" ? {} : { body: Buffer.concat(parts) };
    const response = await handler(
      new Request(`http://localhost${incoming.url}`, {
        method,
        headers: incoming.headers as Record<string, string>,
        ...body,
      }),
    );
    outgoing
      .writeHead(response.status, Object.fromEntries(response.headers))
      .end(Buffer.from(await response.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

async function command(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const [log, error] = [
    vi.spyOn(console, "log").mockImplementation((text) => void out.push(`${text}\n`)),
    vi.spyOn(console, "error").mockImplementation((text) => void err.push(`${text}\n`)),
  ];
  const code = await main(argv, {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    live: false,
  });
  log.mockRestore();
  error.mockRestore();
  return { code, out: out.join(""), err: err.join("") };
}

describe("scenarios", () => {
  const arazzo = (operationId: string, status: number): string => `arazzo: 1.0.1
info: { title: Greetings, version: "1" }
sourceDescriptions: [{ name: greetings, url: greetings.json }]
workflows:
  - workflowId: makes
    steps:
      - { stepId: make, operationId: ${operationId}, successCriteria: [{ condition: $statusCode == ${status} }] }
`;

  it.each([
    ["MakeGreeting", 201, 0, "1 passed"],
    ["MakeGreeting", 409, 1, 'Step make does not meet "$statusCode == 409"'],
    ["MakeGreetings", 201, 2, 'scenario.yaml:7:9: the contract has no operation "MakeGreetings"'],
    ["MakeGreeting }] #", 201, 2, "scenario.yaml:7:52: is neither JSON nor YAML"],
  ])(
    "take their contract from the documents that they name: %s %i",
    async (operation, status, wanted, text) => {
      const file = join(folder, "scenario.yaml");
      await writeFile(file, arazzo(operation, status));
      const given = ["--scenario", file, "--auth", "key=@GREETING_KEY", "--only", "/scenario/"];
      const { code, out, err } = await command("run", "--target", good.url, ...given);
      expect(out + err).toContain(text);
      expect(code).toBe(wanted);
    },
  );
});

describe("run", () => {
  const rest = (): string[] => ["--document", document, "--auth", "key=@GREETING_KEY", "--fuzz", "5"];

  it("gives 0 when the contract is kept", async () => {
    const { code, out } = await command("run", "--target", good.url, ...rest());
    expect(out).toContain("The contract is kept");
    expect(code).toBe(0);
  });

  it("gives 1 when it is broken, with reports that name the rule and no secret", async () => {
    const files = ["junit.xml", "report.json", "report.html"].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    const { code, out } = await command(
      "run",
      "--target",
      bad.url,
      ...rest(),
      "--junit",
      files[0],
      "--json",
      files[1],
      "--html",
      files[2],
    );
    expect(code).toBe(1);
    expect(out).toMatch(/✗ greetings\/MakeGreeting {2}refuses-invalid {2}status 201 {2}\d cases/);
    expect(out).toContain("again   --case 'greetings/MakeGreeting/negative/body/text/maxLength/one-above'");
    const [junit, json, html] = await Promise.all(files.map((file) => readFile(file, "utf8")));
    expect(junit).toMatch(/<testsuite name="greetings\/MakeGreeting" tests="\d+" failures="[1-9]/);
    expect(JSON.parse(json ?? "")).toMatchObject({
      kept: false,
      verdict: "broken",
      seed: 1,
      causes: [{ operation: "greetings/MakeGreeting", check: "refuses-invalid", status: "201" }],
    });
    expect(html).toContain("greetings#/components/schemas/Greeting/properties/text");
    expect(html).not.toMatch(/<script|https?:\/\/(?!127\.0\.0\.1|localhost)[^"<]*\.(?:js|css)/);
    for (const text of [out, junit, json, html]) expect(text).not.toContain(apiKey);
  });

  it("runs only one case", async () => {
    const { code, out } = await command(
      "run",
      "--target",
      bad.url,
      ...rest(),
      "--case",
      "greetings/MakeGreeting/negative/body/text/maxLength/one-above",
      "--quiet",
    );
    expect(out).toMatch(/^The contract is broken, 1 cause: 0 passed, 1 failed/);
    expect(code).toBe(1);
  });

  it("calls the hooks of a module before each operation", async () => {
    const file = join(folder, "hooks.mjs");
    await writeFile(
      file,
      "export const prepare = ({ name }) => { (globalThis.prepared ??= []).push(name); };\n",
    );
    await command("run", "--target", good.url, ...rest(), "--only", "/base/", "--hooks", file);
    expect((globalThis as { prepared?: string[] }).prepared).toEqual([
      "MakeGreeting",
      "ReadGreeting",
      "DeleteGreeting",
    ]);
  });

  it("takes known failures from a file", async () => {
    const file = join(folder, "exceptions.yaml");
    await writeFile(
      file,
      "knownFailures:\n  - { case: '*/maxLength/*', reason: texts may be long }\nskip:\n  - { case: /fuzz/, reason: not yet }\n  - { case: '*/DeleteGreeting/*', reason: nothing is there to delete }\n",
    );
    const { code, out } = await command(
      "run",
      "--target",
      bad.url,
      ...rest(),
      "--exceptions",
      file,
      "--quiet",
    );
    expect(code).toBe(0);
    expect(out).toMatch(/skipped: not yet/);
  });

  it.each([
    [["run"], "--target <url> is missing"],
    [["run", "--target", "nowhere"], "--target takes an http or https URL, not `nowhere`."],
    [
      ["run", "--target", "http://127.0.0.1:1", "--fuzz", "many"],
      "--fuzz takes a whole number from 0 up, not `many`.",
    ],
    [["run", "--target", "http://127.0.0.1:1", "--document", "nothing.json"], "nothing.json: does not exist"],
    [
      ["run", "--target", "http://127.0.0.1:1", "--auth", "key=@NOT_THERE"],
      "--auth: the environment has no variable NOT_THERE",
    ],
    [["run", "--target", "http://127.0.0.1:1"], "http://127.0.0.1:1 does not answer"],
    [["run", "--target", "http://127.0.0.1:1", "--hooks", "nothing.mjs"], "nothing.mjs cannot be loaded"],
    [["walk"], "`walk` is not a command: run, list or checks."],
    [["run", "--colour"], "--colour"],
  ])("gives 2 and one line: %j", async (argv, message) => {
    const { code, out, err } = await command(...argv);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(err.trim()).not.toContain("\n");
    expect(out).toBe("");
  });

  it("gives 2 when no case has the id", async () => {
    const { code, err } = await command("run", "--target", good.url, ...rest(), "--case", "no/such/case");
    expect(code).toBe(2);
    expect(err).toContain("none matches no/such/case");
  });

  it("gives 2 when the credentials let nothing be tried", async () => {
    expect((await command("run", "--target", good.url, "--document", document, "--fuzz", "0")).code).toBe(2);
  });
});

it("list prints the ids of the cases", async () => {
  const { code, out } = await command("list", "--document", document, "--only", "negative/body/text");
  expect(code).toBe(0);
  expect(out.trim().split("\n")).toContain("greetings/MakeGreeting/negative/body/text/minLength/empty");
});

it("checks prints how each check decides", async () => {
  const { out } = await command("checks");
  expect(out).toContain("refuses-invalid (F102:");
  expect(out).toContain("Right though undeclared: 405.");
});
