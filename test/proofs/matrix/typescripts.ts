import type { Packed } from "@callsheet/scripts/release";
import { type Cell, probeModule } from "./cell.ts";
import { entriesOf } from "./entries.ts";

const versions = ["5.4.5", "5.5", "5.6", "5.7", "5.8", "5.9", "6.0", "7.0"];
const resolutions = ["node16", "nodenext", "bundler"];
function configuration(moduleResolution: string): string {
  const bundler = moduleResolution === "bundler";
  const compilerOptions = {
    strict: true,
    noEmit: true,
    target: "es2022",
    lib: ["es2022", "dom", "dom.iterable"],
    types: ["node"],
    skipLibCheck: false,
    module: bundler ? "esnext" : moduleResolution,
    moduleResolution,
  };
  return JSON.stringify({
    compilerOptions,
    files: bundler ? ["module.mts"] : ["module.mts", "commonjs.cts"],
  });
}

/** The types of every entry, for each TypeScript from the oldest, with the libraries' types checked, too. */
export function typescripts(packed: readonly Packed[]): Cell[] {
  const all = packed.flatMap(entriesOf);
  const dual = all.filter((entry) =>
    /^@callsheet\/(protocol|contract|validators|client|server)(\/|$)/.test(entry),
  );
  const files = {
    "module.mts": [
      ...all.map((entry, index) => `import * as entry${index} from "${entry}";`),
      probeModule,
    ].join("\n"),
    "commonjs.cts": dual.map((entry, index) => `import entry${index} = require("${entry}");`).join("\n"),
    ...Object.fromEntries(resolutions.map((one) => [`tsconfig.${one}.json`, configuration(one)])),
  };
  const compilers = versions.map((version) => `typescript-${version}@npm:typescript@${version}`);
  // Types of Node that are newer do not compile with TypeScript 5.4 themselves.
  const install = [...packed.map(({ name }) => name), "@types/node@20", "@opentelemetry/api", ...compilers];
  return versions.flatMap((version) =>
    resolutions.map((resolution) => ({
      name: `TypeScript ${version}: ${resolution}`,
      install,
      files,
      commands: [["node", `node_modules/typescript-${version}/bin/tsc`, "-p", `tsconfig.${resolution}.json`]],
    })),
  );
}
