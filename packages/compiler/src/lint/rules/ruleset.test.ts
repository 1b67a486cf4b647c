import spectralCore from "@stoplight/spectral-core";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../../temporary-spec.test-support.ts";
import { lint } from "../lint.ts";
import ruleset from "./ruleset.js";

const spectral = new spectralCore.Spectral();
spectral.setRuleset(ruleset);

type Json = Record<string, unknown>;

/** A document that follows every rule. */
const good = {
  openapi: "3.1.1",
  info: {
    title: "Good",
    version: "1",
    description: "A document that follows every rule.",
    license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    "x-callsheet-service": { name: "Good", signingName: "good", errorMessage: "message" },
  },
  servers: [{ url: "https://good.test", description: "The only one." }],
  tags: [{ name: "Things", description: "What it is about." }],
  paths: {
    "/things/{thingId}": {
      post: {
        operationId: "PutThing",
        tags: ["Things"],
        summary: "Put a thing.",
        description: "Puts a thing where it belongs.",
        parameters: [
          {
            name: "thingId",
            in: "path",
            required: true,
            description: "Which.",
            schema: { type: "string", maxLength: 9 },
          },
        ],
        requestBody: {
          description: "What the thing is like.",
          content: {
            "application/json": {
              schema: { $ref: "#/components/schemas/Thing" },
              examples: { red: { summary: "A red thing", value: { color: "red" } } },
            },
          },
        },
        responses: {
          "200": {
            description: "It is there.",
            headers: { "x-amzn-RequestId": { description: "Which request.", schema: { type: "string" } } },
            content: {
              "application/json": {
                schema: { $ref: "#/components/schemas/Reply" },
                examples: { red: { summary: "A red thing", value: { thing: { color: "red" } } } },
              },
            },
          },
          "400": {
            description: "It is no thing.",
            headers: {
              "x-amzn-ErrorType": {
                required: true,
                description: "The error's name.",
                schema: { type: "string", const: "ValidationException" },
              },
            },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      Thing: {
        type: "object",
        description: "A thing.",
        properties: {
          color: { type: "string", description: "Its color.", maxLength: 20, pattern: "^[a-z]+$" },
          tags: {
            type: "object",
            description: "Labels.",
            maxProperties: 2,
            additionalProperties: { type: "string", maxLength: 2 },
          },
        },
      },
      Reply: {
        type: "object",
        description: "What comes back.",
        properties: {
          thing: { $ref: "#/components/schemas/Thing" },
          note: { type: "string", description: "Any text." },
        },
      },
    },
  },
};

const operation = "paths./things/{thingId}.post";
const color = "components.schemas.Thing.properties.color";
const errorHeader = `${operation}.responses.400.headers.x-amzn-ErrorType`;

test("a document that follows every rule has no finding", async () => {
  expect(await spectral.run(good)).toEqual([]);
});

interface Case {
  /** The changed place: names joined with dots. */
  readonly at: string;
  /** The new value; if undefined, the place is deleted. */
  readonly value?: unknown;
  /** Part of the message. */
  readonly message: string;
}

const cases: Record<string, Case[]> = {
  "service-named": [
    { at: "info.x-callsheet-service", message: "needs `x-callsheet-service`" },
    { at: "info.x-callsheet-service.signingName", message: "needs `signingName`" },
    { at: "info.x-callsheet-service.name", value: "not a name", message: "`name` must be" },
    { at: "info.x-callsheet-service.sdkId", value: "-", message: "`sdkId` must be" },
    { at: "info.x-callsheet-service.nmae", value: "Good", message: "no member `nmae`" },
  ],
  "operation-id-form": [
    {
      at: `${operation}.operationId`,
      value: "putThing",
      message: "operationId putThing is not in PascalCase",
    },
    { at: `${operation}.operationId`, value: "Put_Thing", message: "not in PascalCase" },
  ],
  "anchored-pattern": [
    { at: `${color}.pattern`, value: "[a-z]+", message: "write `^[a-z]+$`" },
    { at: `${color}.pattern`, value: "^[a-z]+", message: "not anchored" },
    { at: `${color}.pattern`, value: "[a-z]+$", message: "not anchored" },
    { at: `${color}.pattern`, value: "^red|blue$", message: "write `^red$`" },
    { at: `${color}.pattern`, value: "^red\\$", message: "not anchored" },
    { at: "components.schemas.Reply.properties.note.pattern", value: "a", message: "write `^a$`" },
  ],
  "bounded-request": [
    { at: `${color}.maxLength`, message: "Add `maxLength`" },
    { at: `${operation}.parameters.0.schema.maxLength`, message: "Add `maxLength`" },
    { at: "components.schemas.Thing.properties.tags.maxProperties", message: "Add `maxProperties`" },
    {
      at: "components.schemas.Thing.properties.tags.additionalProperties.maxLength",
      message: "Add `maxLength`",
    },
    { at: `${color}.type`, value: ["string", "null"], message: "" },
    {
      at: color,
      value: { type: "array", description: "Some.", items: { type: "integer" } },
      message: "Add `maxItems`",
    },
    { at: `${color}.x-callsheet-unbounded`, value: " ", message: "must say why" },
  ],
  "described-everything": [
    { at: "info.description", message: "The document needs a description" },
    { at: "servers.0.description", message: "Server `https://good.test` needs a description" },
    { at: "tags.0.description", message: "Tag `Things` needs a description" },
    { at: `${operation}.summary`, message: "Operation `PutThing` needs a summary" },
    { at: `${operation}.description`, message: "Operation `PutThing` needs a description" },
    { at: `${operation}.parameters.0.description`, message: "Parameter `thingId` needs" },
    { at: `${operation}.requestBody.description`, message: "The request body needs" },
    {
      at: `${operation}.requestBody.content.application/json.examples.red.summary`,
      message: "Example `red` needs a summary",
    },
    { at: `${operation}.responses.400.description`, value: " ", message: "Response `400` needs" },
    { at: `${errorHeader}.description`, message: "Header `x-amzn-ErrorType` needs" },
    { at: "components.schemas.Thing.description", message: "Schema `Thing` needs" },
    { at: `${color}.description`, message: "Member `color` needs" },
  ],
  "error-type": [
    { at: errorHeader, message: "needs the header `x-amzn-ErrorType`" },
    { at: `${errorHeader}.required`, value: false, message: "needs `required: true`" },
    { at: `${errorHeader}.schema.const`, message: "as the `const`" },
    { at: `${errorHeader}.schema.const`, value: "no name", message: "as the `const`" },
    { at: `${errorHeader}.schema`, value: { anyOf: [{ const: "no name" }] }, message: "as the `const`" },
    {
      at: `${operation}.responses.409`,
      value: good.paths["/things/{thingId}"].post.responses["400"],
      message: "have the same name",
    },
    {
      at: `${operation}.responses.default`,
      value: { description: "Any other error." },
      message: "needs the header",
    },
  ],
  "known-keyword": [
    { at: `${color}.maxlength`, value: 3, message: "did you mean `maxLength`?" },
    { at: `${color}.patern`, value: "^a$", message: "did you mean `pattern`?" },
    { at: `${color}.nullable`, value: true, message: "Unknown keyword `nullable`: it is OpenAPI 3.0's" },
    { at: `${color}.x-callsheet-sensitve`, value: true, message: "did you mean `x-callsheet-sensitive`?" },
    { at: "info.x-callsheet-endpoint", value: "fips", message: "has no effect here; it belongs to: server" },
  ],
  "named-example": [
    {
      at: `${operation}.requestBody.content.application/json.examples`,
      message: "The request body needs an example",
    },
    {
      at: `${operation}.responses.200.content.application/json.examples`,
      value: {},
      message: "The response needs an example",
    },
  ],
  // Spectral's own, which the ruleset must not have lost.
  "oas3-valid-media-example": [
    {
      at: `${operation}.requestBody.content.application/json.examples.red.value.color`,
      value: 7,
      message: "string",
    },
  ],
  "oas3-schema": [{ at: `${operation}.requestBdy`, value: {}, message: "unevaluated" }],
  "path-params": [{ at: `${operation}.parameters`, value: [], message: "thingId" }],
};

/** Rules with another name, and other words, outside Spectral. */
const sameAs: Readonly<Record<string, string>> = { "oas3-schema": "struct" };

for (const [rule, list] of Object.entries(cases)) {
  describe(rule, () => {
    test.each(list)("finds fault with $at: $value", async ({ at, value, message }) => {
      const findings = await spectral.run(changed(at, value));
      const own = findings.filter(({ code }) => code === rule);
      if (message === "") expect(own).toEqual([]);
      else expect(own.map((finding) => finding.message).join("\n")).toContain(message);
    });

    // Without the extension, the document has another profile.
    const ofAws = list.filter(({ at }) => at !== "info.x-callsheet-service");
    test.each(ofAws)("callsheet lint does, too, with $at: $value", async ({ at, value, message }) => {
      const folder = await temporaryFolder({ "good.json": changed(at, value) });
      const own = (await lint({ folder })).filter((finding) => finding.rule === (sameAs[rule] ?? rule));
      const messages = own.map((finding) => finding.message).join("\n");
      if (message === "") expect(own).toEqual([]);
      else expect(messages).toContain(rule in sameAs ? "has no member" : message);
    });
  });
}

test("callsheet lint has no finding for a document that follows every rule", async () => {
  expect(await lint({ folder: await temporaryFolder({ "good.json": good }) })).toEqual([]);
});

test.each([
  [operation, null],
  [`${operation}.responses`, { "400": null }],
  [`${operation}.parameters`, [null, 3]],
  [`${operation}.requestBody.content`, { "application/json": null }],
  [color, { type: null, pattern: 3, items: 4, properties: { a: null, b: 5 }, "x-callsheet-unbounded": 1 }],
  ["components.schemas.Thing", null],
  ["components", null],
  ["paths", 7],
  ["info", []],
])("a half-written document is no fault of the rules: %s", async (at, value) => {
  const findings = await spectral.run(changed(at, value));
  expect(findings.length).toBeGreaterThan(0);
});

test("a recorded reason lifts the bound", async () => {
  const document = changed(`${color}.maxLength`, undefined) as typeof good;
  Object.assign(document.components.schemas.Thing.properties.color, {
    "x-callsheet-unbounded": "The service has none.",
  });
  expect(await spectral.run(document)).toEqual([]);
});

test.each(["^a$|^b$", "^(a|b)$", "^$|^[|]$", "^a\\|b$", "^\\\\$"])(
  "the pattern %s is anchored",
  async (pattern) => {
    expect(await spectral.run(changed("components.schemas.Reply.properties.note.pattern", pattern))).toEqual(
      [],
    );
  },
);

test("a finding points to the keyword, not to the enclosing schema", async () => {
  const findings = await spectral.run(changed(`${color}.pattern`, "x"));
  const own = findings.filter(({ code }) => code === "anchored-pattern");
  expect(own.map(({ path }) => path.join("."))).toEqual([`${color}.pattern`]);
});

function changed(at: string, value: unknown): Json {
  const document = structuredClone(good) as Json;
  const steps = at.split(".");
  const last = steps.pop() ?? "";
  const owner = steps.reduce<Json>((node, step) => node[step] as Json, document);
  if (value === undefined) delete owner[last];
  else owner[last] = value;
  return document;
}
