import { expect, it } from "vitest";
import { compileReadings } from "./path-readings.ts";

it.each<[string, string, readonly Record<string, string>[]]>([
  [
    "/files/{name}.{ext}",
    "/files/a.tar.gz",
    [
      { name: "a", ext: "tar.gz" },
      { name: "a.tar", ext: "gz" },
    ],
  ],
  [
    "/x/{id}-{n}",
    "/x/abc--1",
    [
      { id: "abc", n: "-1" },
      { id: "abc-", n: "1" },
    ],
  ],
  ["/{a}/{b},{c}/d", "/1/2,3/d", [{ a: "1", b: "2", c: "3" }]],
  ["/t({a},{b})", "/t(1,2)", [{ a: "1", b: "2" }]],
  [
    "/{a}{b}",
    "/xyz",
    [
      { a: "x", b: "yz" },
      { a: "xy", b: "z" },
    ],
  ],
  ["/{a}.{b}", "/none", []],
  ["/{a}.{b}", "/a./b", []],
])("reads %s in %s", (template, path, readings) => {
  expect(compileReadings(template)?.(path)).toEqual(readings);
});

it("ignores templates with one label per step", () => {
  expect(compileReadings("/a/{b}/c-{d}?e={f}")).toBeUndefined();
});

it("gives up in time", () => {
  const read = compileReadings("/{a}-{b}.{c}-{d}");
  expect(read?.(`/${"-".repeat(100_000)}`)).toEqual([]);
  expect(read?.(`/${"-a".repeat(10_000)}.${"-a".repeat(10_000)}`).length).toBeLessThanOrEqual(64);
});
