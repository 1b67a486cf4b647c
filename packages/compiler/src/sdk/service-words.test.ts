import { expect, test } from "vitest";
import { serviceWords } from "./service-words.ts";

test.for<[info: unknown, want: readonly string[]]>([
  [{ "x-callsheet-service": { name: "IvsRealTime" }, title: "Amazon" }, ["ivs", "real", "time"]],
  [{ title: "Amazon IVS Real-Time" }, ["amazon", "ivs", "real", "time"]],
  [{ title: "HTTPServer 2" }, ["http", "server", "2"]],
  [{ title: "../../etc/passwd" }, ["etc", "passwd"]],
])("%j", ([info, want]) => {
  expect(serviceWords({ info })).toEqual(want);
});

test.each([
  undefined,
  {},
  { info: { title: "" } },
  { info: { title: "東京" } },
  { info: { title: "3 things" } },
])("%j has none", (document) => {
  expect(() => serviceWords(document)).toThrow("names no service");
});
