import { expect, it } from "vitest";
import { createRouter } from "./router.ts";

const router = createRouter([
  { method: "GET", path: "/a", target: "get" },
  { method: "POST", path: "/a", target: "post" },
  { method: "GET", path: "/b/{id}", target: "get label" },
  { method: "POST", path: "/b/{key}", target: "post label" },
  { method: "GET", path: "/c", target: "get" },
  { method: "HEAD", path: "/c", target: "head" },
  { method: "PUT", path: "/d", target: "put" },
  { method: "GET", path: "/Products('{key}')", target: "product" },
]);

it.each([
  ["HEAD", "/a", { target: "get" }],
  ["HEAD", "/b/1", { target: "get label", labels: { id: "1" } }],
  ["POST", "/b/1", { target: "post label", labels: { key: "1" } }],
  ["HEAD", "/c", { target: "head" }],
  ["HEAD", "/d", { allow: ["PUT"] }],
  ["PUT", "/a", { allow: ["GET", "HEAD", "POST"] }],
  ["GET", "/%61", { target: "get" }],
  ["GET", "/%50roducts('%61%2Fb')", { target: "product", labels: { key: "a%2Fb" } }],
  ["GET", "/b/%2e%2E", { target: "get label", labels: { id: "%2e%2E" } }],
])("routes %s %s", (method, path, match) => {
  expect(router({ method, path, query: "", header: () => undefined })).toMatchObject(match);
});

it("prefers templates with more constant text in a segment, whatever their order", () => {
  const paths = [
    "/v1/{name}",
    "/v1/{name}:read",
    "/v1/x{name}",
    "/v1/{name}/in",
    "/v1/{name}:all/in",
    "/{rest+}",
  ];
  for (const given of [paths, paths.toReversed()]) {
    const route = createRouter(given.map((path) => ({ method: "GET", path, target: path })));
    const targetOf = (path: string) => {
      const match = route({ method: "GET", path, query: "", header: () => undefined });
      return typeof match === "object" && "target" in match ? match.target : match;
    };
    expect(targetOf("/v1/a")).toBe("/v1/{name}");
    expect(targetOf("/v1/a:read")).toBe("/v1/{name}:read");
    expect(targetOf("/v1/xa")).toBe("/v1/x{name}");
    expect(targetOf("/v1/a/in")).toBe("/v1/{name}/in");
    expect(targetOf("/v1/a:all/in")).toBe("/v1/{name}:all/in");
    expect(targetOf("/v2/a")).toBe("/{rest+}");
  }
});

it("tells operations apart by the constant query of their templates", () => {
  const route = createRouter([
    { method: "POST", path: "/{bucket}?delete", target: "delete" },
    { method: "POST", path: "/{bucket}?delete&all=1", target: "delete all" },
    { method: "POST", path: "/{bucket}", target: "create" },
    { method: "GET", path: "/q/r?kind=a", target: "a" },
    { method: "GET", path: "/q/r?kind=b", target: "b" },
    { method: "GET", path: "/alone?fixed=1", target: "alone" },
  ]);
  const targetOf = (method: string, path: string, query: string) => {
    const match = route({ method, path, query, header: () => undefined });
    return typeof match === "object" && "target" in match ? match.target : match;
  };
  expect(targetOf("POST", "/x", "delete&n=2")).toBe("delete");
  expect(targetOf("POST", "/x", "all=1&delete")).toBe("delete all");
  expect(targetOf("POST", "/x", "n=2")).toBe("create");
  expect(targetOf("GET", "/q/r", "kind=b")).toBe("b");
  expect(targetOf("GET", "/q/r", "kind=c")).toBeUndefined();
  expect(targetOf("GET", "/alone", "")).toBe("alone");
  expect(targetOf("PUT", "/q/r", "")).toEqual({ allow: ["GET", "HEAD"] });
  const twice = { method: "GET", path: "/q?a&b", target: 1 };
  expect(() => createRouter([twice, { ...twice, path: "/q?b&a" }])).toThrow(
    "Two operations claim GET /q?b&a.",
  );
});

it("tells operations apart by a header, and the first answers a request that has none of them", () => {
  const at = (value: string) => ({
    method: "POST",
    path: "/",
    when: [{ in: "header", name: "X-Target", value }] as const,
    target: value,
  });
  const route = createRouter([at("Shop.Buy"), at("Shop.Sell")]);
  const sent = (value?: string) =>
    route({
      method: "POST",
      path: "/",
      query: "",
      header: (name) => (name === "x-target" ? value : undefined),
    });
  expect([sent("Shop.Sell"), sent("Shop.Give"), sent()]).toMatchObject([
    { target: "Shop.Sell" },
    { target: "Shop.Buy" },
    { target: "Shop.Buy" },
  ]);
  expect(() => createRouter([at("Shop.Buy"), at("Shop.Buy")])).toThrow("Two operations claim POST /.");
});

it.each([
  ["Action=Sell&n=1", "sell"],
  ["acl", "acl"],
  ["acl=true&Action=Buy", "buy with acl"],
  ["n=1", "plain"],
])("tells operations apart by the query %s", (query, target) => {
  const action = (value: string) => ({ in: "query", name: "Action", value }) as const;
  const acl = { in: "query", name: "acl" } as const;
  const at = { method: "GET", path: "/" };
  const route = createRouter([
    { ...at, target: "plain" },
    { ...at, when: [action("Buy")], target: "buy" },
    { ...at, when: [action("Sell")], target: "sell" },
    { ...at, when: [acl], target: "acl" },
    { ...at, when: [acl, action("Buy")], target: "buy with acl" },
  ]);
  expect(route({ ...at, query, header: () => undefined })).toMatchObject({ target });
});
