import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { main } from "../main.ts";

let folder = "";
const pets = (maxLength: number): string => `openapi: 3.1.0
info: { title: Pets, version: "1" }
paths:
  /pets:
    get:
      operationId: ListPets
      parameters:
        - { name: kind, in: query, schema: { type: string, maxLength: ${maxLength} } }
      responses: { "204": { description: None. } }
`;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "callsheet-diff-command-"));
  writeFileSync(path.join(folder, "old.yaml"), pets(9));
  writeFileSync(path.join(folder, "new.yaml"), pets(3));
  writeFileSync(path.join(folder, "broken.yaml"), "openapi: 3.1.0\npaths: [\n");
  writeFileSync(
    path.join(folder, "accepted.yaml"),
    "accepted:\n  - { rule: request-narrowed, operation: ListPets, reason: nobody sends more }\n",
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.restoreAllMocks());

async function diff(...args: string[]): Promise<{ code: number; out: string; problem: string }> {
  const out = vi.spyOn(console, "log").mockImplementation(() => {});
  const problem = vi.spyOn(console, "error").mockImplementation(() => {});
  const files = args.map((arg) => (/^\w+\.yaml$/.test(arg) ? path.join(folder, arg) : arg));
  const code = await main(["diff", ...files]);
  const text = (spy: typeof out) => spy.mock.calls.map((call) => String(call[0])).join("\n");
  return { code, out: text(out), problem: text(problem) };
}

test("a change that breaks callers is reported with its places and its proof", async () => {
  const { code, out } = await diff("old.yaml", "new.yaml");
  expect(code).toBe(1);
  expect(out).toMatch(/new\.yaml:8:\d+ request-narrowed `kind` must now have at most 3 characters \(was 9\)/);
  expect(out).toMatch(/was .*old\.yaml:8:\d+/);
  expect(out).toContain("old takes, new refuses: curl --path-as-is -X GET 'http://localhost/pets?kind=aaaa'");
  expect(out).toContain("version steps: client major, server patch");
});

test.each([
  ["nothing differs", ["old.yaml", "old.yaml"], 0],
  ["more is accepted", ["new.yaml", "old.yaml"], 0],
  ["more is accepted, and that fails", ["new.yaml", "old.yaml", "--fail-on", "additive"], 1],
  ["servers do not mind", ["old.yaml", "new.yaml", "--for", "servers"], 0],
  ["it was agreed to", ["old.yaml", "new.yaml", "--accepted", "accepted.yaml"], 0],
  ["a version cannot be read", ["broken.yaml", "new.yaml"], 2],
  ["an option has no such value", ["old.yaml", "new.yaml", "--format", "xml"], 2],
  ["a revision is unknown", ["nowhere-at-all"], 2],
] as const)("%s", async (_, args, code) => {
  const result = await diff(...args);
  expect(result.code).toBe(code);
  expect(result.problem.split("\n").length).toBe(1);
  expect(result.problem === "").toBe(code !== 2);
});

test.each([
  ["json", /"clients": "breaking"/],
  ["markdown", /^## Contract: breaking for clients, none for servers/],
  ["sarif", /"ruleId": "request-narrowed"/],
  ["github", /^::error file=.*line=8,col=\d+,title=request-narrowed::/],
  ["junit", /<failure message="`kind` must now have at most 3 characters \(was 9\)">/],
] as const)("%s", async (format, wanted) => {
  expect((await diff("old.yaml", "new.yaml", "--format", format)).out).toMatch(wanted);
});
