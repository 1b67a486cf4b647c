/**
 * The packages that have a CommonJS copy besides their modules: those that an application loads, and that its
 * tests load in Jest. The others are tools that run in a separate process, or need packages without CommonJS
 * (`kysely`, `msw`).
 */
export const dualPackages = ["protocol", "contract", "validators", "client", "server"];

/** The folder of the CommonJS copy inside a package. */
export const commonJsFolder = "dist/commonjs";

/**
 * The CommonJS copy of a published file: `./dist/a.js` → `./dist/commonjs/a.cjs`, `./gen/a.d.ts` →
 * `./dist/commonjs/gen/a.d.cts`.
 */
export function commonJsFile(file) {
  return file.replace(/^\.\/(dist\/)?/, `./${commonJsFolder}/`).replace(/\.(js|ts)$/, ".c$1");
}
