import { expect, test } from "vitest";
import { nameErrors } from "./name-errors.ts";

const body = { properties: { message: { type: "string" } } };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

function response(name: string | undefined, schema: unknown) {
  return {
    description: `When ${name}.`,
    headers: {
      "X-Amzn-ErrorType": { schema: { type: "string", ...(name !== undefined && { const: name }) } },
    },
    content: { "application/json": { schema } },
  };
}

test.for<
  [
    what: string,
    name: string | undefined,
    schema: unknown,
    schemas: Record<string, unknown>,
    want: [schema: unknown, schemas: object],
  ]
>([
  [
    "an error that a header names",
    "NotFound",
    ref("Shared"),
    {},
    [ref("NotFound"), { NotFound: { ...body, description: "When NotFound." } }],
  ],
  ["an error that no header names", undefined, ref("Shared"), {}, [ref("Shared"), {}]],
  ["a name that another schema has", "Stage", ref("Shared"), { Stage: {} }, [ref("Shared"), { Stage: {} }]],
  ["an invalid name", "not a name", ref("Shared"), {}, [ref("Shared"), {}]],
  ["its own body", "NotFound", body, {}, [body, {}]],
])("%s", ([, name, schema, schemas, want]) => {
  const made = nameErrors({
    paths: { "/a": { post: { responses: { "404": response(name, schema) } } } },
    components: { schemas: { Shared: body, ...schemas } },
  });
  expect(made).toEqual({
    paths: { "/a": { post: { responses: { "404": response(name, want[0]) } } } },
    components: { schemas: { Shared: body, ...want[1] } },
  });
});

test("an error with its name among others is called by it", () => {
  const headers = { "x-amzn-ErrorType": { schema: { anyOf: [{ const: "Denied" }, ref("Common")] } } };
  const content = { "application/json": { schema: ref("Shared") } };
  const made = nameErrors({
    paths: { "/a": { post: { responses: { "403": { headers, content } } } } },
    components: { schemas: { Shared: body } },
  });
  expect(made.components).toMatchObject({ schemas: { Denied: body } });
});

test("one error of several operations has one schema", () => {
  const made = nameErrors({
    paths: {
      "/a": { post: { responses: { "404": response("NotFound", ref("Shared")) } } },
      "/b": {
        post: {
          responses: {
            "404": response("NotFound", ref("Shared")),
            "409": response("NotFound", ref("Other")),
          },
        },
      },
    },
    components: { schemas: { Shared: body, Other: body } },
  });
  expect(Object.keys((made.components as { schemas: object }).schemas)).toEqual([
    "Shared",
    "Other",
    "NotFound",
  ]);
  expect(JSON.stringify(made.paths).match(/schemas\/NotFound/g)).toHaveLength(2);
});
