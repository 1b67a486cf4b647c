import { spawnSync } from "node:child_process";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../temporary-folder.test-support.ts";

const script = path.resolve(import.meta.dirname, "../bin.js");
const good = 'openapi: 3.1.0\ninfo: { title: Good, version: "1" }\npaths: {}\n';
const warned = good.replace('"1"', "1");
const wrong = good.replace(', version: "1"', "");

function run(
  cwd: string,
  args: readonly string[],
): { status: number | null; stdout: string; stderr: string } {
  const env = { ...process.env, NO_COLOR: undefined, FORCE_COLOR: "1", TERM: "xterm-256color" };
  return spawnSync(process.execPath, [script, "lint", ...args], { cwd, encoding: "utf8", env });
}

describe("callsheet lint", async () => {
  const files = {
    "spec/good.yaml": good,
    "spec/Odd Name.yaml": good,
    "api/warned.yaml": warned,
    "api/wrong.yaml": wrong,
  };

  test.each<[args: string[], status: number, stdout: RegExp, stderr: RegExp]>([
    [
      ["api/warned.yaml"],
      0,
      /^api\/warned\.yaml:2:31 struct This must be a string/,
      /^0 errors, 1 warning$/m,
    ],
    [["api/warned.yaml", "--strict"], 1, /^api\/warned\.yaml:2:31 struct/, /^1 error, 0 warnings$/m],
    [
      ["api"],
      1,
      /^api\/warned\.yaml:2:31 struct .*\napi\/wrong\.yaml:2:1 struct `info` needs `version`\.\n$/,
      /^1 error, 1 warning$/m,
    ],
    [["spec/good.yaml", "spec/Odd Name.yaml"], 0, /^$/, /^$/],
    [[], 0, /^$/, /^$/],
    [["--spec", "nowhere"], 2, /^$/, /--spec: nowhere is neither a file nor a folder/],
    [["--spec", "api", "--json"], 1, /^\{\n {2}"findings": \[/, /^$/],
    [["--format", "sarif", "api/wrong.yaml"], 1, /"version": "2\.1\.0"/, /^$/],
    [
      ["--format", "github", "api/wrong.yaml"],
      1,
      /^::error file=api\/wrong\.yaml,line=2,col=1,title=struct::/,
      /^$/,
    ],
    [["--format", "xml"], 2, /^$/, /--format takes text, json, sarif, github, not `xml`/],
    [["--json", "--format", "github"], 2, /^$/, /exclude each other/],
    [["nowhere.yaml"], 2, /^$/, /^callsheet lint: `nowhere\.yaml` is neither a file nor a folder\.$/m],
    [["--nope"], 2, /^$/, /Unknown option '--nope'/],
    [["--help"], 0, /^Usage: callsheet lint \[options\]/, /^$/],
  ])("%j exits with %i", async (args, status, stdout, stderr) => {
    const result = run(await temporaryFolder(files), args);
    expect({ ...result, status: result.status }).toMatchObject({ status });
    expect(result.stdout).toMatch(stdout);
    expect(result.stderr).toMatch(stderr);
    expect(result.stdout).not.toContain("\u001B");
  });

  test("a file named twice has its findings once, and a reference may lead up to where the command runs", async () => {
    const cwd = await temporaryFolder({
      "api/a.yaml": `${good.replace("paths: {}", "paths: { /a: { $ref: ../shared/item.yaml } }")}`,
      "shared/item.yaml": "get: { responses: { '200': {} } }\n",
    });
    const { stdout, status } = run(cwd, ["api/a.yaml", "./api/a.yaml"]);
    expect(stdout).toBe("shared/item.yaml:1:21 struct A response needs `description`.\n");
    expect(status).toBe(1);
  });
});
