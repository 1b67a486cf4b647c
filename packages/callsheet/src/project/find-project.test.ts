import path from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../temporary-folder.test-support.ts";
import { findProject } from "./find-project.ts";
import { findTarget } from "./target.ts";

const config = { "callsheet.config.json": { spec: ["a.yaml", "more"], api: "lib/gen", parts: ["client"] } };
const files = { "a.yaml": "", "more/b.yaml": "", "spec/c.yaml": "", "openapi.json": "" };

test.each<[what: string, files: object, spec: string[] | undefined, found: string[]]>([
  ["what the command line names", { ...files, ...config }, ["openapi.json"], ["openapi.json"]],
  ["what the configuration names", { ...files, ...config }, undefined, ["a.yaml", "more"]],
  ["the folder", files, undefined, ["spec"]],
  ["the file", { "openapi.json": "" }, undefined, ["openapi.json"]],
])("the documents are %s", async (_, all, spec, found) => {
  const folder = await temporaryFolder({ ...all });
  const { specs } = await findProject({ spec: spec?.map((name) => path.join(folder, name)) }, folder);
  expect(specs.map((file) => path.relative(folder, file))).toEqual(found);
});

test.each<[what: string, files: object, values: object, written: string[]]>([
  [
    "by default",
    {},
    {},
    ["src/api/x.types.ts", "src/api/x.client.ts", "src/api/x.server.ts", "src/api/x.validators.js"],
  ],
  ["as the configuration says", config, {}, ["lib/gen/x.types.ts", "lib/gen/x.client.ts"]],
  [
    "as the command line says",
    config,
    { api: "api/", parts: "types, validators" },
    ["api/x.types.ts", "api/x.validators.js"],
  ],
  [
    "in packages",
    { "callsheet.config.json": { layout: "packages" } },
    {},
    [
      "packages/contract/src/gen/x.types.ts",
      "packages/client/src/gen/x.ts",
      "packages/server/src/gen/x.ts",
      "packages/validators/gen/x.js",
    ],
  ],
])("modules go %s", async (_, all, values, written) => {
  const folder = await temporaryFolder({ ...files, ...all });
  const { layout, root } = await findTarget(await findProject({}, folder), values);
  const parts = ["types", "client", "server", "validators"] as const;
  expect(parts.flatMap((part) => layout.file(part, "x") ?? [])).toEqual(written);
  expect(root).toBe(folder);
});

test("an unknown part and missing documents are reported", async () => {
  const folder = await temporaryFolder(files);
  const project = await findProject({}, folder);
  await expect(findTarget(project, { parts: "types,hooks" })).rejects.toThrow("not `hooks`");
  await expect(findProject({ spec: ["nothing"] }, folder)).rejects.toThrow(
    "nothing is neither a file nor a folder",
  );
});
