import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Incoming, ServiceHandler } from "@callsheet/server";
import { beforeAll, describe, expect, it } from "vitest";
import { createForeignService } from "./foreign-service.ts";
import { correct } from "./smithy-corrections.ts";

/** Smithy's own protocol tests for restJson1. They are reference data and not part of this repository. */
const folder = process.env.SMITHY_RESTJSON1 ?? join(import.meta.dirname, "../../../shared/smithy-restjson1");

interface HttpRequest {
  readonly method: string;
  readonly uri: string;
  readonly queryParams?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

interface MalformedCase {
  readonly id: string;
  readonly request: HttpRequest;
  readonly response: {
    readonly code: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: { readonly assertion?: { readonly contents?: string } };
  };
}

interface GoodCase extends HttpRequest {
  readonly id: string;
  readonly appliesTo?: "client" | "server";
  readonly bodyMediaType?: string;
}

/**
 * Cases that an OpenAPI document cannot express, with the reason. A listed case that passes fails the test.
 */
const known: Readonly<Record<string, string>> = {
  RestJsonMalformedLengthBlob: "the length of a blob is a pattern here, so the message names the pattern",
  RestJsonMalformedLengthBlobOverride: "as above",
  RestJsonMalformedPatternReDOSString: "the expected message doubles the pattern's `$`",
  RestJsonBodyTimestampDateTimeRejectsUTCOffsets: "date-time is RFC 3339, which has offsets",
  RestJsonPathTimestampDefaultRejectsUTCOffsets: "as above",
  RestJsonMalformedUnionKnownAndUnknownFieldsSet: "alternatives of a union are open objects",
};

/** Good requests that are refused, by the starts of their ids. */
const excused = [
  // Bound texts that are not JSON numbers: NaN, Infinity and -Infinity in a label, query or header, three
  // cases each.
  "RestJsonSupportsNaNFloat",
  "RestJsonSupportsInfinityFloat",
  "RestJsonSupportsNegativeInfinityFloat",
  // In the document it looks like the operation whose malformed test wants 415 for the same request.
  "RestJsonEmptyInputAndEmptyOutputWithJson",
];

interface Answer {
  readonly status: number;
  readonly error: string | undefined;
  readonly body: string;
  readonly milliseconds: number;
}

async function send(service: ServiceHandler, request: HttpRequest): Promise<Answer> {
  const { method, uri, queryParams = [], headers = {}, body } = request;
  const entries = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  const query = queryParams.length > 0 ? `${uri.includes("?") ? "&" : "?"}${queryParams.join("&")}` : "";
  const incoming: Incoming = {
    method,
    target: uri + query,
    header: (name) => entries.find(([known]) => known === name)?.[1],
    repeats: () => false,
    headers: () => Object.fromEntries(entries),
    body: async () => new TextEncoder().encode(body ?? ""),
    signal: new AbortController().signal,
  };
  const started = performance.now();
  const outgoing = await service.exchange(incoming);
  const at = outgoing.headers.findIndex((name) => name.toLowerCase() === "x-amzn-errortype");
  return {
    status: outgoing.status,
    error: at < 0 ? undefined : outgoing.headers[at + 1],
    body: String(outgoing.body ?? ""),
    milliseconds: performance.now() - started,
  };
}

/** Message and fields, in an order that does not matter. */
function words(text: string): unknown {
  const { message, fieldList = [] } = JSON.parse(text || "{}");
  const fields = fieldList.map(
    (field: { path: string; message: string }) => `${field.path} ${field.message}`,
  );
  return { message, fields: fields.sort() };
}

function verdict({ response }: MalformedCase, answer: Answer) {
  const contents = response.body?.assertion?.contents;
  const typed = answer.status === response.code && answer.error === response.headers?.["x-amzn-errortype"];
  const exact =
    contents === undefined || JSON.stringify(words(contents)) === JSON.stringify(words(answer.body));
  return { typed, exact: typed && exact };
}

function lowerCase(headers: HttpRequest["headers"] = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

const load = async (name: string) => JSON.parse(await readFile(join(folder, name), "utf8"));
const familyOf = (id: string) => id.replace(/_case\d+$/, "");

/** Sends the malformed requests and counts. */
async function runMalformed(service: ServiceHandler, cases: readonly MalformedCase[]) {
  const result = { refused: 0, typed: 0, exact: 0, server: 0, slowest: 0, missed: new Set<string>() };
  for (const one of cases) {
    const answer = await send(service, one.request);
    const { typed, exact } = verdict(one, answer);
    result.refused += Number(answer.status >= 400 && answer.status < 500);
    result.server += Number(answer.status >= 500);
    result.typed += Number(typed);
    result.exact += Number(exact);
    result.slowest = Math.max(result.slowest, answer.milliseconds);
    if (!exact) result.missed.add(familyOf(one.id));
  }
  return result;
}

// Skipped where the reference data is absent: set SMITHY_RESTJSON1 to a folder that has it.
const absent = existsSync(folder) ? "" : " (skipped: the folder with those tests is absent)";

describe.skipIf(absent !== "")(`Smithy's protocol tests, against stubs of their documents${absent}`, () => {
  let validation: ServiceHandler;
  let plain: ServiceHandler;
  let handled = 0;
  beforeAll(async () => {
    const handle = () => {
      handled++;
      return {};
    };
    validation = await createForeignService(
      correct(await load("smithy-RestJsonValidation.openapi31.json")),
      handle,
    );
    plain = await createForeignService(correct(await load("smithy-RestJson.openapi31.json")), handle);
  });

  it("refuse requests that break constraints, in the right words", async () => {
    const { malformed } = await load("restjson.validation.RestJsonValidation.tests.json");
    const { typed, exact, slowest, missed } = await runMalformed(validation, malformed);
    expect({ typed, exact }).toEqual({ typed: 125, exact: 120 });
    expect([...missed].filter((id) => known[id] === undefined)).toEqual([]);
    expect(slowest, "the exponential pattern").toBeLessThan(100);
  });

  it("refuse requests that cannot be read", async () => {
    const { malformed } = await load("restjson.RestJson.tests.json");
    const { refused, typed, server, missed } = await runMalformed(plain, malformed);
    expect({ refused, typed, server }).toEqual({ refused: 527, typed: 527, server: 0 });
    expect([...missed].filter((id) => known[id] === undefined)).toEqual([]);
  });

  it("accept valid requests", async () => {
    const { requests } = (await load("restjson.RestJson.tests.json")) as { requests: GoodCase[] };
    const good = requests.filter(({ appliesTo }) => appliesTo !== "client");
    const before = handled;
    const missed: string[] = [];
    for (const one of good) {
      const type = one.bodyMediaType === undefined ? {} : { "content-type": one.bodyMediaType };
      const answer = await send(plain, { ...one, headers: { ...type, ...lowerCase(one.headers) } });
      if (answer.status >= 300) missed.push(`${one.id}: ${answer.status} ${answer.body}`);
    }
    expect(missed.filter((line) => !excused.some((id) => line.startsWith(id)))).toEqual([]);
    expect({ of: good.length, handled: handled - before }).toEqual({ of: 132, handled: 122 });
  });
});
