import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../temporary-folder.test-support.ts";
import { loadConfig } from "./load-config.ts";

describe("an invalid configuration is reported in one line with its place", () => {
  test.each<[file: string, text: string, message: string]>([
    [
      "ts",
      "export default {\n  mock: { port: '1' },\n};\n",
      "2:11 mock.port takes a whole number from 0 to 65535.",
    ],
    ["json", '{\n  "parts": ["hooks"]\n}', "2:3 parts takes a list of types, client, server, validators."],
    ["mjs", "export default { spec: [] };", "1:18 spec takes a path, or a list of paths."],
    ["js", "export default { layout: 'tree' };", '1:18 layout takes "folder", "packages".'],
    ["mjs", "export default { sepc: 'a' };", "1:18 sepc is not known: there are spec, api, parts"],
    ["mjs", "export default { __proto__: null, constructor: 1 };", "1:35 constructor is not known"],
    ["mjs", "export const config = {};", ": exports no configuration"],
    ["json", '{\n  "api": \n}', ": Unexpected token"],
    ["json", '{\n  "api": "x",\n}', "3:1 Expected double-quoted"],
    ["mjs", 'import "nothing-of-this-name";', "1:1 cannot be loaded: Cannot find package"],
  ])("callsheet.config.%s: %s", async (ending, text, message) => {
    const folder = await temporaryFolder({ [`callsheet.config.${ending}`]: text });
    const error: Error = await loadConfig(undefined, folder).then(
      () => expect.fail("it was accepted"),
      (reason) => reason,
    );
    expect(error.message).toContain(`callsheet.config.${ending}:${message.replace(/^: /, " ")}`);
    expect(error.message).not.toContain("\n");
    expect(error).toMatchObject({ exitCode: 2 });
  });
});

test("the first of the names counts, and a named one before all", async () => {
  const folder = await temporaryFolder({
    "callsheet.config.ts": "export default { api: 'ts' satisfies string };",
    "callsheet.config.json": { api: "json" },
  });
  expect((await loadConfig(undefined, folder)).config).toEqual({ api: "ts" });
  expect((await loadConfig("callsheet.config.json", folder)).config).toEqual({ api: "json" });
});
