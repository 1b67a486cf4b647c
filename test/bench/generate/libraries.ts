import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";

// The pipeline's own copy, which comes with the older compiler that it needs.
const scripts = createRequire(path.resolve(import.meta.dirname, "../../../packages/compiler/package.json"));
const { default: openapiTS, astToString } = (await import(
  path.join(path.dirname(scripts.resolve("openapi-typescript/package.json")), "dist/index.mjs")
)) as { default(document: object, options: object): Promise<unknown>; astToString(ast: unknown): string };

const [, , folder = ""] = process.argv;
const document = JSON.parse(readFileSync(path.join(folder, "made/document.json"), "utf8"));
astToString(await openapiTS(structuredClone(document), { silent: true }));
// The same schemas that ours compiles: components, and the flat inputs and outputs of 1,223 operations.
const definitions = JSON.parse(readFileSync(path.join(folder, "made/definitions.json"), "utf8"));
const ajv = new Ajv2020({
  strict: false,
  allErrors: true,
  ownProperties: true,
  validateFormats: false,
  code: { source: true, esm: true },
});
ajv.addSchema({ $defs: definitions }, "document");
const names = Object.keys(definitions);
const reference = (name: string) =>
  `document#/$defs/${encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"))}`;
standalone.default(ajv, Object.fromEntries(names.map((name, index) => [`v${index}`, reference(name)])));
