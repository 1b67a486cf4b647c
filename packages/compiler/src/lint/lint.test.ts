import { spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { specFolder } from "../documents.ts";
import { lint } from "./lint.ts";

let folder: string;

beforeEach(async () => {
  folder = path.join(await mkdtemp(path.join(tmpdir(), "callsheet-lint-")), "spec");
  await cp(specFolder, folder, { recursive: true, filter: (file) => !file.includes(`${path.sep}rules`) });
});

afterEach(() => rm(path.dirname(folder), { recursive: true }));

/** Findings as the command prints them, with paths relative to the folder. */
async function run(): Promise<string[]> {
  const findings = await lint({ folder });
  return findings.map(
    ({ file, line, column, rule, message }) =>
      `${path.relative(folder, file)}:${line}:${column} ${rule} ${message}`,
  );
}

/** Replaces text in a file, which must contain it. Returns the line and column where the new text starts. */
async function edit(name: string, from: string, to: string): Promise<string> {
  const file = path.join(folder, name);
  const text = await readFile(file, "utf8");
  const before = text.slice(0, text.indexOf(from)).split("\n");
  expect(text).toContain(from);
  await writeFile(file, text.replace(from, to));
  return `${name}:${before.length}:${(before.at(-1) ?? "").length + 1}`;
}

test("the repository's own documents have no finding", async () => {
  expect(await lint()).toEqual([]);
});

describe("a finding points to where the fault was written", () => {
  test("in a document", async () => {
    const place = await edit(
      "ivs-realtime.yaml",
      "GetStageSession\n      tags",
      "getStageSession\n      tags",
    );
    expect(await run()).toEqual([
      `${place} operation-id-form The operationId getStageSession is not in PascalCase, such as \`ReadThing\`.`,
    ]);
  });

  test("in a shared component, once for all documents that use it", async () => {
    const place = await edit("common.yaml", "description: Identifies", "x-note: Identifies");
    expect(await run()).toEqual([
      `${place.replace(/\d+:\d+$/, "")}23:5 described-everything Header \`x-amzn-RequestId\` needs a description.`,
    ]);
  });

  test("in an example file", async () => {
    const place = await edit(
      "examples/get-stage-session/live-session.yaml",
      '"2026-03-20T16:58:04Z"',
      "1774025884",
    );
    expect(await run()).toEqual([
      `${place} oas3-valid-media-example \`stageSession.startTime\` must be a string.`,
    ]);
  });

  test("at a reference that leads nowhere", async () => {
    const place = await edit(
      "ivs.yaml",
      '"#/components/schemas/StreamEvent"',
      '"#/components/schemas/StreamEvents"',
    );
    expect((await run()).filter((finding) => finding.includes("invalid-ref"))).toEqual([
      `${place} invalid-ref $ref "#/components/schemas/StreamEvents" leads nowhere: #/components/schemas has no "StreamEvents"; did you mean "StreamEvent"?`,
    ]);
  });

  test("of a keyword that both linters know to be mistyped, once", async () => {
    const place = await edit("ivs-realtime.yaml", "maxLength: 2048", "maxlength: 2048");
    const [line] = place.split(/:(?=\d+$)/);
    expect(await run()).toEqual([
      `${line}:22 known-keyword Unknown keyword \`maxlength\`; did you mean \`maxLength\`?`,
    ]);
  });

  test("of structure, which Redocly sees", async () => {
    const place = await edit("ivs.yaml", "required: [channelArn]", "required: [channelARN]");
    const findings = await run();
    expect(findings.join("\n")).toContain("no-required-schema-properties-undefined");
    expect(findings.join("\n")).toContain(place.split(":").slice(0, 2).join(":"));
  });
});

test("the command takes a relative folder, prints one line a finding and fails", async () => {
  await edit("ivs.yaml", "operationId: Get", "operationId: get");
  const script = path.resolve(import.meta.dirname, "../../../callsheet/src/bin.js");
  const cwd = path.dirname(folder);
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, "lint", "--spec", "spec"], {
    cwd,
    encoding: "utf8",
  });
  expect(stdout).toBe(
    "spec/ivs.yaml:50:20 operation-id-form The operationId getStreamSession is not in PascalCase, such as `ReadThing`.\n",
  );
  expect(stderr).toBe("1 error, 0 warnings\n");
  expect(status).toBe(1);
});

describe("no name is used twice", () => {
  test.each([
    [
      "Operation `GetStreamSession` is already at ",
      "ivs-realtime.yaml",
      "operationId: GetStage\n",
      "operationId: GetStreamSession\n",
    ],
    [
      "Route `POST /GetStreamSession` is already at ",
      "ivs-realtime.yaml",
      "/GetStage:",
      "/GetStreamSession:",
    ],
    [
      "Schema `Tags` is already at ",
      "nimble.yaml",
      "    StreamingSessionStream:\n",
      "    Tags: { type: object, description: Mine. }\n    StreamingSessionStream:\n",
    ],
    [
      "Schema `GetStageInput` has the name of a type that is made for GetStage",
      "common.yaml",
      "    Tags:\n",
      "    GetStageInput: { type: object, description: Mine. }\n    Tags:\n",
    ],
    ["Service `Ivs` is already at ", "nimble.yaml", "name: Nimble", "name: Ivs"],
  ])("%s", async (name, file, from, to) => {
    await edit(file, from, to);
    const findings = (await run()).filter((finding) => finding.includes(" unique-name "));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toContain(name);
  });

  test("by two path templates that match the same requests", async () => {
    const route = "/2020-08-01/studios/{studio}/streaming-sessions/{session}/start";
    await edit("ivs-realtime.yaml", "/GetStage:", `${route}:`);
    expect((await run()).join("\n")).toContain(
      "Route `POST /2020-08-01/studios/{}/streaming-sessions/{}/start` is already at ",
    );
  });
});

describe("an unreadable file is one finding", () => {
  test("a document that is not YAML", async () => {
    await edit("nimble.yaml", "tags: [Streaming sessions]", "tags: [Streaming sessions");
    const findings = await run();
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatch(/^nimble\.yaml:\d+:\d+ readable /);
  });

  test("a file that a document refers to is not YAML", async () => {
    await edit("examples/get-stage/live-stage.yaml", "value:", "value: {");
    const findings = await run();
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatch(/^examples\/get-stage\/live-stage\.yaml:\d+:\d+ readable /);
  });

  test("a missing file", async () => {
    const place = await edit(
      "ivs.yaml",
      "./examples/get-stream-session/live.yaml",
      "./examples/nowhere.yaml",
    );
    expect(await run()).toEqual([
      `${place} invalid-ref $ref "./examples/nowhere.yaml" leads to a file that does not exist.`,
    ]);
  });

  test("a reference to another host, which is never contacted", async () => {
    let asked = 0;
    const server = createServer((_, response) => response.end(`${++asked}`));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const place = await edit(
      "ivs.yaml",
      "./examples/get-stream-session/live.yaml",
      `http://127.0.0.1:${port}/live.yaml`,
    );
    const findings = await run();
    server.close();
    expect(asked).toBe(0);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toContain(`${place} invalid-ref`);
    expect(findings[0]).toContain("another host");
  });

  test.each([
    ["../secret.yaml", "leads out of the root folder"],
    ["./linked.yaml", "leads to a file that a symbolic link takes out of the root folder"],
  ])("a reference out of the folder: %s", async (reference, problem) => {
    const secret = path.join(path.dirname(folder), "secret.yaml");
    await writeFile(secret, "summary: Secret\nvalue: secret\n");
    await symlink(secret, path.join(folder, "linked.yaml"));
    const place = await edit("ivs.yaml", "./examples/get-stream-session/live.yaml", reference);
    expect(await run()).toEqual([`${place} invalid-ref $ref "${reference}" ${problem}.`]);
  });

  test("aliases that expand too far", async () => {
    const levels = Array.from(
      { length: 12 },
      (_, level) => `l${level + 1}: &l${level + 1} [${Array(9).fill(`*l${level}`).join(", ")}]`,
    );
    await writeFile(path.join(folder, "bomb.yaml"), `paths: {}\nl0: &l0 [x]\n${levels.join("\n")}\n`);
    expect(await run()).toEqual(["bomb.yaml:1:1 readable This file has aliases that expand too far."]);
  });

  test("a missing folder", async () => {
    const findings = await lint({ folder: path.join(folder, "nowhere") });
    expect(findings.map(({ message }) => message)).toEqual(["cannot be read: is it a folder?"]);
  });
});

describe("patterns are checked for ReDoS before anything matches them", () => {
  const id = "pattern: ^st-[a-zA-Z0-9]{23}$";
  const slow = "pattern: ^(([a-zA-Z0-9-])+)+$";

  test("a pattern that takes exponential time", async () => {
    const place = await edit("ivs.yaml", id, slow);
    await edit("examples/get-stream-session/live.yaml", "st-5HdT8rWq1LzXc7VbN3mKp0J", `${"a".repeat(60)}!`);
    const findings = (await run()).filter((finding) => finding.includes("safe-pattern"));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toContain(`${place.replace(/\d+$/, "16")} safe-pattern `);
    expect(findings[0]).toContain("exponential time");
  });

  test("a reason lets one stay", async () => {
    await edit(
      "ivs.yaml",
      id,
      `${slow}\n      x-callsheet-unsafe-pattern: At most 26 characters are matched.`,
    );
    expect(await run()).toEqual([]);
  });

  test("a pattern that does not compile", async () => {
    await edit("ivs.yaml", id, "pattern: ^(st-$");
    expect((await run()).join()).toContain("safe-pattern Invalid regular expression");
  });
});

test("a document that refers to itself is linted to the end", async () => {
  await edit(
    "ivs-realtime.yaml",
    "    StageEndpoints:\n",
    `    Tree:
      type: object
      description: A tree.
      properties:
        branches: { type: array, description: More trees., items: { $ref: "#/components/schemas/Tree" } }
    StageEndpoints:
`,
  );
  await edit(
    "ivs-realtime.yaml",
    "        endpoints:\n",
    '        tree: { $ref: "#/components/schemas/Tree" }\n        endpoints:\n',
  );
  expect(await run()).toEqual([]);
});

test.each([
  ["paths: 3", /^own\.yaml:1:1 openapi-version `openapi` is missing/],
  ["openapi: 3.1.1\npaths: 3", /^own\.yaml:2:8 struct A paths must be an object, not a number/],
  ["openapi: 3.1.1\npaths:\n  /a:\n    post:\n", /^own\.yaml:4:5 struct /],
])("a half-written document is no fault of the linters: %j", async (text, finding) => {
  await rm(folder, { recursive: true });
  await mkdir(folder);
  await writeFile(path.join(folder, "own.yaml"), text);
  expect(await run()).toContainEqual(expect.stringMatching(finding));
});

test("a document in a separate folder needs no other", async () => {
  const own = path.join(path.dirname(folder), "own");
  await mkdir(own);
  await writeFile(path.join(own, "empty.yaml"), "openapi: 3.1.1\npaths: {}\n");
  const findings = await lint({ folder: own });
  expect(findings.every(({ file }) => file === path.join(own, "empty.yaml"))).toBe(true);
  expect(findings.length).toBeGreaterThan(0);
});
