/**
 * CPU time to read documents of many operations: `pnpm bench:document`. It must grow linearly with the
 * document.
 */
import { bundleFiles, type JsonObject, readBundle } from "@callsheet/document";
import { stringify } from "yaml";

function documentOf(operations: number): JsonObject {
  const paths: Record<string, unknown> = {};
  const schemas: Record<string, unknown> = {};
  for (let index = 0; index < operations; index++) {
    paths[`/things${index}/{id}`] = {
      parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
      post: operationOf(index),
    };
    const properties = propertiesOf(12);
    const next = { $ref: `#/components/schemas/Out${(index + 1) % operations}` };
    schemas[`In${index}`] = { type: "object", required: ["p1"], properties };
    schemas[`Out${index}`] = { type: "object", properties: { ...properties, next } };
  }
  const responses = { Bad: { description: "bad", content: json({ type: "object" }) } };
  return {
    openapi: "3.1.0",
    info: { title: "Bench", version: "1" },
    paths,
    components: { schemas, responses },
  };
}

function operationOf(index: number): object {
  return {
    operationId: `op${index}`,
    parameters: [{ name: "q", in: "query", schema: { type: "array", items: { type: "string" } } }],
    requestBody: { required: true, content: json({ $ref: `#/components/schemas/In${index}` }) },
    responses: {
      "200": { description: "ok", content: json({ $ref: `#/components/schemas/Out${index}` }) },
      "400": { $ref: "#/components/responses/Bad" },
      default: { $ref: "#/components/responses/Bad" },
    },
  };
}

function propertiesOf(count: number): Record<string, unknown> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `p${index}`,
      { type: "string", minLength: 1, maxLength: 100, description: "What this member of the thing says." },
    ]),
  );
}

function json(schema: object): object {
  return { "application/json": { schema } };
}

function cpuMilliseconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

for (const operations of [250, 500, 1000, 2000]) {
  const document = documentOf(operations);
  const texts = {
    YAML: stringify(document, { aliasDuplicateObjects: false }),
    JSON: JSON.stringify(document),
  };
  for (const [form, text] of Object.entries(texts)) {
    const runs = Array.from({ length: 3 }, () =>
      cpuMilliseconds(() => void readBundle("bench", bundleFiles({ "api.yaml": text }, "api.yaml"))),
    );
    const least = Math.min(...runs);
    const size = (text.length / 1e6).toFixed(1);
    console.log(
      `${operations} operations, ${size} MB of ${form}: ${least.toFixed(0)} ms of CPU, ${((least / operations) * 1000).toFixed(0)} µs each`,
    );
  }
}
