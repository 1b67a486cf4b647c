import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type Exchanged, har, pets } from "../har/recording.test-support.ts";
import { main } from "./main.ts";

let folder: string;
let document: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "conformance-har-"));
  document = join(folder, "pets.json");
  await writeFile(document, JSON.stringify(pets.documents[0]?.root));
});

afterAll(() => rm(folder, { recursive: true }));

async function command(text: string, ...argv: string[]) {
  const file = join(folder, "pets.har");
  await writeFile(file, text);
  const told: string[] = [];
  const note = (line: string): void => void told.push(line);
  const error = vi.spyOn(console, "error").mockImplementation(note);
  const code = await main(["run", "--document", document, "--har", file, ...argv], {
    out: note,
    err: note,
    live: false,
  });
  error.mockRestore();
  return { code, told: told.join("\n") };
}

const nameless: Exchanged = { answer: { id: 1 }, headers: { Authorization: "Bearer sesame-open" } };

it("traffic that keeps the contract gives 0, what breaks it 1, without a target", async () => {
  expect((await command(har({}))).code).toBe(0);
  const { code, told } = await command(har({}, nameless, { path: "/else" }));
  expect(code).toBe(1);
  expect(told).toContain("must have required property 'name'");
  expect(told).toContain("--case 'pets/getPet/har/1'");
  expect(told).toContain("1 of 3 recorded exchanges left out: the contract has no such path and method");
  expect(told).not.toContain("sesame");
});

it("what failed is sent to the target, which decides", async () => {
  let name: string | undefined;
  const server = createServer((_, answer) => {
    answer.setHeader("content-type", "application/json").end(JSON.stringify({ id: 1, name }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const target = ["--target", `http://127.0.0.1:${(server.address() as AddressInfo).port}`];
  expect((await command(har({}, nameless), ...target)).code).toBe(1);
  name = "Rex";
  expect((await command(har({}, nameless), ...target)).code).toBe(0);
  server.close();
});

it("JUnit XML has the exchanges that failed, without their secrets", async () => {
  const file = join(folder, "har.xml");
  expect((await command(har({}, nameless), "--junit", file)).code).toBe(1);
  const text = await readFile(file, "utf8");
  expect(text).toContain('tests="2"');
  expect(text).toContain("must have required property");
  expect(text).not.toContain("sesame");
});

it.each([
  ["{", [], "pets.har:1:2 is no JSON"],
  [har({ path: "/else" }), [], "none of its 1 exchanges is of the contract"],
])("what cannot be used gives 2 and one line: %#", async (text, argv, message) => {
  const { code, told } = await command(text, ...argv);
  expect(code).toBe(2);
  expect(told).toContain(message);
});
