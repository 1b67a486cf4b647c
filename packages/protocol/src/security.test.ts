import { describe, expect, it } from "vitest";
import type { EncodedRequest } from "./codec.ts";
import { applySecurity, readSecurity, type SecurityValue } from "./security.ts";
import type { SecurityScheme } from "./service.ts";

const schemes: Readonly<Record<string, SecurityScheme>> = {
  basic: { type: "basic" },
  bearer: { type: "bearer" },
  header: { type: "apiKey", in: "header", name: "X-Key" },
  query: { type: "apiKey", in: "query", name: "api key" },
  cookie: { type: "apiKey", in: "cookie", name: "session" },
  sigv4: { type: "sigV4" },
  mutual: { type: "other" },
};
const request: EncodedRequest = {
  method: "GET",
  path: "/a?z=1",
  headers: { cookie: "a=b" },
  body: undefined,
};

function present({ path, headers }: EncodedRequest, name: string) {
  const source = { headers: new Headers(headers), query: path.split("?")[1] ?? "" };
  return readSecurity(schemes[name] as SecurityScheme, source);
}

describe("security on the wire", () => {
  it.each<[string, SecurityValue, object]>([
    [
      "basic",
      { username: "Aladdin", password: "open sesame" },
      { headers: { authorization: "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==" } },
    ],
    ["basic", { username: "é", password: "a:b" }, {}],
    ["bearer", "abc.def", { headers: { authorization: "Bearer abc.def" } }],
    ["header", "k", { headers: { "x-key": "k" } }],
    ["query", "a&b", { path: "/a?z=1&api%20key=a%26b", query: "api%20key=a%26b&z=1" }],
    ["cookie", "a;b", { headers: { cookie: "a=b; session=a%3Bb" } }],
  ])("%s carries %j both ways", (name, value, want) => {
    const secured = applySecurity(schemes, [name], { values: { [name]: value }, request });
    expect(secured).toMatchObject(want);
    expect(present(secured, name)).toEqual(value);
    expect(present(request, name)).toBeUndefined();
  });

  it("applies all schemes of an alternative, and leaves SigV4 to the signer", () => {
    const values = { header: "k", cookie: "c" };
    const secured = applySecurity(schemes, ["header", "cookie", "sigv4"], { values, request });
    expect(secured.headers).toEqual({ "x-key": "k", cookie: "a=b; session=c" });
    expect(request.headers).toEqual({ cookie: "a=b" });
  });

  it.each<[string, SecurityValue | undefined]>([
    ["bearer", undefined],
    ["bearer", ""],
    ["bearer", "a\r\nX: b"],
    ["basic", "a"],
    ["basic", { username: "a:b", password: "" }],
    ["mutual", "a"],
    ["toString", "a"],
  ])("%s refuses %j by name", (member, value) => {
    const values = { [member]: value };
    expect(() => applySecurity(schemes, [member], { values, request })).toThrow(
      expect.objectContaining({ member }),
    );
  });

  it.each([
    ["basic", { headers: { authorization: "Bearer x" } }],
    ["basic", { headers: { authorization: "Basic %%%" } }],
    ["basic", { headers: { authorization: "Basic YQ==" } }],
    ["bearer", { headers: { authorization: "Bearer" } }],
    ["bearer", { headers: { authorization: "Bearer a b" } }],
    ["query", { path: "/a?api%20key=1&api%20key=2" }],
    ["query", { path: "/a?api%20key=%ff" }],
    ["cookie", { headers: { cookie: "session=" } }],
  ])("%s finds nothing in %j", (name, parts) =>
    expect(present({ ...request, ...parts }, name)).toBeUndefined(),
  );
});
