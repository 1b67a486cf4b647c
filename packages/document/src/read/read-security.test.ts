import { expect, it } from "vitest";
import type { SecurityScheme } from "./operation.ts";
import { clashes, sendable } from "./read-security.ts";

const scheme = (name: string, more: Partial<SecurityScheme>) => ({ name, ...more }) as SecurityScheme;
const schemes = {
  basic: scheme("basic", { kind: "basic" }),
  bearer: scheme("bearer", { kind: "bearer" }),
  oauth: scheme("oauth", { kind: "oauth2" }),
  key: scheme("key", { kind: "apiKey", in: "header", parameter: "X-Key" }),
  own: scheme("own", { kind: "apiKey", in: "header", parameter: "Authorization" }),
  query: scheme("query", { kind: "apiKey", in: "query", parameter: "key" }),
};
type Name = keyof typeof schemes;

it.each<[string, Name[], string[][]]>([
  ["a key beside a token", ["bearer", "key"], [["bearer", "key"]]],
  [
    "a user or a token, and a key",
    ["basic", "bearer", "key"],
    [
      ["basic", "key"],
      ["bearer", "key"],
    ],
  ],
  ["one token for two schemes", ["bearer", "oauth"], [["bearer", "oauth"]]],
  ["a key in the header of a token", ["own", "oauth"], [["own"], ["oauth"]]],
  ["keys in two places", ["key", "query"], [["key", "query"]]],
  ["nothing", [], [[]]],
])("a request can carry %s", (_, names, want) => {
  const alternative = names.map((name) => schemes[name]);
  expect(sendable([alternative]).map((all) => all.map(({ name }) => name))).toEqual(want);
  expect(clashes(alternative)).toBe(want.length > 1);
});
