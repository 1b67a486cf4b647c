import { readdir } from "node:fs/promises";
import path from "node:path";
import { readDocuments, specFolder } from "@callsheet/compiler";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { describe, expect, test } from "vitest";

const documents = readDocuments(specFolder).map(({ id, api }) => ({
  id,
  files: api.files,
  openapi: api.root,
}));

const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false });
formats.default(ajv);
ajv.addVocabulary(["components", "example", "x-callsheet-sensitive", "x-callsheet-unbounded"]);

interface Subject {
  /** What the value is an example of, in words. */
  readonly name: string;
  readonly schema: object;
  readonly value: unknown;
}

interface Node {
  readonly [key: string]: Node;
}

const subjects = documents.flatMap(({ id, openapi }) => {
  ajv.addSchema({ $id: id, components: openapi.components } as object);
  return operationsOf(openapi as unknown as Node).flatMap((operation) =>
    bodiesOf(operation).flatMap((body) => examplesOf(id, body)),
  );
});

test.each(subjects)("$name is valid", ({ schema, value }) => {
  const validate = ajv.compile(schema);
  validate(value);
  expect(validate.errors ?? []).toEqual([]);
});

describe.each(documents.flatMap(({ openapi }) => operationsOf(openapi as unknown as Node)))(
  "$operationId",
  (operation) => {
    const id = String(operation.operationId);

    test("has a request for every success, under the same name", () => {
      const named = (holder?: Node) => Object.keys(holder?.content?.["application/json"]?.examples ?? {});
      const { requestBody, responses } = operation;
      if (requestBody) expect(named(requestBody)).toEqual(named(responses?.["200"]));
    });

    test("has more than one example of success", () => {
      expect(subjects.filter(({ name }) => name.startsWith(`${id} 200 `)).length).toBeGreaterThan(1);
    });

    test("has an example for every declared error", () => {
      for (const status of Object.keys(operation.responses ?? {})) {
        expect(subjects.map(({ name }) => name).join("\n")).toContain(`${id} ${status} `);
      }
    });
  },
);

test("every file of examples is used", async () => {
  const files = await readdir(path.join(specFolder, "examples"), { recursive: true, withFileTypes: true });
  const all = files
    .filter((file) => file.isFile())
    .map((file) =>
      path.relative(process.cwd(), path.join(file.parentPath, file.name)).replaceAll(path.sep, "/"),
    );
  const used = new Set(documents.flatMap((document) => document.files));
  expect(all.filter((file) => !used.has(file))).toEqual([]);
});

function operationsOf(document: Node): Node[] {
  return Object.values(document.paths ?? {}).flatMap((item) => {
    const { parameters, post } = resolved(item, document);
    return post
      ? [
          {
            ...post,
            parameters: [...Object.values(parameters ?? {}), ...Object.values(post.parameters ?? {})],
          } as unknown as Node,
        ]
      : [];
  });
}

/**
 * The node with every reference replaced by its target, except for those in schemas, which Ajv follows.
 * Arrays become objects.
 */
function resolved(node: Node, document: Node, key = ""): Node {
  if (typeof node !== "object" || node === null || key === "schema" || key === "value") return node;
  const reference = node.$ref as unknown as string | undefined;
  if (reference === undefined) {
    return Object.fromEntries(
      Object.entries(node).map(([name, member]) => [name, resolved(member, document, name)]),
    );
  }
  const target = reference
    .split("/")
    .slice(1)
    .reduce<Node | undefined>((at, step) => at?.[step], document);
  return target ? resolved(target, document) : node;
}

/**
 * Everything that an operation shows with an example: parameters, the request, the replies and their headers.
 */
function bodiesOf({ operationId, parameters, requestBody, responses }: Node): [string, Node][] {
  const replies = Object.entries(responses ?? {});
  const bodies = [["request", requestBody] as const, ...replies].map(
    ([name, body]) => [name, body?.content?.["application/json"]] as const,
  );
  const headers = replies.flatMap(([status, reply]) =>
    Object.entries(reply.headers ?? {}).map(([name, header]) => [`${status} ${name}`, header] as const),
  );
  const inputs = Object.values(parameters ?? {}).map(
    (parameter) => [String(parameter.name), parameter] as const,
  );
  return [...bodies, ...headers, ...inputs].map(([name, shown]) => [`${operationId} ${name}`, shown ?? {}]);
}

function examplesOf(id: string, [name, { schema, example, examples }]: [string, Node]): Subject[] {
  const absolute = JSON.parse(JSON.stringify(schema ?? {}).replaceAll('"#/', `"${id}#/`));
  const named = Object.entries(examples ?? {}).map(([key, { value }]) => ({
    name: `${name} ${key}`,
    schema: absolute,
    value,
  }));
  return example === undefined ? named : [{ name, schema: absolute, value: example }, ...named];
}
