import { application, type Cell, printModule, works } from "./cell.ts";

const yarn = ["node", "../node_modules/@yarnpkg/cli-dist/bin/yarn.js"];

/** Package managers that let a package import nothing that it does not declare. */
export const installers: readonly Cell[] = [
  {
    name: "pnpm 12: strict node_modules",
    install: ["pnpm@12"],
    files: { "pnpm/package.json": '{ "private": true, "type": "module" }', "pnpm/main.js": printModule },
    folder: "pnpm",
    commands: [
      ["node", "../node_modules/pnpm/bin/pnpm.mjs", "add", ...application],
      ["node", "main.js"],
    ],
    prints: works,
  },
  {
    name: "Yarn 4: Plug'n'Play",
    install: ["@yarnpkg/cli-dist@4"],
    files: {
      "yarn/package.json": '{ "private": true, "type": "module" }',
      "yarn/yarn.lock": "",
      "yarn/main.js": printModule,
    },
    folder: "yarn",
    commands: [
      [...yarn, "add", ...application],
      [...yarn, "node", "main.js"],
    ],
    prints: works,
  },
];
