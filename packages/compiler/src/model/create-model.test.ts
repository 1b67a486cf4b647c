import { describe, expect, test } from "vitest";
import { bundleDocuments } from "../bundle-documents.ts";
import { smallDocument, smallOperation, temporaryFolder } from "../temporary-spec.test-support.ts";
import { createModel } from "./create-model.ts";
import { createDefinitions } from "./definitions.ts";

async function modelOf(document: unknown) {
  const [bundled] = await bundleDocuments(await temporaryFolder({ "small.yaml": document }));
  if (!bundled) throw new Error("nothing was bundled");
  return createModel(bundled);
}

const operations = (...list: Record<string, unknown>[]) =>
  smallDocument({
    paths: Object.fromEntries(list.map((operation, index) => [`/p${index}`, { post: operation }])),
  });
const schemas = (named: Record<string, unknown>) =>
  smallDocument({ components: { schemas: { Thing: {}, ...named } } });
const parameter = (overrides: Record<string, unknown>) => ({
  in: "query",
  name: "q",
  schema: { type: "string" },
  ...overrides,
});
const response = (overrides: Record<string, unknown>) => ({ description: "d", ...overrides });

describe("createModel", () => {
  test("names the service after the document where the document does not", async () => {
    const { service, constant } = await modelOf(smallDocument({ servers: [{ url: "https://x.example" }] }));
    expect({ service, constant }).toEqual({
      service: {
        id: "small",
        name: "Small",
        signingName: "small",
        endpoint: "https://x.example",
        errorMessage: "message",
      },
      constant: "small",
    });
  });

  test("reads endpoints and names from the extensions", async () => {
    const { service, constant, variants } = await modelOf(
      smallDocument({
        info: {
          title: "T",
          version: "1",
          "x-callsheet-service": {
            name: "IvsRealTime",
            signingName: "ivs",
            errorMessage: "exceptionMessage",
          },
        },
        servers: [
          { url: "https://a" },
          { url: "https://b", "x-callsheet-endpoint": "dualStack" },
          { url: "https://c", "x-callsheet-endpoint": "fips" },
        ],
      }),
    );
    expect(constant).toBe("ivsRealTime");
    expect(service).toMatchObject({
      signingName: "ivs",
      endpoint: "https://a",
    });
    expect(variants).toEqual({ dualStack: "https://b", fips: "https://c" });
  });

  const members: { what: string; parameter: Record<string, unknown>; want: Record<string, unknown> }[] = [
    {
      what: "a query parameter",
      parameter: parameter({ name: "max-results", schema: { type: "integer" } }),
      want: { member: "maxResults", binding: { in: "query", name: "max-results", type: "integer" } },
    },
    {
      what: "a header",
      parameter: parameter({ in: "header", name: "X-Frame-Options" }),
      want: { member: "xFrameOptions", binding: { in: "header", name: "X-Frame-Options" } },
    },
    {
      what: "an object in the query",
      parameter: parameter({
        schema: { type: "object", additionalProperties: { type: "array", items: { type: "integer" } } },
      }),
      want: { member: "q", binding: { in: "query", name: "q", type: "integer", list: true, map: true } },
    },
    {
      what: "a list",
      parameter: parameter({ schema: { type: "array", items: { type: "boolean" } } }),
      want: { member: "q", binding: { in: "query", name: "q", type: "boolean", list: true } },
    },
    {
      what: "a member named by extension",
      parameter: parameter({ "x-callsheet-member": "clientToken" }),
      want: { member: "clientToken" },
    },
    {
      what: "a name that begins with a digit",
      parameter: parameter({ name: "2fa" }),
      want: { member: "_2fa" },
    },
    {
      what: "a nullable type",
      parameter: parameter({ schema: { type: ["number", "null"] } }),
      want: { binding: { in: "query", name: "q", type: "number" } },
    },
  ];
  test.each(members)("reads $what", async ({ parameter: given, want }) => {
    const { operations: read } = await modelOf(operations(smallOperation({ parameters: [given] })));
    expect(read[0]?.input.members[0]).toMatchObject(want);
  });

  test("keeps apart members of one name by their place", async () => {
    const given = [parameter({ name: "name" }), parameter({ in: "header", name: "Name" })];
    const { operations: read } = await modelOf(operations(smallOperation({ parameters: given })));
    expect(read[0]?.input.members.map(({ member }) => member)).toEqual(["queryName", "headerName"]);
  });

  test("finds the token, the success status and the errors with their headers", async () => {
    const token = {
      in: "header",
      name: "X-Amz-Client-Token",
      "x-callsheet-member": "clientToken",
      "x-callsheet-idempotency-token": true,
      schema: { type: "string" },
    };
    const headers = {
      "x-amzn-ErrorType": { required: true, schema: { const: "BusyException" } },
      "x-amzn-RequestId": { schema: { type: "string" } },
    };
    const responses = {
      "201": response({}),
      "409": response({
        headers,
        content: { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } },
      }),
    };
    const { operations: read } = await modelOf(
      operations(smallOperation({ parameters: [token], responses })),
    );
    expect(read[0]).toMatchObject({
      input: { token: "clientToken", body: "members", bodyRequired: false },
      output: { status: 201, body: "none", members: [] },
      errors: [{ name: "BusyException", status: 409, members: [{ member: "xAmznErrorType" }] }],
    });
  });

  test("takes a body that is no object as one member", async () => {
    const { operations: read } = await modelOf(
      operations(
        smallOperation({
          requestBody: { required: true, content: { "text/plain": { schema: { type: "string" } } } },
        }),
      ),
    );
    expect(read[0]?.input).toMatchObject({ body: "payload", mediaType: "text/plain", bodyRequired: true });
  });

  test("names what has no name and what is a reserved word", async () => {
    const { operations: read } = await modelOf(
      operations(
        smallOperation({ operationId: undefined }),
        smallOperation({ operationId: "delete" }),
        smallOperation({ operationId: "repos/list-for-org" }),
      ),
    );
    expect(read.map(({ name, constant }) => [name, constant])).toEqual([
      ["PostP0", "postP0"],
      ["Delete", "delete_"],
      ["ReposListForOrg", "reposListForOrg"],
    ]);
  });
});

describe("createModel refuses, with the place", () => {
  const cases: { what: string; document: unknown; message: RegExp }[] = [
    {
      what: "an operationId that is no name",
      document: operations(smallOperation({ operationId: "!!" })),
      message: /small\.yaml:\d+:\d+ `!!` cannot be a name/,
    },
    {
      what: "two operations of one name",
      document: operations(smallOperation(), smallOperation({ operationId: "readThing" })),
      message: /small\.yaml:\d+:\d+ the name `ReadThingInput` is taken/,
    },
    {
      what: "a schema that takes an operation's name",
      document: schemas({ ReadThingInput: {} }),
      message: /the name `ReadThingInput` is taken by \/components\/schemas\/ReadThingInput/,
    },
    {
      what: "a path with quotes",
      document: smallDocument({ paths: { '/a"b': { post: smallOperation() } } }),
      message: /has characters that no path template has/,
    },
    {
      what: "a path with a line break",
      document: smallDocument({ paths: { "/a\nb": { post: smallOperation() } } }),
      message: /has characters that no path template has/,
    },
    {
      what: "a parameter that is no token",
      document: operations(smallOperation({ parameters: [parameter({ name: 'q"' })] })),
      message: /cannot name a parameter/,
    },
    {
      what: "a member that is no identifier",
      document: operations(smallOperation({ parameters: [parameter({ "x-callsheet-member": "a-b" })] })),
      message: /`a-b` cannot name the member/,
    },
    {
      what: "two members of one name that the document gave",
      document: operations(
        smallOperation({
          parameters: [parameter({ name: "a" }), parameter({ name: "b", "x-callsheet-member": "a" })],
        }),
      ),
      message: /the member `a` is there twice/,
    },
    {
      what: "an error declared twice",
      document: operations(smallOperation({ responses: { "400": error("Bad"), "422": error("Bad") } })),
      message: /declares the error `Bad` a second time/,
    },
    {
      what: "an error whose name is code",
      document: operations(smallOperation({ responses: { "400": error("Bad`${x}`") } })),
      message: /the error's name .* is not one/,
    },
    {
      what: "a service name that is code",
      document: smallDocument({ info: { "x-callsheet-service": { name: "A { constructor" } } }),
      message: /must be an identifier in PascalCase/,
    },
  ];
  test.each(cases)("$what", async ({ document, message }) => {
    await expect(modelOf(document)).rejects.toThrow(message);
  });
});

describe("createDefinitions", () => {
  test("puts labels, headers and body members into one object", async () => {
    const body = { content: { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } } };
    const id = { in: "path", name: "id", required: true, description: "Its id.", schema: { type: "string" } };
    const model = await modelOf(
      smallDocument({
        paths: { "/things/{id}": { post: smallOperation({ parameters: [id], requestBody: body }) } },
      }),
    );
    expect(createDefinitions(model).ReadThingInput).toEqual({
      type: "object",
      properties: { name: { type: "string" }, id: { type: "string", description: "Its id." } },
      required: ["id"],
    });
  });

  test("turns references and drops what OpenAPI adds, but no property that is named like it", async () => {
    const definitions = createDefinitions(
      await modelOf(
        schemas({
          Box: {
            type: "object",
            example: { a: 1 },
            properties: {
              example: { $ref: "#/components/schemas/Thing" },
              xml: { type: "string", enum: ["example"] },
            },
          },
        }),
      ),
    );
    expect(definitions.Box).toEqual({
      type: "object",
      properties: { example: { $ref: "#/$defs/Thing" }, xml: { type: "string", enum: ["example"] } },
    });
  });
});

function error(name: string) {
  return response({ headers: { "x-amzn-ErrorType": { required: true, schema: { const: name } } } });
}
