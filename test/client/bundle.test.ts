import path from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, it } from "vitest";
import { bundles } from "../bench/client/bundles.ts";

async function bundle(contents: string) {
  const stdin = { contents, resolveDir: import.meta.dirname, loader: "ts" as const };
  const result = await build({
    stdin,
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    write: false,
    metafile: true,
  });
  const text = result.outputFiles[0]?.text ?? "";
  return { text, size: gzipSync(text, { level: 9 }).length, inputs: Object.keys(result.metafile.inputs) };
}

const one = await bundle(bundles["ours, one operation"] ?? "");
const unsigned = await bundle(bundles["ours, one operation, not signed"] ?? "");
const all = await bundle(bundles["ours, all operations"] ?? "");
const others = [
  "GetStageSession",
  "GetStreamSession",
  "CreateStreamingSessionStream",
  "StartStreamingSession",
  "GetStreamingSession",
];

it("contains one operation when only one is imported", () => {
  expect(one.text).toContain('"GetStage"');
  expect(others.filter((name) => one.text.includes(name))).toEqual([]);
});

it.each([
  ["polling", "PollTimeoutError", 'export { pollUntil } from "@callsheet/client"'],
  ["validation", "instancePath", 'export { validation } from "@callsheet/client"'],
  ["the Node transport", "keepAlive", 'export { createNodeTransport } from "@callsheet/client/node"'],
  ["verification", "must be a 'SignedHeader'", 'export { createVerifier } from "@callsheet/protocol"'],
  ["values of all kinds", "pipeDelimited", 'export { fullCodec } from "@callsheet/protocol"'],
  ["security besides SigV4", "without a colon", 'export { declaredSecurity } from "@callsheet/client"'],
  ["variables of servers", "names no http URL", 'export { serverVariables } from "@callsheet/client"'],
  ["errors by status, and their ranges", "XX", 'export { decodeError } from "@callsheet/protocol"'],
  ["repeats as HTTP has them", "OPTIONS", 'export { fullCodec } from "@callsheet/protocol"'],
  ["limits of replies", "is not UTF-8", 'export { readText } from "@callsheet/protocol"'],
  ["waiters", "will not show", 'export { waitUntil } from "@callsheet/client"'],
  [
    "what waiters wait for",
    "CREATE_FAILED",
    'export { streamingSessionReady } from "@callsheet/client/nimble"',
  ],
  ["pages", "gave the same page token", 'export { paginate } from "@callsheet/client"'],
])("holds nothing of what is not used: %s", async (_, text, code) => {
  expect((await bundle(code)).text).toContain(text);
  expect(all.text).not.toContain(text);
});

it("contains no signing if no document asks for it", () => {
  expect(one.text).toContain("aws4_request");
  expect(unsigned.text).not.toContain("aws4_request");
});

it("has no dependency, and nothing of Node", () => {
  const foreign = all.inputs.filter((file) => path.normalize(file).includes("node_modules"));
  expect(foreign).toEqual([]);
  expect(all.text).not.toMatch(/node:|\bprocess\b|\brequire\(/);
});

it("stays within its budget in bytes, minified and gzipped", () => {
  expect(unsigned.size).toBeLessThanOrEqual(4060);
  expect(one.size).toBeLessThanOrEqual(4980);
  expect(all.size).toBeLessThanOrEqual(5860);
});
