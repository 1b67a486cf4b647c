import { fileURLToPath } from "node:url";
import { documents } from "@callsheet/contract";
import { createMock } from "@callsheet/mock";
import { beforeAll, describe, expect, it } from "vitest";

type Content = Record<string, { schema: object; examples: Record<string, { value: unknown }> }>;
interface Operation {
  readonly operationId: string;
  readonly requestBody?: { readonly content: Content };
  readonly responses: Record<string, { $ref?: string; content: Content }>;
}
interface Document {
  readonly info: { readonly "x-callsheet-service": { readonly signingName: string } };
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: {
    responses: Record<string, { content: Content }>;
    examples?: Record<string, { value: unknown }>;
  };
}
interface Errors {
  errors(value: unknown): readonly unknown[];
}

/** The mock accepts these: it does not verify signatures. */
function signed(service: string, names = "host;x-amz-date") {
  const credential = `AKIDEXAMPLE/20260115/us-west-2/${service}/aws4_request`;
  const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names}, Signature=${"5d".repeat(32)}`;
  return { authorization, "x-amz-date": "20260115T120000Z", "content-type": "application/json" };
}

const loaded = await Promise.all(
  documents.map(async ({ id }) => {
    const document: Document = (
      await import(`@callsheet/contract/openapi/${id}.json`, { with: { type: "json" } })
    ).default;
    const validators: Record<string, Errors> = await import(`@callsheet/validators/${id}`);
    return { document, validators };
  }),
);

/** The operations of a path, which also contains their shared parameters. */
function methodsOf(item: Record<string, Operation>): [method: string, operation: Operation][] {
  return Object.entries(item).filter(([, { operationId }]) => operationId !== undefined);
}

/** Follows a reference within a bundled document. */
function follow<T extends object>(document: Document, node: T | { $ref: string }): T {
  if (!("$ref" in node)) return node;
  const steps = node.$ref.replace("#/", "").split("/");
  return steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], document) as T;
}

const operations = loaded.flatMap(({ document, validators }) =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    methodsOf(item).map(([method, operation]) => {
      const examples = Object.values(operation.requestBody?.content["application/json"]?.examples ?? {});
      const first = examples[0] ? follow<{ value: unknown }>(document, examples[0]).value : undefined;
      const replies = Object.entries(operation.responses).flatMap(([status, response]) =>
        Object.entries(follow(document, response).content["application/json"]?.examples ?? {}).map(
          ([name, example]) => ({ status, name, value: follow<{ value: unknown }>(document, example).value }),
        ),
      );
      return {
        name: operation.operationId,
        replies,
        output: validators[`${operation.operationId}Output`],
        request: (prefer = "") =>
          new Request(`http://mock.test${path.replace(/\{[^}]*\}/g, "abc")}`, {
            method: method.toUpperCase(),
            headers: { ...signed(document.info["x-callsheet-service"].signingName), prefer },
            ...(first !== undefined && { body: JSON.stringify(first) }),
          }),
      };
    }),
  ),
);

const mock = createMock();
beforeAll(() => mock.ready);

it("serves every operation of the contract", async () => {
  expect((await mock.ready).map(({ name }) => name).sort()).toEqual(
    operations.map(({ name }) => name).sort(),
  );
});

describe.each(operations)("$name", ({ request, replies, output }) => {
  it("answers with the first example", async () => {
    const response = await mock(request());
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(replies[0]?.value);
  });

  it.each(replies)("answers with the example $name of status $status", async ({ status, name, value }) => {
    const response = await mock(request(`code=${status}, example=${name}`));
    expect(response.status).toBe(Number(status));
    expect(await response.json()).toEqual(value);
    expect(response.headers.has("x-amzn-errortype")).toBe(Number(status) >= 400);
  });

  it("generates 1,000 bodies that satisfy their schema", { timeout: 60_000 }, async () => {
    const bodies = new Set<string>();
    for (let seed = 0; seed < 1000; seed++) {
      const response = await mock(request(`dynamic=true, seed=${seed}`));
      const body = await response.json();
      expect(output?.errors(body), `seed ${seed}`).toEqual([]);
      bodies.add(JSON.stringify(body));
    }
    // They are generated: the static example, the last resort, would be the same each time.
    expect(bodies.size).toBeGreaterThan(500);
  });

  it("generates bodies of every declared status", async () => {
    for (const status of new Set(replies.map(({ status }) => status))) {
      expect((await mock(request(`dynamic=true, code=${status}, seed=1`))).status).toBe(Number(status));
    }
  });

  it("requires a signature", async () => {
    const unsigned = request();
    unsigned.headers.delete("authorization");
    const response = await mock(unsigned);
    expect(response.status).toBe(403);
    expect(response.headers.get("x-amzn-errortype")).toBe("MissingAuthenticationTokenException");
  });
});

describe("a request that breaks the contract", () => {
  const send = (path: string, body: string, more: Record<string, string> = {}) => {
    const names = [
      "host",
      ...Object.keys(more).filter((name) => name.startsWith("x-amz-")),
      "x-amz-date",
    ].join(";");
    const headers = { ...signed(path.startsWith(nimble) ? "nimble" : "ivs", names), ...more };
    return mock(new Request(`http://mock.test${path}`, { method: "POST", headers, body }));
  };
  const nimble = "/2020-08-01/studios/abc/streaming-sessions/def/streams";

  it.each([
    [
      "/GetStreamSession",
      '{"channelArn":"x"}',
      "exceptionMessage",
      /'\/channelArn' failed .* pattern: \^arn:aws:/,
    ],
    ["/GetStreamSession", "{}", "exceptionMessage", /'\/channelArn' .*: Member must not be null$/],
    [
      "/GetStageSession",
      "{}",
      "exceptionMessage",
      /^2 validation errors detected\. .*sessionId.*stageArn|stageArn.*sessionId/,
    ],
    [
      nimble,
      '{"expirationInSeconds":59}',
      "message",
      /'\/expirationInSeconds' .* greater than or equal to 60|between 60/,
    ],
  ])("%s %s", async (path, body, member, words) => {
    const response = await send(path, body, { prefer: "code=200" });
    expect(response.status).toBe(400);
    expect(response.headers.get("x-amzn-errortype")).toBe("ValidationException");
    expect((await response.json())[member]).toMatch(words);
  });

  it("reports a value of the wrong type", async () => {
    const response = await send(nimble, '{"expirationInSeconds":"60"}');
    expect([response.status, response.headers.get("x-amzn-errortype")]).toEqual([
      400,
      "SerializationException",
    ]);
  });

  it("checks members that travel as headers", async () => {
    const response = await send(nimble, "{}", { "x-amz-client-token": "x".repeat(65) });
    expect(response.status).toBe(400);
    expect((await response.json()).message).toMatch(/'\/clientToken' failed .* length .*64/);
  });

  it("ignores members that the contract does not know", async () => {
    expect((await send(nimble, '{"later":1}')).status).toBe(200);
  });
});

describe("errors that the contract does not declare", () => {
  it.each([
    ["ThrottlingException", 429, "1"],
    ["429", 429, "1"],
    ["ExpiredTokenException", 403, null],
    ["ServiceUnavailable", 503, "1"],
    ["InternalFailure", 500, null],
  ])("Prefer: code=%s", async (code, status, retryAfter) => {
    const response = await mock(
      operations.find(({ name }) => name === "GetStage")?.request(`code=${code}`) as Request,
    );
    expect(response.status).toBe(status);
    expect(response.headers.get("x-amzn-errortype")).toBe(code === "429" ? "ThrottlingException" : code);
    expect(response.headers.get("retry-after")).toBe(retryAfter);
  });

  it("lists known names for an unknown one", async () => {
    const response = await mock(
      operations.find(({ name }) => name === "GetStage")?.request("code=NoSuchError") as Request,
    );
    expect(response.status).toBe(400);
    expect((await response.json()).exceptionMessage).toMatch(
      /code=NoSuchError is not declared by GetStage; it has 200, .*ResourceNotFoundException/,
    );
  });
});

describe("Prefer: error", () => {
  const [stage] = operations.filter(({ name }) => name === "GetStage");
  const ask = async (prefer: string) => {
    const response = await mock(stage?.request(prefer) as Request);
    return {
      status: response.status,
      name: response.headers.get("x-amzn-errortype"),
      body: await response.json(),
    };
  };

  it.each([
    ["ResourceNotFoundException", 404],
    ["AccessDeniedException", 403],
    ["ThrottlingException", 429],
    ["ExpiredTokenException", 403],
    ["ServiceUnavailable", 503],
  ])("answers with %s", async (name, status) => {
    expect(await ask(`error=${name}`)).toMatchObject({ status, name });
  });

  it("says which preference it followed, and names those that it does not know", async () => {
    const response = await mock(stage?.request("error=ThrottlingException, wait=1") as Request);
    expect(response.status).toBe(429);
    expect(response.headers.get("preference-applied")).toBe("error=ThrottlingException");
    expect(response.headers.get("x-mock-problem")).toMatch(/does not know wait/);
  });

  it("takes a declared error's example, and names what it has for an unknown one", async () => {
    const declared = await ask("error=ResourceNotFoundException");
    expect(declared.body).toEqual((await ask("code=404")).body);
    const unknown = await ask("error=NoSuchError");
    expect(unknown.status).toBe(400);
    expect(unknown.body.exceptionMessage).toMatch(
      /^Prefer: error=NoSuchError is not declared by GetStage; it has .*ResourceNotFoundException/,
    );
  });
});

describe("Prefer: dynamic=true", () => {
  it.each(operations)("generates a reply of $name that people know", async ({ request }) => {
    const body = await (await mock(request("dynamic=true, seed=3"))).json();
    for (const [name, value] of leavesOf(body)) {
      if (typeof value === "number") expect(Math.abs(value), name).toBeLessThan(1e8);
      if (typeof value === "string") expect(value, name).toMatch(/^[\x20-\x7e]{0,300}$/);
      if (/(^|[a-z])arn$/i.test(name) && value !== "") expect(value, name).toMatch(/^arn:aws/);
      if (/(At|Time)$/.test(name) && value !== null) expect(value, name).toMatch(/^20\d\d-\d\d-\d\dT/);
    }
  });
});

/** The values in a value that have no others in them, each with the name of its member. */
function leavesOf(value: unknown, name = ""): [name: string, value: unknown][] {
  if (typeof value !== "object" || value === null) return [[name, value]];
  return Object.entries(value).flatMap(([member, inner]) =>
    leavesOf(inner, Array.isArray(value) ? name : member),
  );
}

it("answers in the same words from files, as npm start serves them", async () => {
  const files = documents.map(({ id }) =>
    fileURLToPath(import.meta.resolve(`@callsheet/contract/openapi/${id}.json`)),
  );
  const other = createMock({ documents: files });
  const requests = operations.flatMap(({ request }) => [
    request(),
    request("code=404"),
    request("dynamic=true, seed=1"),
    request("code=nonsense"),
    ...["{}", "{", '{"arn":1,"channelArn":"x","sessionId":"","expirationInSeconds":1}'].map((body) =>
      request().method === "GET" ? request() : new Request(request(), { body }),
    ),
  ]);
  for (const request of requests) {
    const [ours, theirs] = await Promise.all([mock(request.clone()), other(request)]);
    expect([theirs.status, await theirs.text()]).toEqual([ours.status, await ours.text()]);
  }
});

it.each([
  ["stage/h8RtYc2mVbNx", "h8RtYc2mVbNx", undefined],
  ["stage/Qm5dJx1LpEfa", "Qm5dJx1LpEfa", "podcast-studio"],
  ["stage/another", "v3nWkPq8ZsLd", "friday-panel"],
])("a request that is an example gets the reply of the same name: %s", async (stage, id, name) => {
  const arn = (one: string) => `arn:aws:ivs:us-west-2:123456789012:stage/${one}`;
  const mock = createMock({ auth: "off" });
  const answer = await mock(
    new Request("http://localhost/GetStage", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ arn: `arn:aws:ivs:us-west-2:123456789012:${stage}` }),
    }),
  );
  const body = await answer.json();
  expect(body.stage.arn).toBe(arn(id));
  if (name !== undefined) expect(body.stage.name).toBe(name);
});
