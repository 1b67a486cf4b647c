import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { startSandbox } from "@callsheet/sandbox/node";
import { cliSnippet, sdkSnippet } from "@callsheet/sandbox/snippets";
import { describe, expect, test } from "vitest";

describe("what npm start suggests to paste", () => {
  test("calls the sandbox with the unmodified AWS SDK", async () => {
    const { url, close } = await startSandbox({ auth: "well-formed" });
    const code = sdkSnippet(url)
      .map((line) => `    ${line}`)
      .join("\n");
    const options = { cwd: join(import.meta.dirname, "..") };
    const { stdout } = await promisify(execFile)("node", ["--input-type=module", "-e", code], options);
    expect(stdout).toContain("friday-panel");
    await close();
  }, 20_000);

  test("fits in a terminal", () => {
    for (const line of [...sdkSnippet("http://127.0.0.1:4020"), ...cliSnippet("http://127.0.0.1:4020")])
      expect(line.length + 4).toBeLessThanOrEqual(100);
  });
});
