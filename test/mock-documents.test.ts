// The mock on other people's documents: every operation is answered, in time, and the kit finds nothing.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import {
  type ApiOperation,
  allCases,
  type Case,
  type Contract,
  loadDocument,
  operationsOf,
  readDocument,
  testContract,
} from "@callsheet/conformance";
import { createMock, type Mock } from "@callsheet/mock";
import { describe, expect, it } from "vitest";
import { goodCredential, isStyled } from "./conformance/reference-server.ts";
import { shapes } from "./fixtures/mock/shapes.ts";

const folder = join(import.meta.dirname, "conformance/fixtures");
const files = readdirSync(folder).filter((name) => name.endsWith(".json"));

/** What a request presents for every scheme of a contract. */
function credentialsFor(contract: Contract) {
  const names = operationsOf(contract).flatMap(({ security }) => security.flat().map(({ name }) => name));
  return { formOnly: true, schemes: Object.fromEntries(names.map((name) => [name, goodCredential])) };
}

/** Why the finding of a case says nothing about the mock. */
function reasonToPass(
  { id, group, operation, values }: Case,
  served: ReadonlySet<string>,
  contract: Contract,
) {
  const neighbours = operationsOf(contract).filter(({ path }) => path === operation.path);
  if (neighbours.some((one) => !served.has(routeOf(one))))
    return "the contract cannot carry an operation of the path";
  if (
    group === "auth" &&
    /\/(malformed|other-scheme)$/.test(id) &&
    operation.security.flat().some(({ kind }) => kind === "apiKey")
  )
    return "to a mock every text is a key";
  if (group === "state")
    return "a mock has no state, and its made ids need not be ones that another operation takes";
  const replies = operation.responses.flatMap(({ content }) => content.map(({ type }) => type));
  if (id.endsWith("/accept/own") && replies.some((type) => type.includes("*")))
    return "the kit takes every range for one of JSON";
  if (operation.body?.content.some(({ encoding }) => Object.values(encoding).some(isStyledPart)))
    return "the kit writes parts of forms without their style";
  if (group !== "negative" && group !== "fuzz") return undefined;
  const isText = operation.parameters.some(
    (parameter) => isStyled(parameter) && id.includes(`/${parameter.in}/${parameter.name}/`),
  );
  if (isText) return "what is sent is text, and may be right as such";
  const types = operation.body?.content.map(({ type }) => type) ?? [];
  if (values?.body !== undefined && types.some((type) => !/json/.test(type)))
    return "the body may be right as another of its media types";
  return undefined;
}

const isStyledPart = (part: unknown) => typeof part === "object" && part !== null && "style" in part;

const routeOf = ({ method, path }: Pick<ApiOperation, "method" | "path">) => `${method} ${path}`;

async function findings(contract: Contract, mock: Mock) {
  const served = new Set((await mock.ready).map(routeOf));
  const report = await testContract(contract, mock, {
    fuzz: 3,
    mock: true,
    credentials: credentialsFor(contract),
  });
  expect(report.totals.passed).toBeGreaterThan(10);
  const failed = new Map(report.failures.map(({ id, findings }) => [id, findings[0]?.message]));
  const real =
    failed.size > 0 ? [...allCases(contract, { seed: 1, fuzz: 3 })].filter(({ id }) => failed.has(id)) : [];
  return real
    .filter((made) => reasonToPass(made, served, contract) === undefined)
    .map(({ id }) => `${id} ${failed.get(id)}`);
}

describe.each(files)("%s", (file) => {
  const mock = createMock({ documents: [join(folder, file)] });

  it("has no finding of the kit", { timeout: 60_000 }, async () => {
    expect(await findings({ documents: [await loadDocument(join(folder, file))] }, mock)).toEqual([]);
  });

  it("answers every operation with a generated body, within a second of CPU", {
    timeout: 60_000,
  }, async () => {
    const contract = { documents: [await loadDocument(join(folder, file))] };
    const dynamic = createMock({ documents: [join(folder, file)], dynamic: true, auth: "off" });
    const costs: number[] = [];
    let before = process.cpuUsage();
    const report = await testContract(contract, dynamic, {
      only: ["*/base/call"],
      concurrency: 1,
      prepareCase: () => {
        before = process.cpuUsage();
      },
      onResult: () => {
        const { user, system } = process.cpuUsage(before);
        costs.push(user + system);
      },
    });
    const served = new Set((await dynamic.ready).map(({ name }) => name));
    const failures = report.failures.filter(({ operation }) =>
      served.has(operation.split("/").slice(1).join("/")),
    );
    expect(failures).toEqual([]);
    expect(report.totals.passed).toBeGreaterThan(served.size * 0.8);
    expect(Math.max(...costs.slice(1))).toBeLessThan(1e6);
  });
});

describe.each(Object.entries(shapes))("%s", (_, document) => {
  it("has no finding of the kit", { timeout: 60_000 }, async () => {
    const contract = { documents: [readDocument("shape", structuredClone(document))] };
    expect(await findings(contract, createMock({ documents: [document] }))).toEqual([]);
  });
});

describe("replies without an example", () => {
  const mock = createMock({ documents: [shapes["media types of all kinds"]] });
  const get = (path: string, headers = {}) => mock(new Request(`http://mock.test${path}`, { headers }));

  it("are pictures", async () => {
    for (const path of ["/png", "/any-image"]) {
      const response = await get(path);
      expect(response.headers.get("content-type")).toBe("image/png");
      const bytes = new Uint8Array(await response.arrayBuffer());
      expect([...bytes.slice(1, 4)].map((byte) => String.fromCharCode(byte)).join("")).toBe("PNG");
    }
  });

  it("are streams that end", async () => {
    const events = await get("/events");
    expect(events.headers.get("content-type")).toBe("text/event-stream");
    expect(await events.text()).toMatch(/^(data: \{"n":-?\d+[^\n]*\}\n\n){3}$/);
    expect(await (await get("/lines")).text()).toBe('{"a":1}\n{"a":2}\n');
  });

  it("are texts, including XML", async () => {
    expect(await (await get("/csv")).text()).toBe("a,b\n1,2\n");
    expect(await (await get("/xml")).text()).toMatch(
      /<response><id>1<\/id><tags>&lt;a&gt;<\/tags><tags>b<\/tags><\/response>$/,
    );
  });

  it("have the accepted media type", async () => {
    expect(await (await get("/both")).json()).toEqual({ as: "json" });
    expect(await (await get("/both", { accept: "text/plain" })).text()).toBe("as text");
    expect(await (await get("/both", { accept: "application/json;q=0.1, text/*;q=0.9" })).text()).toBe(
      "as text",
    );
    expect((await get("/both", { accept: "image/png" })).status).toBe(406);
  });
});

it("uses an example unchanged: no reference in it is followed", async () => {
  const mock = createMock({ documents: [shapes["an example that looks like a reference"]] });
  const response = await mock(new Request("http://mock.test/reference"));
  expect(await response.json()).toEqual({ $ref: "file:///etc/hostname" });
});

describe("security", () => {
  const schemes = {
    key: { type: "apiKey", in: "header", name: "X-Key" },
    user: { type: "http", scheme: "basic" },
    token: { type: "oauth2", flows: {} },
  };
  const text = { schema: { type: "object", required: ["error"], properties: { error: { type: "string" } } } };
  const operation = (operationId: string, security: object[], errors: string[]) => ({
    operationId,
    security,
    responses: {
      "204": { description: "Done." },
      ...Object.fromEntries(
        errors.map((status) => [status, { description: "No.", content: { "application/json": text } }]),
      ),
    },
  });
  const mock = createMock({
    documents: [
      {
        openapi: "3.1.0",
        info: { title: "Security", version: "1" },
        components: { securitySchemes: schemes },
        paths: {
          "/open": { get: operation("open", [{}, { key: [] }], []) },
          "/key": { get: operation("key", [{ key: [] }], ["403"]) },
          "/either": { get: operation("either", [{ user: [] }, { token: ["read"] }], ["401", "403"]) },
          "/both": { get: operation("both", [{ user: [], key: [] }], []) },
        },
      },
    ],
  });
  const basic = `Basic ${btoa("ada:secret")}`;

  it.each([
    ["/open", {}, 204],
    ["/key", {}, 403],
    ["/key", { "x-key": "any" }, 204],
    ["/either", {}, 401],
    ["/either", { authorization: "Bearer any" }, 204],
    ["/either", { authorization: basic }, 204],
    ["/either", { authorization: "Basic !" }, 401],
    ["/both", { authorization: basic }, 401],
    ["/both", { authorization: basic, "x-key": "any" }, 204],
  ])("%s %j: %i", async (path, headers, status) => {
    const response = await mock(new Request(`http://mock.test${path}`, { headers }));
    expect(response.status).toBe(status);
    if (path === "/either" && status === 401) {
      expect(response.headers.get("www-authenticate")).toMatch(/^Basic .*, Bearer/);
      expect((await response.json()).error).toBeTypeOf("string");
    }
  });
});
