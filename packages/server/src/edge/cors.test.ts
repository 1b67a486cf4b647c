import { describe, expect, it } from "vitest";
import { createWidgets, getWidget } from "../widgets.test-support.ts";
import { corsHeadersOf } from "./cors.ts";

const open = createWidgets({}, { cors: { origins: "*", allowHeaders: "*", exposeHeaders: "*" } });

const preflight = (path: string, wanted?: string) =>
  open(
    new Request(`http://widgets.test${path}`, {
      method: "OPTIONS",
      headers: {
        origin: "https://any.test",
        "access-control-request-method": "POST",
        ...(wanted !== undefined && { "access-control-request-headers": wanted }),
      },
    }),
  );

describe("CORS for every page", () => {
  it("allows the headers that a page asks for, and exposes all", async () => {
    const { status, headers } = await preflight("/GetWidget", "authorization, x-anything");
    expect(status).toBe(204);
    expect(headers.get("access-control-allow-origin")).toBe("*");
    expect(headers.get("access-control-allow-methods")).toBe("POST");
    expect(headers.get("access-control-allow-headers")).toBe("authorization, x-anything");
    expect(headers.get("access-control-expose-headers")).toBe("*");
  });

  it.each([undefined, "a b", "a;b", ""])("allows no header for %j", async (wanted) => {
    expect((await preflight("/GetWidget", wanted)).headers.has("access-control-allow-headers")).toBe(false);
  });

  it("lets a preflight of an unknown path pass, so that the page sees the 404", async () => {
    const { status, headers } = await preflight("/GetNothing");
    expect([status, headers.get("allow")]).toEqual([204, null]);
    expect(headers.get("access-control-allow-methods")).toContain("POST");
    const answer = await open(new Request("http://widgets.test/GetNothing", { method: "POST" }));
    expect([answer.status, answer.headers.get("access-control-allow-origin")]).toEqual([404, "*"]);
  });
});

it("calls a test of origins, and grants nothing to others", async () => {
  const service = createWidgets({}, { cors: { origins: (origin) => origin.endsWith(".test") } });
  const allowed = async (origin?: string) => {
    const headers = new Headers(origin === undefined ? {} : { origin });
    const answer = await service(new Request("http://widgets.test/", { headers }));
    return answer.headers.get("access-control-allow-origin");
  };
  expect(await allowed("https://a.test")).toBe("https://a.test");
  expect(await allowed("https://a.example")).toBeNull();
  expect(await allowed()).toBeNull();
});

it("names the headers of the documents in the profile http", () => {
  const service = {
    ...getWidget.service,
    profile: "http" as const,
    schemes: { key: { type: "apiKey" as const, in: "header" as const, name: "X-Key" } },
  };
  const input = {
    bindings: { depth: { in: "header" as const, name: "Depth" }, id: { in: "query" as const, name: "id" } },
  };
  const bindings = {
    pages: { in: "header" as const, name: "X-Pages" },
    date: { in: "header" as const, name: "date" },
  };
  const operation = { ...getWidget, service, input, outcomes: [{ status: 200, bindings }] };
  expect(corsHeadersOf([operation, operation])).toEqual({
    allowed: ["Authorization", "Content-Type", "X-Key", "Depth"],
    exposed: ["X-Request-Id", "Date", "Retry-After", "WWW-Authenticate", "X-Pages"],
  });
});
