import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { plainChooser } from "./choose-reply.ts";
import { library } from "./library.fixture.ts";
import { mockOperations } from "./mock-operation.ts";
import { loadPrism } from "./prism.ts";
import { readContract, readSources } from "./read-source.ts";

const folder = join(import.meta.dirname, "../../../test/conformance/fixtures");
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .map((name) => join(folder, name));
const accepts = ["*/*", "application/json", "application/xml, text/*;q=0.5", "image/png"];

it("chooses as Prism does, so that a mock without it answers the same", async () => {
  const prism = await loadPrism();
  expect(prism).not.toBe(plainChooser);
  const sources = [...(await readContract()), ...(await readSources([library, ...files]))];
  let compared = 0;
  for (const operation of sources.flatMap(mockOperations)) {
    const codes = operation.api.responses
      .map(({ status }) => status)
      .filter((code) => /^[2-5]\d\d$/.test(code));
    for (const accept of accepts) {
      for (const status of [undefined, ...codes.map(Number)]) {
        const wish = { accept, ...(status !== undefined && { status }) };
        const [ours, theirs] = await Promise.all([
          plainChooser.choose(operation, wish),
          prism.choose(operation, wish),
        ]);
        expect(ours, `${operation.api.key} ${status} ${accept}`).toEqual(theirs);
        compared++;
      }
    }
  }
  expect(compared).toBeGreaterThan(900);
});
