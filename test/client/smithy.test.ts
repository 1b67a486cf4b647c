import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { type ClientOptions, type HttpRequest, ServiceError } from "@callsheet/client";
import { emitClient, emitOperations } from "@callsheet/compiler";
import type { ContractModel, OperationModel } from "@callsheet/document";
import { type Message, type Operation, parseTimestamp } from "@callsheet/protocol";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { readForeign } from "../server/foreign-service.ts";
import { toMembers } from "./smithy-params.ts";

/** Smithy's own protocol tests for restJson1. They are reference data and not part of this repository. */
const folder =
  process.env.SMITHY_RESTJSON1 ?? path.join(import.meta.dirname, "../../../shared/smithy-restjson1");

interface Case {
  readonly id: string;
  readonly operation: string;
  readonly appliesTo?: "client" | "server";
  readonly params?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly bodyMediaType?: string;
}
interface RequestCase extends Case {
  readonly method: string;
  readonly uri: string;
  readonly host?: string;
  readonly queryParams?: readonly string[];
  readonly forbidQueryParams?: readonly string[];
  readonly forbidHeaders?: readonly string[];
}
interface ResponseCase extends Case {
  readonly code: number;
  readonly errorShape?: string;
}

const prefix = "OpenAPI has no headers by prefix";
const defaults = "a client of ours does not fill in defaults: the service does";

/** What plain OpenAPI cannot say, by case. A listed case that passes fails the test. */
const knownRequests: Readonly<Record<string, string>> = {
  RestJsonHttpEmptyPrefixHeadersRequestClient: prefix,
  RestJsonHttpPrefixHeadersArePresent: prefix,
  RestJsonHttpPrefixEmptyHeaders: prefix,
  RestJsonHttpChecksumRequired: "OpenAPI cannot ask for a Content-MD5",
  SDKAppliedContentEncoding_restJson1: "OpenAPI cannot ask for a compressed request",
  SDKAppendedGzipAfterProvidedEncoding_restJson1: "as above",
  RestJsonClientPopulatesDefaultValuesInInput: defaults,
  RestJsonTestPayloadBlob: "OpenAPI ignores a header parameter called Content-Type",
  RestJsonClientPopulatesNestedDefaultValuesWhenMissing: defaults,
};
const knownResponses: Readonly<Record<string, string>> = {
  RestJsonHttpEmptyPrefixHeadersResponseClient: prefix,
  RestJsonHttpPrefixHeadersArePresent: prefix,
  HttpPrefixHeadersResponse: prefix,
  RestJsonHttpResponseCode: "a status is no member in OpenAPI",
  RestJsonHttpResponseCodeWithNoPayload: "as above",
  RestJsonDeserializeIgnoreType: "unknown members are kept, `__type` among them",
  RestJsonClientPopulatesDefaultsValuesWhenMissingInResponse: defaults,
  RestJsonClientPopulatesNestedDefaultsWhenMissingInResponseBody: defaults,
};

/** The converter drops which member is an idempotency token. */
function withToken(document: {
  paths: Record<string, { post?: { parameters?: Record<string, unknown>[] } }>;
}) {
  const [token] = document.paths["/QueryIdempotencyTokenAutoFill"]?.post?.parameters ?? [];
  Object.assign(token ?? {}, { "x-callsheet-idempotency-token": true });
  return document;
}

const load = (name: string) => JSON.parse(readFileSync(path.join(folder, name), "utf8"));

// Skipped where the reference data is absent: set SMITHY_RESTJSON1 to a folder that has it.
const absent = existsSync(folder) ? "" : " (skipped: the folder with those tests is absent)";

type Client = Readonly<Record<string, (input: object) => Promise<unknown>>>;

/** The compiler's output for a document: the table of operations and the client. */
interface Emitted {
  readonly operations: Readonly<Record<string, Operation>>;
  createForeignClient(options: ClientOptions): Client;
}

/** Writes the modules of a document to a folder and loads them. */
async function loadEmitted(model: ContractModel, target: string): Promise<Emitted> {
  const modules = (part: string) => `./${part}.ts`;
  await writeFile(path.join(target, "operations.ts"), emitOperations(model, "the tests", modules));
  await writeFile(path.join(target, "client.ts"), emitClient(model, "the tests", modules));
  const load = (name: string) => import(pathToFileURL(path.join(target, `${name}.ts`)).href);
  return { operations: await load("operations"), ...(await load("client")) };
}

describe.skipIf(absent !== "")(
  `Smithy's protocol tests, against the client made of their document${absent}`,
  () => {
    const openapi = existsSync(folder)
      ? withToken(load("smithy-RestJson.openapi31.json"))
      : { openapi: "3.1.0", info: { title: "None", version: "0" }, paths: {} };
    const model = readForeign(openapi);
    const cases: { requests: RequestCase[]; responses: ResponseCase[] } = existsSync(folder)
      ? load("restjson.RestJson.tests.json")
      : { requests: [], responses: [] };

    let target = "";
    let emitted: Emitted;
    beforeAll(async () => {
      const cache = path.join(import.meta.dirname, "../.cache");
      await mkdir(cache, { recursive: true });
      target = await mkdtemp(path.join(cache, "smithy-"));
      emitted = await loadEmitted(model, target);
    }, 60_000);
    afterAll(() => rm(target, { recursive: true, force: true }));

    beforeEach(
      () => void vi.spyOn(crypto, "randomUUID").mockReturnValue("00000000-0000-4000-8000-000000000000"),
    );
    afterEach(() => void vi.restoreAllMocks());

    function find(name: string): { operation: Operation; of: OperationModel } {
      const of = model.operations.find(({ descriptor }) => descriptor.name === name);
      if (!of) throw new Error(`The document has no ${name}.`);
      const operation = emitted.operations[of.constant];
      if (!operation) throw new Error(`The operation table has no ${of.constant}.`);
      return { operation, of };
    }

    /** Bytes are text in the cases. */
    const isBytes = (message: Message | undefined) => message?.contents?.[0]?.form === "bytes";

    const convert = (one: Case, operation: Operation, message: Message, definition: string) =>
      toMembers(one.params ?? {}, { operation, message, definition, definitions: model.definitions });

    function toInput(one: Case, operation: Operation, { input }: OperationModel) {
      const { body, ...members } = convert(one, operation, operation.input, input);
      if (body === undefined) return members;
      return { ...members, body: isBytes(operation.input) ? new TextEncoder().encode(String(body)) : body };
    }

    async function send(one: RequestCase) {
      const { operation, of } = find(one.operation);
      let sent: HttpRequest | undefined;
      const transport = async (request: HttpRequest) => {
        sent = request;
        return new Response("{}");
      };
      const endpoint = `http://${one.host?.includes("/") ? one.host : "localhost"}`;
      const options = { endpoint, credentials: "anonymous", transport } as const;
      const call = emitted.createForeignClient(options)[of.constant];
      await call?.(toInput(one, operation, of)).catch((error: unknown) => {
        if (!sent) throw error;
      });
      return sent as HttpRequest;
    }

    function checkRequest(one: RequestCase, { method, url, headers, body }: HttpRequest) {
      const [target = "", query = ""] = url.replace(/^http:\/\/[^/]+/, "").split("?", 2);
      const pairs = query.split("&").map((pair) => pair.replace(/=$/, ""));
      expect({ method, target }).toEqual({ method: one.method, target: one.uri.split("?", 1)[0] });
      const wanted = (one.queryParams ?? []).map((pair) => pair.replace(/=$/, ""));
      expect(pairs.filter((pair) => wanted.includes(pair)).sort()).toEqual(wanted.toSorted());
      for (const name of one.forbidQueryParams ?? [])
        expect(pairs.map((pair) => pair.split("=")[0])).not.toContain(name);
      for (const name of one.forbidHeaders ?? []) expect(headers).not.toHaveProperty([name.toLowerCase()]);
      for (const [name, value] of Object.entries(one.headers ?? {}))
        expect(headers[name.toLowerCase()]).toBe(value);
      if (one.body === undefined) return;
      if (one.bodyMediaType === "application/json" && one.body)
        expect(JSON.parse(String(body))).toEqual(JSON.parse(one.body));
      else expect(typeof body === "object" ? new TextDecoder().decode(body) : (body ?? "")).toBe(one.body);
    }

    async function checkResponse(one: ResponseCase) {
      const { operation, of } = find(one.operation);
      const reply = new Response([204, 304].includes(one.code) ? null : (one.body ?? ""), {
        status: one.code,
        headers: one.headers ?? {},
      });
      const options = {
        endpoint: "http://localhost",
        credentials: "anonymous",
        transport: async () => reply,
        maxAttempts: 1,
      } as const;
      const reading = emitted.createForeignClient(options)[of.constant]?.(fillLabels(operation));
      if (!one.errorShape) {
        const output = (await reading) as { body?: unknown };
        const text = output.body instanceof Uint8Array && { body: new TextDecoder().decode(output.body) };
        expect(instants({ ...output, ...text })).toEqual(
          instants(convert(one, operation, operation.outcomes[0] as Message, of.output)),
        );
        return;
      }
      const error = await reading?.catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(ServiceError);
      expect(error).toMatchObject({ name: one.errorShape, status: one.code });
      if (one.body) expect((error as ServiceError).body).toEqual(JSON.parse(one.body));
    }

    /** Date-times stay text in our clients, including the offset; the cases mean the instant. */
    function instants(value: unknown): unknown {
      const isDate = (item: unknown): item is string =>
        typeof item === "string" && /^\d{4}-\d\d-\d\dT/.test(item);
      return JSON.parse(JSON.stringify(value), (_, item) =>
        isDate(item) ? parseTimestamp(item)?.toISOString() : item,
      );
    }

    /** Values for labels, which do not matter to a response's case. */
    function fillLabels({ input }: Operation) {
      return Object.fromEntries(
        Object.entries(input.bindings ?? {}).flatMap(([member, { in: place }]) =>
          place === "path" ? [[member, "x"]] : [],
        ),
      );
    }

    async function judge<C extends Case>(all: readonly C[], check: (one: C) => Promise<void>) {
      const faults = new Map<string, string>();
      const own = all.filter(({ appliesTo }) => appliesTo !== "server");
      for (const one of own) await check(one).catch((error: Error) => faults.set(one.id, error.message));
      return { total: own.length, faults };
    }

    it("sends what the cases of requests say", async () => {
      const { total, faults } = await judge(cases.requests, async (one) =>
        checkRequest(one, await send(one)),
      );
      expect([...faults.keys()].sort(), JSON.stringify([...faults], null, 1)).toEqual(
        Object.keys(knownRequests).sort(),
      );
      expect(total - faults.size).toBeGreaterThanOrEqual(120);
    });

    it("reads what the cases of responses say", async () => {
      const { total, faults } = await judge(cases.responses, checkResponse);
      expect([...faults.keys()].sort(), JSON.stringify([...faults], null, 1)).toEqual(
        Object.keys(knownResponses).sort(),
      );
      expect(total - faults.size).toBeGreaterThanOrEqual(100);
    });
  },
);
