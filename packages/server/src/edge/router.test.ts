import { expect, it } from "vitest";
import { createRouter } from "./router.ts";

const router = createRouter([
  { method: "GET", path: "/a", target: "get" },
  { method: "POST", path: "/a", target: "post" },
  { method: "GET", path: "/b/{id}", target: "get label" },
  { method: "GET", path: "/c", target: "get" },
  { method: "HEAD", path: "/c", target: "head" },
  { method: "PUT", path: "/d", target: "put" },
]);

it.each([
  ["HEAD", "/a", { target: "get" }],
  ["HEAD", "/b/1", { target: "get label", labels: { id: "1" } }],
  ["HEAD", "/c", { target: "head" }],
  ["HEAD", "/d", { allow: ["PUT"] }],
  ["PUT", "/a", { allow: ["GET", "HEAD", "POST"] }],
])("routes %s %s", (method, path, match) => {
  expect(router(method, path)).toMatchObject(match);
});
