import { application, type Cell, printModule, probeCommonJs, works } from "./cell.ts";

/** The oldest version of each line that the packages say they run on, and the newest. */
const versions = ["20.19.0", "20", "22.12.0", "22", "24", "26"];

const [platform, arch] = [process.platform, process.arch];
const binaries = `node-${platform}-${arch}`;
const skip = ["linux-x64", "linux-arm64"].includes(`${platform}-${arch}`)
  ? undefined
  : `npm has no binary of each version for ${platform} on ${arch}`;

const programs = {
  "import in a module": ["module.mjs"],
  require: ["commonjs.cjs"],
  "require, where it knows no modules": ["--no-experimental-require-module", "commonjs.cjs"],
};

/** Plain Node, without any tool. */
export const nodes: readonly Cell[] = versions.flatMap((version) =>
  Object.entries(programs).map(([way, args]) => ({
    name: `Node ${version}: ${way}`,
    install: [...application, ...versions.map((one) => `node-${one}@npm:${binaries}@${one}`)],
    files: { "module.mjs": printModule, "commonjs.cjs": `${probeCommonJs}\nprobe().then(console.log);` },
    commands: [[`node_modules/node-${version}/bin/node`, ...args]],
    prints: works,
    skip,
  })),
);
