import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../temporary-spec.test-support.ts";
import { lint } from "./lint.ts";

/** Other people's contract: legal OpenAPI, and nothing that the house rules require. */
const top = `openapi: 3.1.0
info: { title: Other, version: "1" }
`;

/** Findings of a folder as `severity place rule`, and the messages. */
async function run(
  files: Readonly<Record<string, unknown>>,
): Promise<{ found: string[]; messages: string[] }> {
  const folder = await temporaryFolder(files);
  const findings = await lint({ folder });
  return {
    found: findings.map(
      ({ file, line, column, rule, severity }) =>
        `${severity} ${file.slice(folder.length + 1)}:${line}:${column} ${rule}`,
    ),
    messages: findings.map(({ message }) => message),
  };
}

/** A document with one operation, with lines from the fourth on. */
function operation(lines: string): string {
  return `${top}paths:\n  /a/{id}:\n    get:\n      responses: { "200": { description: ok } }\n${lines}`;
}

const id = "      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]\n";

interface Case {
  readonly text: string;
  /** `severity line:column rule`. */
  readonly found: readonly string[];
  readonly message?: string;
}

const schemas = (text: string) => `${top}paths: {}\ncomponents:\n  schemas:\n${text}`;

const cases: Record<string, Case> = {
  "what is legal has no finding": { text: operation(id), found: [] },
  "an empty server list, no tags, no descriptions": { text: `${top}servers: []\npaths: {}\n`, found: [] },
  "formats and extensions of others": {
    text: schemas(
      "    A: { type: string, format: x-money, x-anything: { a: 1 } }\n    B: { type: number, format: decimal }\n",
    ),
    found: [],
  },
  "a missing path parameter": {
    text: operation(""),
    found: ["error 5:5 path-params", "warning 6:7 supported"],
    message: "The operation `get` needs the path parameter `id`, which stands in its path.",
  },
  "a mistyped path parameter": {
    text: operation(id.replace("name: id", "name: Id")),
    found: ["error 5:5 path-params", "warning 6:7 supported", "error 7:20 path-params"],
    message:
      "The operation `get` needs the path parameter `id`, which stands in its path; did you mean `Id`?",
  },
  "an optional path parameter": {
    text: operation(id.replace("required: true, ", "")),
    found: ["error 7:20 path-params"],
    message: "The path parameter `id` needs `required: true`.",
  },
  "an operationId used twice": {
    text: `${top}paths:
  /a: { get: { operationId: readA, responses: { "200": { description: ok } } } }
  /b: { get: { operationId: readA, responses: { "200": { description: ok } } } }
`,
    found: ["error 5:29 operation-operationId-unique"],
  },
  "a parameter that is there twice": {
    text: operation(
      id.replace("}]", "}, { name: q, in: query, schema: true }, { name: q, in: query, schema: true }]"),
    ),
    found: ["error 7:124 operation-parameters", "warning 7:124 supported"],
    message: "The query parameter `q` is there twice.",
  },
  "two paths that match the same requests": {
    text: `${top}paths:
  /a/{x}: { parameters: [{ name: x, in: path, required: true, schema: true }] }
  /a/{y}: { parameters: [{ name: y, in: path, required: true, schema: true }] }
`,
    found: ["error 5:3 no-identical-paths"],
    message: "The path `/a/{y}` matches the same requests as `/a/{x}`.",
  },
  "two paths that some requests match both": {
    text: `${top}paths:
  /a/{x}: { parameters: [{ name: x, in: path, required: true, schema: true }] }
  /{y}/b: { parameters: [{ name: y, in: path, required: true, schema: true }] }
`,
    found: ["warning 5:3 no-ambiguous-paths"],
    message: "Some requests match both `/{y}/b` and `/a/{x}`.",
  },
  "a path without a slash": {
    text: `${top}paths:\n  a: {}\n`,
    found: ["error 4:3 struct", "warning 4:6 supported"],
    message: "The path `a` must begin with a slash.",
  },
  "an undeclared security scheme": {
    text: `${top}security: [{ tokn: [] }]\npaths: {}\ncomponents: { securitySchemes: { token: { type: http, scheme: bearer } } }\n`,
    found: ["error 3:14 oas3-operation-security-defined"],
    message:
      "The security scheme `tokn` is not declared in `components.securitySchemes`; did you mean `token`?",
  },
  "an undeclared variable of a server": {
    text: `${top}servers: [{ url: "https://{regon}.example.com", variables: { region: { default: eu, enum: [us] } } }]\npaths: {}\n`,
    found: [
      "error 3:18 oas3-server-variables",
      "warning 3:62 oas3-server-variables",
      "error 3:81 oas3-server-variables",
    ],
    message: "The server's variable `{regon}` is not declared in `variables`; did you mean `region`?",
  },
  "a member that OpenAPI does not have": {
    text: operation(`${id}      sumary: Reads.\n`),
    found: ["warning 8:15 struct"],
    message: "An operation has no member `sumary`; did you mean `summary`?",
  },
  "a missing required member": {
    text: "openapi: 3.1.0\ninfo: { title: Other }\npaths: {}\n",
    found: ["error 2:1 struct"],
    message: "`info` needs `version`.",
  },
  "a member of another type": {
    text: schemas("    A: { type: object, required: a, properties: 3, maxLength: long }\n"),
    found: ["error 6:34 struct", "error 6:49 struct", "warning 6:49 supported", "error 6:63 struct"],
    message: "This must be an array, not a string.",
  },
  "a number where a string is meant": {
    text: "openapi: 3.1.0\ninfo: { title: Other, version: 1.0 }\npaths: {}\n",
    found: ["warning 2:32 struct"],
    message: "This must be a string, not a number; put it in quotes.",
  },
  "a keyword of OpenAPI 3.0": {
    text: schemas("    A: { type: string, nullable: true }\n"),
    found: ["warning 6:34 known-keyword"],
    message: 'Unknown keyword `nullable`: it is OpenAPI 3.0\'s; write `type: [<type>, "null"]`.',
  },
  "a mistyped keyword": {
    text: schemas("    A: { type: string, maxlength: 3 }\n"),
    found: ["warning 6:35 known-keyword"],
    message: "Unknown keyword `maxlength`; did you mean `maxLength`?",
  },
  "a mistyped format": {
    text: schemas("    A: { type: string, format: datetime }\n"),
    found: ["warning 6:32 known-format"],
    message: "The format `datetime` is not known; did you mean `date-time`?",
  },
  "members called like keywords": {
    text: schemas(
      "    A: { properties: { pattern: { type: string }, nullable: { type: boolean }, $ref: { type: string }, enum: true } }\n",
    ),
    found: [],
  },
  "an enum of another type, and one with a value twice": {
    text: schemas("    A: { type: string, enum: [a, 1, a] }\n"),
    found: ["warning 6:34 typed-enum", "warning 6:37 duplicated-entry-in-enum"],
    message: "The value 1 is not of type string.",
  },
  "a required member with a typo": {
    text: schemas("    A: { required: [nmae, other], properties: { name: true } }\n"),
    found: ["warning 6:21 no-required-schema-properties-undefined"],
    message: "The required member `nmae` is not described in `properties`; did you mean `name`?",
  },
  "a quadratic pattern": {
    text: schemas(
      "    A: { type: string, pattern: '^[0-9]+.?[0-9]*$' }\n    B: { type: string, maxLength: 100, pattern: '^[0-9]+.?[0-9]*$' }\n",
    ),
    found: ["warning 6:33 safe-pattern"],
  },
  "a pattern that is legal without the flag": {
    text: schemas("    A: { type: string, pattern: '^[\\w\\.\\_\\@]+$' }\n"),
    found: [],
  },
  "an invalid pattern": {
    text: schemas("    A: { type: string, pattern: '(?i)abc' }\n"),
    found: ["error 6:33 safe-pattern", "warning 6:33 supported"],
    message: "Invalid regular expression: /(?i)abc/: Invalid group.",
  },
  "an invalid example": {
    text: schemas(
      "    A: { type: object, properties: { a: { type: integer } }, example: { a: x } }\n    B: { type: string, default: 3, examples: [ok, 4] }\n",
    ),
    found: [
      "warning 6:76 oas3-valid-schema-example",
      "warning 7:33 oas3-valid-schema-example",
      "warning 7:51 oas3-valid-schema-example",
    ],
    message: "`a` must be an integer.",
  },
  "a script in a description": {
    text: `${top.replace("title: Other", "title: Other, description: '<script>alert(1)</script>'")}paths: {}\n`,
    found: ["warning 2:36 no-script-tags-in-markdown"],
  },
  "an unsupported version": {
    text: 'swagger: "2.0"\npaths: {}\n',
    found: ["error 1:10 openapi-version"],
  },
  "a version of the future": { text: "openapi: 4.0.0\npaths: {}\n", found: ["error 1:10 openapi-version"] },
  "what OpenAPI 3.0 has and 3.1 has not": {
    text: `openapi: 3.0.3\ninfo: { title: Other, version: "1" }\npaths: {}\ncomponents:\n  schemas:\n    A: { type: string, nullable: true, example: null }\n    B: { type: array }\n    C: { properties: { a: { $ref: '#/components/schemas/A', description: No effect. } } }\n`,
    found: ["warning 7:16 array-items", "warning 8:24 no-$ref-siblings"],
  },
  "SigV4 without a service": {
    text: `${top}paths: {}\ncomponents:\n  securitySchemes:\n    a: { type: apiKey, in: header, name: Authorization, x-amazon-apigateway-authtype: awsSigv4 }\n`,
    found: ["warning 6:5 service-named"],
  },
  "what of OpenAPI 3.2 is not supported": {
    text: "openapi: 3.2.0\ninfo: { title: Other, version: '1' }\npaths: { /a: { query: { responses: { '200': { description: ok } } } } }\n",
    found: ["warning 3:23 supported"],
    message: "QUERY /a is left out: has a method that only OpenAPI 3.2 knows, which is not supported",
  },
  "what OpenAPI 3.2 has and 3.1 has not": {
    text: `openapi: 3.2.0\ninfo: { title: Other, version: '1' }\npaths:\n  /a: { post: { requestBody: { content: { application/json: { $ref: '#/components/mediaTypes/A' } } }, responses: { '200': { summary: Done. } } } }\ncomponents:\n  mediaTypes: { A: { schema: { $ref: '#/components/schemas/A' } } }\n  schemas: { A: { type: object, required: [a], properties: { a: { type: string } } } }\n`,
    found: [],
  },
};

describe("the profile http", () => {
  test.each(Object.entries(cases))("%s", async (_, { text, found, message }) => {
    const result = await run({ "other.yaml": text });
    expect(result.found.map((line) => line.replace("other.yaml:", ""))).toEqual(found);
    if (message) expect(result.messages[0]).toBe(message);
  });
});

describe("references", () => {
  const folder = {
    "a.yaml": `${top}paths:
  /pets: { $ref: "#/components/pathItems/Pets" }
  /other: { $ref: "./parts/paths.yaml#/other" }
components:
  pathItems:
    Pets: { get: { operationId: listPets, responses: { "200": { $ref: "./parts/missing.yaml" } } } }
  schemas:
    Pet: { properties: { tag: { $ref: "#/components/schemas/Tga" }, loop: { $ref: "#/components/schemas/Loop" }, name: { $ref: "#name" }, none: { $ref: "#nome" } } }
    Tag: { type: string, enum: [1] }
    Name: { $anchor: name, type: string }
    Loop: { $ref: "#/components/schemas/Loop" }
    Value: { type: object, example: { $ref: "nowhere.yaml" } }
`,
    "parts/paths.yaml":
      "other:\n  get: { operationId: readOther, responses: { '200': { descripton: typo } } }\n",
    "b.yaml": `${top}paths: [\n`,
    "c.yaml": `${top}paths: { /c: { get: { operationId: readC, responses: { "200": { description: 3 } } } } }\n`,
  };

  test("one broken file, reference or pattern hides no other finding", async () => {
    const { found } = await run(folder);
    expect(found).toEqual([
      "error a.yaml:8:71 invalid-ref",
      "error a.yaml:10:39 invalid-ref",
      "error a.yaml:10:153 invalid-ref",
      "warning a.yaml:11:33 typed-enum",
      "error a.yaml:13:19 invalid-ref",
      "error b.yaml:4:1 readable",
      "warning c.yaml:3:78 struct",
      "error parts/paths.yaml:2:47 struct",
      "warning parts/paths.yaml:2:68 struct",
    ]);
  });

  test("a reference that leads nowhere names its target and the nearest match", async () => {
    const { messages } = await run(folder);
    expect(messages.slice(0, 3)).toEqual([
      '$ref "./parts/missing.yaml" leads to a file that does not exist.',
      '$ref "#/components/schemas/Tga" leads nowhere: #/components/schemas has no "Tga"; did you mean "Tag"?',
      '$ref "#nome" leads nowhere: "nome" is neither a pointer nor an anchor.',
    ]);
  });

  test("a mistyped file names the nearest file", async () => {
    const { messages } = await run({
      "a.yaml": `${top}paths: { /a: { $ref: ./part.yaml } }\n`,
      "parts.yaml": "get: {}\n",
    });
    expect(messages).toEqual([
      '$ref "./part.yaml" leads to a file that does not exist; did you mean "parts.yaml"?',
    ]);
  });

  test("a file that two documents share has its findings once", async () => {
    const document = `${top}paths: { /a: { $ref: ./shared.yaml } }\n`;
    const { found } = await run({
      "a.yaml": document,
      "b.yaml": document,
      "shared.yaml": "get: { responses: { '200': {} } }\n",
    });
    expect(found).toEqual(["error shared.yaml:1:21 struct"]);
  });

  test("two unrelated documents may share names and paths", async () => {
    const document = `${operation(`${id}      operationId: readA\n`)}components: { schemas: { Error: { type: object } } }\n`;
    expect((await run({ "a.yaml": document, "b.yaml": document })).found).toEqual([]);
  });

  test("a file with only components is a separate document if nothing refers to it", async () => {
    const library = `${top}components: { schemas: { A: { type: strin } } }\n`;
    expect((await run({ "lib.yaml": library })).found).toEqual(["error lib.yaml:3:37 struct"]);
  });
});

test("a media type's oneOf names the branch that its discriminator chose", async () => {
  const text = `${top}paths:
  /pets:
    post:
      requestBody:
        content:
          application/json:
            schema:
              oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }]
              discriminator: { propertyName: kind }
            examples:
              tom: { value: { kind: Cat, lives: nine } }
      responses: { "204": { description: ok } }
components:
  schemas:
    Cat: { type: object, properties: { kind: { type: string }, lives: { type: integer } } }
    Dog: { type: object, properties: { kind: { type: string }, tail: { type: boolean } } }
`;
  const strict = text
    .replaceAll("kind: { type: string }", "kind: { type: string }")
    .replace("Dog: { type: object,", "Dog: { type: object, required: [tail],");
  const { found, messages } = await run({ "pets.yaml": strict });
  expect(found).toEqual(["warning pets.yaml:13:49 oas3-valid-media-example"]);
  expect(messages).toEqual(["`lives` must be an integer, as `Cat` says, which `kind` chooses."]);
});

describe("hostile documents are linted to the end", () => {
  const count = 2_000;
  const named = (schema: (next: { $ref: string }, index: number) => object, length = count) => ({
    openapi: "3.1.0",
    info: { title: "Hostile", version: "1" },
    paths: {},
    components: {
      schemas: Object.fromEntries([
        ...Array.from({ length }, (_, index) => [
          `S${index}`,
          schema({ $ref: `#/components/schemas/S${index + 1}` }, index),
        ]),
        [`S${length}`, { type: "string" }],
      ]),
    },
  });

  test.each<[string, object, number]>([
    ["a long chain of references", named((next) => next), 0],
    ["schemas as deep as their number", named((next) => ({ properties: { a: next }, example: {} })), 0],
    ["alternatives in alternatives", named((next) => ({ anyOf: [next, next], example: 1 }), 30), 13],
    [
      "names of JavaScript's own",
      named(() => ({ required: ["toString"], properties: { constructor: true } })),
      0,
    ],
  ])(
    "%s",
    async (_, document, findings) => {
      expect((await run({ "hostile.json": document })).found).toHaveLength(findings);
    },
    30_000,
  );

  test("a member named __proto__ is refused", async () => {
    const { messages } = await run({ "a.yaml": `${top}paths: {}\nx-a: { __proto__: 1 }\n` });
    expect(messages[0]).toContain("This member is named `__proto__`");
  });
});
