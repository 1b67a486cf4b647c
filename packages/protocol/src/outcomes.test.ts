import { describe, expect, it } from "vitest";
import { acceptOf, chooseContent, matchContent } from "./contents.ts";
import { decodeError } from "./decode-error.ts";
import { describeShop, shop } from "./full.test-support.ts";
import { fullCodec } from "./full-codec.ts";
import type { Content } from "./message-descriptor.ts";
import type { Outcome } from "./operation.ts";
import { findError, findOutcome, findSuccess } from "./outcomes.ts";
import { encodeError, encodeOutput } from "./response.ts";

const text: Content = { type: "text/plain", form: "text" };
const problem: Content = { type: "application/problem+json", form: "json" };
const jobs = describeShop({
  tagged: true,
  outcomes: [
    { status: 200, body: "members", bindings: { etag: { in: "header", name: "ETag" } } },
    { status: 202, body: "members" },
    { status: 204 },
    { status: 400, error: "Invalid", body: "members", contents: [problem] },
    { status: 404, error: "Invalid", body: "members", contents: [problem] },
    { status: 409, error: "Conflict", body: "payload" },
    { status: 410, error: "Gone", body: "payload", contents: [text] },
    {
      status: "4XX",
      error: "Refused",
      body: "members",
      bindings: { after: { in: "header", name: "Retry-After", type: "integer" } },
    },
    { status: "default", error: "Failed" },
  ],
});

describe("outcomes", () => {
  it.each([
    [200, undefined],
    [404, "Invalid"],
    [418, "Refused"],
    [500, "Failed"],
    [201, "Failed"],
  ])("%d is %s", (status, error) => {
    expect(findOutcome(jobs, status)?.error).toBe(error);
    expect(findSuccess(jobs, status) !== undefined).toBe(error === undefined);
  });

  it("count an undeclared 2xx as success", () => {
    const one = describeShop({ outcomes: [{ status: 200 }] });
    expect(findSuccess(one, 201)).toBe(one.outcomes[0]);
    expect(findSuccess(one, 304)).toBeUndefined();
  });

  it("of one name are told apart by status", () => {
    expect(findError(jobs, "Invalid")?.status).toBe(400);
    expect(findError(jobs, "Invalid", 404)?.status).toBe(404);
    expect(findError(jobs, "Invalid", 409)).toBeUndefined();
    expect(findError(jobs, "toString")).toBeUndefined();
  });

  it("are data", () => expect(structuredClone(jobs)).toEqual(jobs));
});

describe("outputs that say their status", () => {
  it.each([
    [
      { status: 200, etag: '"1"', result: "r" },
      { status: 200, headers: { etag: '"1"', "content-type": "application/json" }, body: '{"result":"r"}' },
    ],
    [
      { status: 202, jobId: null },
      { status: 202, headers: { "content-type": "application/json" }, body: '{"jobId":null}' },
    ],
    [{ status: 204 }, { status: 204, headers: {}, body: undefined }],
  ])("%j", async (output, want) => {
    const encoded = await encodeOutput(jobs, output);
    expect(encoded).toEqual(want);
    const response = { status: encoded.status, headers: new Headers(encoded.headers) };
    const outcome = findSuccess(jobs, encoded.status) as Outcome;
    expect(fullCodec.fromReply(jobs, outcome, { response, body: encoded.body ?? "" })).toEqual(output);
  });

  it.each([[{}], [{ status: 201 }], [{ status: 400 }], [{ status: "200" }]])("%j has none", (output) => {
    expect(() => encodeOutput(jobs, output)).toThrow("does not declare success");
  });
});

describe("errors of the profile http", () => {
  it.each([
    [{ name: "Invalid", body: { title: "No", detail: null } }, 400, "No"],
    [{ name: "Invalid", status: 404, body: { detail: "Not here" } }, 404, "Not here"],
    [{ name: "Conflict", body: ["a"] }, 409, ""],
    [{ name: "Gone", body: '"moved"' }, 410, '"moved"'],
    [{ name: "Refused", body: { message: "m" }, headers: { after: 5 } }, 401, "m"],
    [{ name: "Refused", status: 451, body: { error: "e" } }, 451, "e"],
    [{ name: "Failed", status: 503, body: undefined }, 503, ""],
  ] as const)("%j travels", (error, status, message) => {
    const encoded = encodeError(jobs, error);
    expect(encoded.status).toBe(status);
    expect(encoded.headers).not.toHaveProperty("x-amzn-errortype");
    const received = decodeError(
      jobs,
      { status, headers: new Headers(encoded.headers) },
      String(encoded.body ?? ""),
    );
    // A range takes the statuses without their own outcome.
    const name = findOutcome(jobs, status)?.error;
    expect(received).toMatchObject({ name, status, message, declared: true, body: error.body ?? "" });
    expect(encoded.headers["retry-after"]).toBe("headers" in error ? "5" : undefined);
  });

  it("says the declared media type, and the service's own message", () => {
    expect(encodeError(jobs, { name: "Invalid", body: {} }).headers["content-type"]).toBe(
      "application/problem+json",
    );
    const named = { ...jobs, service: { ...shop, errorMessage: "reason" } };
    expect(
      decodeError(named, { status: 400, headers: new Headers() }, '{"reason":"r","message":"m"}').message,
    ).toBe("r");
  });

  it("are undeclared where no outcome takes the status", () => {
    const one = describeShop({ outcomes: [{ status: 200 }] });
    const error = decodeError(one, { status: 502, headers: new Headers() }, "<html>");
    expect(error).toMatchObject({ name: "UnknownError", declared: false, body: "<html>" });
  });
});

describe("media types", () => {
  const csv: Content = { type: "text/csv", form: "text" };
  const json: Content = { type: "application/json", form: "json" };
  const image: Content = { type: "image/*", form: "bytes" };
  const all = [json, csv, image];

  it.each([
    [undefined, json],
    ["", json],
    ["*/*", json],
    ["text/*", csv],
    ["text/csv", csv],
    ["application/json;q=0.5, text/csv", csv],
    ["application/json;q=0, */*;q=0.1", csv],
    ["image/png", image],
    ["text/html", undefined],
    ["application/json;q=0", undefined],
  ])("Accept: %s", (accept, want) => expect(chooseContent(all, accept)).toBe(want));

  it.each([
    ["Application/JSON; charset=utf-8", json],
    ["application/problem+json", json],
    ["image/png", image],
    ["text/html", undefined],
    ["", undefined],
  ])("Content-Type: %s", (type, want) => expect(matchContent(all, type)).toBe(want));

  it("asks for nothing where no body follows", () => {
    expect(acceptOf(describeShop({ outcomes: [{ status: 204 }] }))).toBeUndefined();
    expect(acceptOf(jobs)).toBe("application/json, application/problem+json, text/plain");
  });
});
