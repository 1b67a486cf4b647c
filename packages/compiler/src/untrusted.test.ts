import { execFile } from "node:child_process";
import { cp, mkdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { generate } from "./generate.ts";
import { formatProblem } from "./read-documents.ts";
import { temporaryFolder } from "./temporary-spec.test-support.ts";

const root = path.resolve(import.meta.dirname, "../../..");

/**
 * Each would set a global if it ever became code: out of a comment, a string, a template, a regular
 * expression or a Mustache tag.
 */
const payloads = [
  "*/ globalThis.pwned = 1; /*",
  '"; globalThis.pwned = 1; "',
  "'; globalThis.pwned = 1; '",
  "`; globalThis.pwned = 1; `",
  "${globalThis.pwned = 1}",
  '\\"; globalThis.pwned = 1; //',
  "\\'; globalThis.pwned = 1; //",
  "\n globalThis.pwned = 1; \n",
  "\u2028 globalThis.pwned = 1; \u2029",
  "*\u0000/ globalThis.pwned = 1; /*",
  "{{=<% %>=}} {{{vendorExtensions}}} <% globalThis.pwned = 1 %>",
  "/; globalThis.pwned = 1; /",
  "</script><script>globalThis.pwned = 1</script>",
  "constructor",
];
/** A document with the text in every place that takes free text. */
function documentOf(text: string, service: string): Record<string, unknown> {
  const schema = (extra: object) => ({ title: text, description: text, $comment: text, ...extra });
  const header = { description: text, schema: schema({ type: "string", default: text }) };
  const errorHeaders = {
    "x-amzn-ErrorType": {
      required: true,
      description: text,
      schema: { type: "string", const: "NoException" },
    },
    "X-Other": header,
  };
  const content = {
    "application/json": {
      schema: { $ref: "#/components/schemas/Thing" },
      examples: { one: { summary: text, description: text, value: { a: text } } },
    },
  };
  return {
    openapi: "3.1.1",
    info: {
      title: text,
      version: text,
      description: text,
      summary: text,
      license: { name: text, identifier: text },
      "x-callsheet-service": { name: service, signingName: text, errorMessage: text },
    },
    externalDocs: { url: text, description: text },
    servers: [
      {
        url: text,
        description: text,
        variables: { region: { default: text, enum: [text], description: text } },
      },
      { url: text, "x-callsheet-endpoint": "fips" },
    ],
    tags: [{ name: text, description: text }],
    "x-anything": { [text]: text },
    webhooks: { [text]: { post: { requestBody: { content }, responses: { "200": { description: text } } } } },
    paths: {
      ...namesOf(text),
      "/things/{id}": {
        post: {
          operationId: "ReadThing",
          summary: text,
          description: text,
          tags: [text],
          externalDocs: { url: text, description: text },
          "x-anything": text,
          parameters: [
            {
              in: "path",
              name: "id",
              required: true,
              description: text,
              schema: schema({ type: "string", default: text, enum: [text, "x"] }),
            },
            {
              in: "query",
              name: "q",
              description: text,
              schema: schema({ type: "array", items: { type: "string", const: text } }),
            },
          ],
          requestBody: { description: text, content },
          responses: {
            "200": { description: text, content, headers: { "X-Out": header } },
            "400": { description: text, headers: errorHeaders, content },
          },
        },
      },
    },
    components: {
      securitySchemes: {
        [text]: { type: "http", scheme: text },
        named: { type: "apiKey", in: "header", name: text },
      },
      schemas: {
        ...namedSchemas(text),
        Thing: schema({
          type: "object",
          required: [text],
          default: { [text]: text },
          examples: [text],
          properties: {
            [text]: schema({ type: "string", enum: [text] }),
            a: schema({ type: "string", const: text, format: "date-time", deprecated: true }),
            b: schema({
              type: "string",
              pattern: `^${text.replaceAll(/[^a-z ]/g, "")}$`,
              contentMediaType: text,
            }),
            c: schema({
              type: "object",
              propertyNames: { enum: [text] },
              patternProperties: { "^x-": { const: text } },
              dependentRequired: { [text]: [text] },
            }),
          },
        }),
        delete: schema({ type: "string" }),
        class: schema({ $ref: "#/components/schemas/delete" }),
        [`odd-name ${text.replaceAll(/[^a-z ]/g, "")}`]: schema({ type: "string" }),
      },
    },
  };
}

/**
 * The text as a name of everything that has one. An impossible name costs an operation, and each has its own
 * operation.
 */
function namesOf(text: string): Record<string, unknown> {
  const responses = { "204": { description: text } };
  const parameter = (place: string, more: object = { schema: { type: "string" } }) => ({
    get: { parameters: [{ in: place, name: text, ...more }], responses },
  });
  const body = (content: object) => ({ post: { requestBody: { required: true, content }, responses } });
  const fields = { schema: { type: "object", properties: { [text]: { type: "array", items: {} } } } };
  const encoding = {
    [text]: {
      contentType: text,
      style: "form",
      explode: true,
      headers: { [text]: { schema: { type: "string" } } },
    },
  };
  const deep = {
    style: "deepObject",
    schema: { type: "object", properties: { [text]: { type: "string" } } },
  };
  const step = text.replaceAll(/[{}?#]/g, "");
  return {
    "/query": parameter("query"),
    "/header": parameter("header"),
    "/cookie": parameter("cookie"),
    "/deep": parameter("query", deep),
    "/json": parameter("query", { content: { [text]: { schema: { type: "string" } } } }),
    [`/${step}`]: { get: { operationId: `path ${text}`, responses } },
    [`/label/{${step}}`]: {
      get: {
        parameters: [{ in: "path", name: step, required: true, schema: { type: "string" } }],
        responses,
      },
    },
    "/media": body({ [text]: { schema: { type: "string" } } }),
    "/many": body({ "application/json": { schema: {} }, [`text/${text}`]: {}, "image/*": {} }),
    "/form": body({ "application/x-www-form-urlencoded": { ...fields, encoding } }),
    "/multipart": body({ "multipart/form-data": { ...fields, encoding } }),
    "/events": {
      get: {
        responses: {
          "200": {
            description: text,
            content: { "text/event-stream": { schema: { properties: { [text]: true } } } },
          },
        },
      },
    },
    "/secured": { get: { security: [{ [text]: [] }, { named: [] }], responses } },
    "/server": {
      get: { servers: [{ url: `https://a/{${text}}`, variables: { [text]: { default: text } } }], responses },
    },
    "/paged": { get: { "x-callsheet-pages": { token: text, next: text, items: text }, responses } },
    "/waiting": { get: { "x-callsheet-waiters": { [text]: { acceptors: [text] } }, responses } },
    "/called": { post: { callbacks: { [text]: { [text]: { post: { responses } } } }, responses } },
    "/status": {
      get: {
        responses: {
          [text]: { description: text },
          "2XX": { description: text, headers: { [text]: { schema: {} } } },
        },
      },
    },
  };
}

/** Schemas with the text in keywords that name things. */
function namedSchemas(text: string): Record<string, unknown> {
  return {
    Anchored: {
      $id: `https://a/${encodeURIComponent(text)}`,
      $defs: { [text]: { $anchor: "a", type: "string" } },
      $ref: "#a",
    },
    Keyed: {
      patternProperties: { [text.replaceAll(/\W/g, "\\$&")]: true },
      dependentSchemas: { [text]: { title: text } },
    },
    Told: {
      oneOf: [{ $ref: "#/components/schemas/Keyed" }, { $ref: "#/components/schemas/Anchored" }],
      discriminator: { propertyName: text, mapping: { [text]: "#/components/schemas/Keyed", other: text } },
    },
  };
}

/** One document for each payload, and one with all of them. Another test refuses `__proto__`. */
function documentsOf(): Record<string, unknown> {
  const texts = [payloads.join(" "), ...payloads];
  return Object.fromEntries(
    texts.map((text, index) => [`evil-${index}.json`, documentOf(text, `Evil${index}`)]),
  );
}

describe("documents with code in every string", () => {
  test("give modules that parse and do nothing when loaded", async () => {
    const out = await temporaryFolder();
    const { outputs, models, skipped } = await generate({
      spec: await temporaryFolder(documentsOf()),
      root: out,
    });
    const operations = models.flatMap((model) => model.operations);
    expect(operations.length, "names cost operations, but not most of them").toBeGreaterThan(140);
    expect(skipped.map(formatProblem).join("")).not.toMatch(/[\n\r\u2028\u2029]/);
    for (const [file, text] of outputs) {
      if (file.endsWith(".json")) JSON.parse(text);
      else expect(syntaxErrors(text), file).toEqual([]);
    }
    await copyPackages(out, outputs);
    const modules = [...outputs.keys()].filter(
      (file) => /\/gen\/[\w.-]+\.(ts|js)$/.test(file) && !file.endsWith(".d.ts"),
    );
    expect(modules.length).toBeGreaterThanOrEqual(5 * payloads.length);
    const imports = modules.map((file) => `await import(${JSON.stringify(path.join(out, file))});`);
    await writeFile(
      path.join(out, "load.mjs"),
      `${imports.join("\n")}\nconsole.log(JSON.stringify([globalThis.pwned ?? null, ({}).polluted ?? null]));\n`,
    );
    const { stdout } = await promisify(execFile)("node", ["load.mjs"], { cwd: out });
    expect(JSON.parse(stdout)).toEqual([null, null]);
  }, 60_000);

  test("are refused where a member would be called __proto__", async () => {
    const spec = await temporaryFolder({
      "evil.json": JSON.stringify(documentOf("TEXT", "Evil")).replaceAll('"TEXT":', '"__proto__":'),
    });
    await expect(generate({ spec, root: await temporaryFolder() })).rejects.toThrow(/__proto__/);
  });
});

function syntaxErrors(text: string): unknown {
  const source = ts.createSourceFile("a.ts", text, ts.ScriptTarget.Latest);
  return (source as ts.SourceFile & { parseDiagnostics: unknown }).parseDiagnostics;
}

/** The packages that generated modules import, with the outputs instead of their own. */
async function copyPackages(out: string, outputs: ReadonlyMap<string, string>): Promise<void> {
  for (const name of ["contract", "client", "server", "validators", "protocol"]) {
    const filter = (file: string) => !/[\\/](node_modules|dist|gen)$/.test(file);
    await cp(path.join(root, "packages", name), path.join(out, "packages", name), {
      recursive: true,
      filter,
    });
  }
  for (const [file, text] of outputs) {
    await mkdir(path.dirname(path.join(out, file)), { recursive: true });
    await writeFile(path.join(out, file), text);
  }
  await mkdir(path.join(out, "node_modules"));
  await symlink(path.join(out, "packages"), path.join(out, "node_modules/@callsheet"));
}

describe("a pattern that a text can keep busy", () => {
  const withPattern = (schema: object) => {
    const document = documentOf("text", "Slow") as { components: { schemas: Record<string, object> } };
    Object.assign(document.components.schemas, { Slow: { type: "string", description: "d", ...schema } });
    return temporaryFolder({ "slow.json": document });
  };

  test("keeps no validator busy", async () => {
    const spec = await withPattern({ pattern: "^(a+)+$" });
    const out = await temporaryFolder();
    const { outputs } = await generate({ spec, root: out });
    await copyPackages(out, outputs);
    const module = path.join(out, "packages/validators/gen/slow.js");
    await writeFile(
      path.join(out, "match.mjs"),
      `import { Slow } from ${JSON.stringify(module)};
       const text = "a".repeat(100_000);
       console.log(Slow.is(text), Slow.is(text + "!"));`,
    );
    const { stdout } = await promisify(execFile)("node", ["match.mjs"], { cwd: out, timeout: 60_000 });
    expect(stdout).toBe("true false\n");
  }, 90_000);
});
