import { application, type Cell, probeCommonJs, probeModule, works } from "./cell.ts";

/** Test runners. */
export const testRunners: readonly Cell[] = [
  {
    name: "Jest 30: CommonJS",
    install: [...application, "jest@30"],
    files: {
      "jest.config.cjs": "module.exports = {};",
      "probe.test.cjs": "", // Jest looks for .js alone, which is a module here.
      "commonjs/package.json": '{ "type": "commonjs" }',
      "commonjs/probe.test.js": `${probeCommonJs}\ntest("works", async () => expect(await probe()).toBe("${works}"));`,
    },
    commands: [["node", "node_modules/jest/bin/jest.js", "commonjs"]],
  },
  {
    name: "Jest 30: modules",
    install: [...application, "jest@30"],
    files: {
      "jest.config.cjs": "module.exports = {};",
      "modules/probe.test.js": `${probeModule}\ntest("works", async () => expect(await probe()).toBe("${works}"));`,
    },
    commands: [["node", "--experimental-vm-modules", "node_modules/jest/bin/jest.js", "modules"]],
  },
  {
    name: "vitest 5",
    install: [...application, "vitest@5"],
    files: {
      "probe.test.js": `import { expect, test } from "vitest";\n${probeModule}\ntest("works", async () => expect(await probe()).toBe("${works}"));`,
    },
    commands: [["node", "node_modules/vitest/vitest.mjs", "run"]],
  },
];
