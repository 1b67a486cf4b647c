import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "..");
const packages = readdirSync(path.join(root, "packages"));
let folder = "";

/** Runs a command; its output is the message when it fails. */
async function run(command: string, args: readonly string[], cwd = import.meta.dirname): Promise<string> {
  try {
    return (await promisify(execFile)(command, args, { cwd })).stdout;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${command} ${args.join(" ")}\n${stdout}${stderr}`, { cause: error });
  }
}

const tool = (name: string) => path.join(import.meta.dirname, "node_modules/.bin", name);
const tarball = (name: string) => path.join(folder, `${name}.tgz`);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "callsheet-packages-"));
  await run("pnpm", ["build"], root);
  for (const name of packages)
    await run("pnpm", ["pack", "--out", tarball(name)], path.join(root, "packages", name));
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(packages)("@callsheet/%s as published", (name) => {
  test("says what it is", async () => {
    await run(tool("publint"), [tarball(name), "--strict"]);
  }, 30_000);

  test("has entries whose code and types an importer finds", async () => {
    await run(tool("attw"), [tarball(name), "--profile", "esm-only"]);
  }, 30_000);
});

describe("an application that installs the packages", () => {
  const entries = ["ivs", "ivs-realtime", "nimble"];
  const application = [
    ...entries.flatMap((entry, index) =>
      ["contract", "validators", "client", "server"].map(
        (name) => `import * as ${name}${index} from "@callsheet/${name}/${entry}";`,
      ),
    ),
    'import { createIvsRealTimeClient } from "@callsheet/client/ivs-realtime";',
    'import { createIvsRealTimeService } from "@callsheet/server/ivs-realtime";',
    "const service = createIvsRealTimeService({",
    "  getStage: ({ arn }) => ({ stage: { arn } }),",
    "  getStageSession: ({ sessionId }) => ({ stageSession: { sessionId } }),",
    "});",
    'const arn: string = "arn:aws:ivs:us-west-2:123456789012:stage/abc";',
    "const { stage } = await createIvsRealTimeClient({ fetch: service }).getStage({ arn });",
    "console.log(stage?.arn === arn);",
    `export const modules = [${entries.flatMap((_, index) => ["contract", "validators", "client", "server"].map((name) => `${name}${index}`)).join(", ")}];`,
  ].join("\n");

  beforeAll(async () => {
    for (const name of ["protocol", "contract", "validators", "client", "server"]) {
      const target = path.join(folder, "node_modules/@callsheet", name);
      await mkdir(target, { recursive: true });
      await run("tar", ["-xzf", tarball(name), "-C", target, "--strip-components", "1"]);
    }
    await writeFile(path.join(folder, "package.json"), JSON.stringify({ type: "module" }));
    await writeFile(path.join(folder, "application.ts"), application);
  });

  test.each(["nodenext", "bundler"])(
    "has types with module resolution %s",
    async (moduleResolution) => {
      const options = {
        strict: true,
        noEmit: true,
        target: "es2023",
        lib: ["es2023", "dom"],
        types: [],
        module: moduleResolution === "bundler" ? "esnext" : moduleResolution,
        moduleResolution,
      };
      await writeFile(
        path.join(folder, "tsconfig.json"),
        JSON.stringify({ compilerOptions: options, files: ["application.ts"] }),
      );
      await run("tsc", ["-p", folder]);
    },
    30_000,
  );

  test("runs", async () => {
    expect(await run("node", ["application.ts"], folder)).toBe("true\n");
  }, 30_000);
});
