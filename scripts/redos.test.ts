import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { checkPatterns } from "./redos.ts";
import { temporaryFolder } from "./temporary-spec.test-support.ts";

const newCache = async () => path.join(await temporaryFolder(), "cache", "redos.json");

it("finds catastrophic patterns wherever a schema can have one, and names their place", async () => {
  const definitions = {
    Thing: {
      properties: {
        name: { pattern: "^(a+)+$" },
        pattern: { type: "string", pattern: "^(b|b)*$" },
      },
      anyOf: [{ items: { pattern: "^(c+)+$" } }],
      patternProperties: { "^(d+)+$": { type: "string" } },
    },
  };
  const findings = await checkPatterns(definitions, { cacheFile: await newCache() });
  expect(findings.map(({ pointer }) => pointer)).toEqual([
    "/Thing/properties/name/pattern",
    "/Thing/properties/pattern/pattern",
    "/Thing/anyOf/0/items/pattern",
    "/Thing/patternProperties/^(d+)+$",
  ]);
  expect(findings[0]?.problem).toMatch(
    /^takes exponential time on .+; rewrite it, or say why it may stay in `x-callsheet-redos-allow`$/,
  );
});

it("lets safe patterns pass, and those that are allowed with a reason", async () => {
  const definitions = {
    Arn: { pattern: "^arn:aws:ivs:[a-z0-9-]+:[0-9]+:stage/[a-zA-Z0-9-]+$" },
    Old: { pattern: "^(a+)+$", "x-callsheet-redos-allow": "Values are at most 8 characters long." },
    Example: { enum: [{ pattern: "^(a+)+$" }], default: { pattern: "^(a+)+$" } },
  };
  expect(await checkPatterns(definitions, { cacheFile: await newCache() })).toEqual([]);
});

it("does not take an allowance without a reason", async () => {
  const definitions = { Old: { pattern: "^(a+)+$", "x-callsheet-redos-allow": true } };
  expect(await checkPatterns(definitions, { cacheFile: await newCache() })).toHaveLength(1);
});

it("keeps verdicts, and starts anew from a cache that it cannot read", async () => {
  const cacheFile = await newCache();
  const definitions = { Thing: { pattern: "^x$" } };
  await checkPatterns(definitions, { cacheFile });
  expect(JSON.parse(await readFile(cacheFile, "utf8"))).toEqual({
    form: "recheck 4",
    verdicts: [["^x$", ""]],
  });

  const broken = await newCache();
  await checkPatterns({}, { cacheFile: broken });
  expect(existsSync(broken)).toBe(false);
  const other = path.join(await temporaryFolder({ "redos.json": "{" }), "redos.json");
  await writeFile(other, "not JSON");
  expect(await checkPatterns({ Thing: { pattern: "^(a+)+$" } }, { cacheFile: other })).toHaveLength(1);
});
