import { readdirSync } from "node:fs";
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  checkEntries,
  checkTarball,
  dualPackages,
  type Packed,
  packPackages,
  root,
  run,
  runPnpm,
  unpack,
} from "@callsheet/scripts/release";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const packages = readdirSync(path.join(root, "packages"));
let folder = "";
let packed: readonly Packed[] = [];

const here = { cwd: import.meta.dirname };
const find = (name: string) => packed.find((one) => one.folder === name) as Packed;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "callsheet-packages-"));
  await runPnpm(["build"], { cwd: root });
  packed = await packPackages(folder);
}, 180_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(packages)("packages/%s as published", (name) => {
  test("has entries whose code and types an importer finds", async () => {
    expect(await checkEntries(find(name))).toEqual([]);
  }, 60_000);

  test("contains what its users need, and nothing of this machine", async () => {
    expect(await checkTarball(find(name))).toEqual([]);
  });
});

/** Each entry of the packages that an application loads, including those of documents. */
function entries(): string[] {
  const documents = ["ivs", "ivs-realtime", "nimble"];
  return dualPackages.flatMap((name) =>
    Object.keys(find(name).manifest.exports)
      .filter((entry) => !entry.endsWith(".json") && entry !== "./opentelemetry")
      .flatMap((entry) => (entry === "./*" ? documents.map((id) => `./${id}`) : [entry]))
      .map((entry) => path.posix.join(`@callsheet/${name}`, entry)),
  );
}

describe("an application that installs the packages", () => {
  const use = [
    "const service = createIvsRealTimeService({",
    "  getStage: ({ arn }) => ({ stage: { arn } }),",
    "  getStageSession: ({ sessionId }) => ({ stageSession: { sessionId } }),",
    "});",
    'const arn = "arn:aws:ivs:us-west-2:123456789012:stage/abc";',
    "createIvsRealTimeClient({ fetch: service })",
    "  .getStage({ arn })",
    "  .then(({ stage }) => console.log(stage?.arn === arn, modules.length));",
  ].join("\n");

  beforeAll(async () => {
    for (const name of dualPackages) await unpack(find(name), folder);
    // Those of Node 26 do not themselves compile with TypeScript 5.4.
    const types = await realpath(path.join(import.meta.dirname, "node_modules/types-node-20"));
    await mkdir(path.join(folder, "node_modules/@types"));
    await symlink(types, path.join(folder, "node_modules/@types/node"));
    await writeFile(path.join(folder, "package.json"), JSON.stringify({ type: "module" }));
    const all = entries();
    const modules = `const modules = [${all.map((_, index) => `entry${index}`).join(", ")}];`;
    await writeFile(
      path.join(folder, "module.mts"),
      [
        ...all.map((entry, index) => `import * as entry${index} from "${entry}";`),
        'import { createIvsRealTimeClient } from "@callsheet/client/ivs-realtime";',
        'import { createIvsRealTimeService } from "@callsheet/server/ivs-realtime";',
        modules,
        use,
      ].join("\n"),
    );
    await writeFile(
      path.join(folder, "commonjs.cjs"),
      [
        ...all.map((entry, index) => `const entry${index} = require("${entry}");`),
        'const { createIvsRealTimeClient } = require("@callsheet/client/ivs-realtime");',
        'const { createIvsRealTimeService } = require("@callsheet/server/ivs-realtime");',
        modules,
        use,
      ].join("\n"),
    );
    await writeFile(
      path.join(folder, "commonjs.cts"),
      [
        ...all.map((entry, index) => `import entry${index} = require("${entry}");`),
        'import client = require("@callsheet/client/ivs-realtime");',
        'import server = require("@callsheet/server/ivs-realtime");',
        "const { createIvsRealTimeClient } = client;",
        "const { createIvsRealTimeService } = server;",
        modules,
        use,
      ].join("\n"),
    );
  });

  // The matrix of `pnpm prove:matrix` has every TypeScript from the oldest, and the other module resolutions.
  test("has right types for the oldest TypeScript", async () => {
    const compilerOptions = {
      strict: true,
      noEmit: true,
      target: "es2022",
      lib: ["es2022", "dom", "dom.iterable"],
      types: ["node"],
      skipLibCheck: false,
      module: "nodenext",
    };
    const config = JSON.stringify({ compilerOptions, files: ["module.mts", "commonjs.cts"] });
    await writeFile(path.join(folder, "tsconfig.json"), config);
    const tsc = path.join(import.meta.dirname, "node_modules/typescript-5.4/bin/tsc");
    await run("node", [tsc, "-p", folder], here);
  }, 120_000);

  test.each([
    ["as modules", "module.mts", []],
    ["by `require`, which gives the same modules", "commonjs.cjs", []],
    ["as CommonJS, where `require` knows no modules", "commonjs.cjs", ["--no-experimental-require-module"]],
  ])(
    "runs %s",
    async (_, file, flags) => {
      const count = entries().length;
      expect(await run("node", [...flags, file], { cwd: folder })).toBe(`true ${count}\n`);
    },
    30_000,
  );
});
