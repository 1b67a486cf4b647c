import type { Packed } from "@callsheet/scripts/release";
import { application, type Cell, printModule, probeCommonJs, works } from "./cell.ts";
import { entriesOf } from "./entries.ts";

/** The oldest version of each line that the packages say they run on, and the newest. */
const versions = ["20.19.0", "20", "22.12.0", "22", "24", "26"];

/** Those that the sandbox, which needs a newer one, does not say it runs on. */
const tooOldForSandbox = new Set(["20.19.0", "20", "22.12.0"]);

const [platform, arch] = [process.platform, process.arch];
const skip = ["linux-x64", "linux-arm64"].includes(`${platform}-${arch}`)
  ? undefined
  : `npm has no binary of each version for ${platform} on ${arch}`;
const binaries = versions.map((version) => `node-${version}@npm:node-${platform}-${arch}@${version}`);
const binary = (version: string) => `node_modules/node-${version}/bin/node`;

const programs = {
  "import in a module": ["module.mjs"],
  require: ["commonjs.cjs"],
  "require, where it knows no modules": ["--no-experimental-require-module", "commonjs.cjs"],
};

/** What an application loads. */
const applications: readonly Cell[] = versions.flatMap((version) =>
  Object.entries(programs).map(([way, args]) => ({
    name: `Node ${version}: ${way}`,
    install: [...application, ...binaries],
    files: { "module.mjs": printModule, "commonjs.cjs": `${probeCommonJs}\nprobe().then(console.log);` },
    commands: [[binary(version), ...args]],
    prints: works,
    skip,
  })),
);

/** Every entry of every package by \`require\`, and the command. */
function tools(packed: readonly Packed[]): Cell[] {
  const load = (packages: readonly Packed[]) =>
    packages
      .flatMap(entriesOf)
      .map((entry) => `require("${entry}");`)
      .join("\n");
  const withoutSandbox = packed.filter(({ folder }) => folder !== "sandbox");
  return versions.map((version) => ({
    name: `Node ${version}: every entry and the command`,
    install: [...packed.map(({ name }) => name), "@opentelemetry/api", ...binaries],
    files: {
      "every.cjs": load(packed),
      "without-sandbox.cjs": load(withoutSandbox),
      "openapi.yaml": 'openapi: 3.1.0\ninfo: { title: Empty, version: "1" }\npaths: {}\n',
    },
    commands: [
      [binary(version), tooOldForSandbox.has(version) ? "without-sandbox.cjs" : "every.cjs"],
      [binary(version), "node_modules/callsheet/dist/bin.js", "bundle", "--help"],
      [binary(version), "node_modules/callsheet/dist/bin.js", "--version"],
    ],
    prints: ".",
    skip,
  }));
}

/** Plain Node, without any tool. */
export function nodes(packed: readonly Packed[]): Cell[] {
  return [...applications, ...tools(packed)];
}
