import { createMock } from "@callsheet/mock";
import { expect, it } from "vitest";

// A refusal of the service itself is an error that its operation declares, whatever the schema requires.

const text = { type: "string" };
const object = (properties: object, required = Object.keys(properties)) => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});
const detail = 'The query parameter "n" must be of type integer.';

function documentOf(schema: object, { type = "application/json", status = "400" } = {}): object {
  const responses = {
    204: { description: "Done" },
    [status]: { description: "Refused", content: { [type]: { schema } } },
  };
  const parameters = [{ name: "n", in: "query", schema: { type: "integer" } }];
  return {
    openapi: "3.1.0",
    info: { title: "Refusals", version: "1" },
    paths: { "/n": { get: { operationId: "getN", parameters, responses } } },
  };
}

async function refuse(schema: object, options?: Parameters<typeof documentOf>[1]) {
  const mock = createMock({ documents: [documentOf(schema, options)] });
  const reply = await mock(new Request("http://localhost/n?n=x"));
  const body = await reply.text();
  return { status: reply.status, type: reply.headers.get("content-type"), body };
}

it.each<[string, object, unknown]>([
  ["a message", object({ message: text }), { message: detail }],
  [
    "a message and a code",
    object({ message: text, code: { type: "integer" } }),
    { message: detail, code: 400 },
  ],
  ["a member of its own, a text", object({ why: text }), { why: detail }],
  [
    "members that say nothing of it",
    object({ message: text, documentation_url: { ...text, format: "uri" }, hints: { type: "array" } }),
    { message: detail, documentation_url: "about:blank", hints: [] },
  ],
  [
    "a list of errors",
    object({ errors: { type: "array", minItems: 1, items: object({ detail: text, source: object({}) }) } }),
    { errors: [{ detail, source: {} }] },
  ],
  [
    "a word that is said of such errors",
    object({ error: object({ type: { enum: ["api_error", "invalid_request_error"] }, message: text }) }),
    { error: { type: "invalid_request_error", message: detail } },
  ],
  [
    "constants, bounds and lengths",
    object({ ok: { const: false }, error: { ...text, maxLength: 5 }, line: { type: "integer", minimum: 1 } }),
    { ok: false, error: "Bad R", line: 1 },
  ],
  [
    "null, where it may be",
    object({ message: text, cause: { type: ["null", "object"] } }),
    { message: detail, cause: null },
  ],
  [
    "a text without quotes",
    object({ message: { ...text, pattern: '^[^"]+$' } }),
    { message: detail.replaceAll('"', "'") },
  ],
  [
    "one of several forms",
    { oneOf: [object({ kind: { const: "a" }, message: text }), object({ kind: { const: "b" }, text })] },
    { kind: "a", message: detail },
  ],
  [
    "nothing that must be there",
    { type: "object", properties: { fields: { type: "object" } } },
    { message: detail },
  ],
])("has %s", async (_, schema, want) => {
  const { status, type, body } = await refuse(schema);
  expect([status, type, JSON.parse(body)]).toEqual([400, "application/json", want]);
});

it.each([
  ["text/plain", detail],
  ["text/html", detail.replaceAll('"', "&#34;")],
  ["application/xml", `<error>${detail.replaceAll('"', "&#34;")}</error>`],
])("is a text as %s", async (type, want) => {
  expect(await refuse(text, { type })).toEqual({ status: 400, type, body: want });
});

it.each(["4XX", "default"])("is the error of the range %s", async (status) => {
  expect(await refuse(object({ message: text }), { status })).toMatchObject({
    status: 400,
    type: "application/json",
  });
});

it("is problem details if no known value satisfies the schema", async () => {
  const { type, body } = await refuse(object({ ticket: { ...text, pattern: "^#[A-F]{7}$" } }));
  expect([type, JSON.parse(body).detail]).toEqual(["application/problem+json", detail]);
});
