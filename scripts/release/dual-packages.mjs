/**
 * The packages that have a CommonJS copy beside their modules: those that an application loads, and that its tests load in Jest.
 * The others are tools that run in a process of their own, or need packages that have no CommonJS themselves (`kysely`, `msw`).
 */
export const dualPackages = ["protocol", "contract", "validators", "client", "server"];

/** The folder of the CommonJS copy inside a package. */
export const commonJsFolder = "dist/commonjs";

/** Where the CommonJS copy of a published file is: `./dist/a.js` → `./dist/commonjs/a.cjs`, `./gen/a.d.ts` → `./dist/commonjs/gen/a.d.cts`. */
export function commonJsFile(file) {
  return file.replace(/^\.\/(dist\/)?/, `./${commonJsFolder}/`).replace(/\.(js|ts)$/, ".c$1");
}
