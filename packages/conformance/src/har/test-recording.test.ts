import { describe, expect, it } from "vitest";
import { parseHar } from "./parse-har.ts";
import { type Exchanged, har, pets } from "./recording.test-support.ts";
import { testRecording } from "./test-recording.ts";

const json = { "content-type": "application/json" };

async function record(exchanges: readonly Exchanged[], options = {}) {
  const entries = parseHar(har(...exchanges), "pets.har");
  return testRecording(pets, { name: "pets.har", entries }, options);
}

async function told(exchanges: readonly Exchanged[]): Promise<string[]> {
  const { recorded } = await record(exchanges);
  return recorded.causes.map(({ operation, check, message }) => `${operation} ${check}: ${message}`);
}

describe("recorded traffic is checked against the contract", () => {
  it("and is right when it is right", async () => {
    const { recorded, leftOut } = await record([
      {},
      { path: "/pets/2", status: 404, answer: {} },
      { method: "POST", path: "/pets", headers: json, body: '{"name":"Rex"}', status: 201 },
    ]);
    expect([recorded.verdict, recorded.totals.passed, leftOut]).toEqual(["partial", 3, {}]);
  });

  it.each<[string, Exchanged, string[]]>([
    [
      "a reply without a member that must be there",
      { answer: { id: 1 } },
      [
        "pets/getPet body-schema: The body of the answer with status 200 must have required property 'name' at its root.",
      ],
    ],
    ["a status that is not declared", { status: 418, answer: {} }, ["pets/getPet status-declared"]],
    [
      "a request that breaks a rule and was refused",
      { path: "/pets/1?fields=too-many", status: 400, answer: { message: "No." } },
      [
        "pets/getPet request-kept: The recorded request breaks the contract: /fields must NOT have more than 5 characters.",
      ],
    ],
    [
      "a body that is missing",
      { method: "POST", path: "/pets", status: 400, answer: { message: "No." } },
      ["pets/createPet request-kept: The recorded request breaks the contract: The body is missing."],
    ],
  ])("%s", async (_, exchange, want) => {
    const causes = await told([exchange]);
    for (const text of want)
      expect(causes).toContainEqual(expect.stringContaining(text.split(":")[0] as string));
    expect(causes).toHaveLength(want.length);
  });

  it("an accepted wrong request is a fault of both", async () => {
    const causes = await told([{ path: "/pets/1?fields=too-many" }]);
    expect(causes.map((text) => text.split(":")[0]).sort()).toEqual([
      "pets/getPet refuses-invalid",
      "pets/getPet request-kept",
    ]);
  });

  it("useless exchanges are left out, with the reason", async () => {
    const { leftOut } = await record([
      { path: "/dogs" },
      { method: "OPTIONS" },
      { status: 304 },
      { status: 0 },
    ]);
    expect(leftOut).toEqual({
      "the contract has no such path and method": 2,
      "the answer was not modified: its body was in a cache": 1,
      "the recording has no complete answer": 1,
    });
  });
});

describe("what failed is sent again", () => {
  const bad: Exchanged[] = [{}, { path: "/pets/7?fields=a", answer: { id: 7 } }];
  const serving = (name: string | undefined, seen: Request[] = []) => ({
    target: async (request: Request) => {
      seen.push(request);
      return Response.json({ id: 7, name });
    },
  });

  it("and fails again, under the same id", async () => {
    const seen: Request[] = [];
    const { recorded, replayed } = await record(bad, serving(undefined, seen));
    expect(seen.map(({ url }) => url)).toEqual(["http://localhost/pets/7?fields=a"]);
    const ids = [recorded, replayed].map((report) => report?.failures.map(({ id }) => id));
    expect(ids).toEqual([["pets/getPet/har/1"], ["pets/getPet/har/1"]]);
  });

  it("and passes once the target is right", async () => {
    const { replayed } = await record(bad, serving("Rex"));
    expect([replayed?.verdict, replayed?.totals.passed]).toEqual(["partial", 1]);
  });

  it("with the credentials of the run, not the recorded ones", async () => {
    const seen: Request[] = [];
    const headers = {
      Authorization: "Bearer recorded-token",
      Cookie: "sid=recorded-cookie",
      "X-Trace": "on",
    };
    const credentials = { schemes: { token: "fresh-token" } };
    await record([{ headers, answer: {} }], { ...serving("Rex", seen), credentials });
    expect(seen[0]?.headers.get("authorization")).toBe("Bearer fresh-token");
    expect(seen[0]?.headers.get("cookie")).toBeNull();
    expect(seen[0]?.headers.get("x-trace")).toBe("on");
  });

  it("but not for a wrong request by itself", async () => {
    const seen: Request[] = [];
    const refused = { path: "/pets/1?fields=too-many", status: 400, answer: { message: "No." } };
    const { replayed } = await record([refused], serving("Rex", seen));
    expect([replayed, seen]).toEqual([undefined, []]);
  });
});

it("secrets of the recording are never shown", async () => {
  const secrets = ['s3cr/et-\u00fc"1', "tok-en&2", "coo-kie-3", "pass+wo rd4", "key-5-in-answer", "basic-6"];
  const [token, query, cookie, password, answered, basic] = secrets as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const { recorded } = await record([
    { headers: { Authorization: `Bearer ${encodeURIComponent(token)}`, Cookie: `sid=${cookie}; a=b` } },
    { path: `/pets/1?fields=x&access_token=${encodeURIComponent(query)}`, answer: { id: query } },
    {
      method: "POST",
      path: "/pets",
      headers: { ...json, Authorization: `Basic ${btoa(`me:${basic}`)}`, "X-Echo": basic },
      body: JSON.stringify({ password, note: `${password} ${basic}`, secret: { deep: [token] } }),
      status: 201,
      answer: { id: 1, name: 5, apiToken: answered, said: `${token} ${cookie}` },
    },
  ]);
  const text = JSON.stringify(recorded);
  expect(recorded.failures.length).toBeGreaterThan(1);
  for (const secret of secrets)
    for (const form of [
      secret,
      encodeURIComponent(secret),
      JSON.stringify(JSON.stringify(secret).slice(1, -1)).slice(1, -1),
      btoa(`me:${basic}`),
    ])
      expect(text).not.toContain(form);
});
