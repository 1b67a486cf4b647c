import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { ClientOptions } from "@callsheet/client";
import { arbitraryValue, createRandom } from "@callsheet/conformance/generate";
import type { OperationModel } from "@callsheet/document";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type GeneratedModules, generateModules } from "./generated-modules.ts";

const folders = ["../fixtures/round-trips", "../../spec"].map((name) => path.join(import.meta.dirname, name));
const documents = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".yaml") && name !== "common.yaml")
    .map((name): [string, string] => [name, path.join(folder, name)]),
);

const runs = 100;
const bytes = Uint8Array.from({ length: 300 }, (_byte, index) => index % 256);
/** A placeholder for bytes while values are made, which are JSON. */
const bytesMark = "\u0001bytes";
const marker = "x-callsheet-value";

/** A schema in which everything is JSON: bytes are a text, and items that arrive one by one are a list. */
function asJson(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(asJson);
  if (typeof schema !== "object" || schema === null) return schema;
  const { [marker]: value, ...others } = schema as Record<string, unknown> & {
    readonly [marker]?: { readonly kind: string; readonly items?: unknown };
  };
  if (value?.kind === "bytes") return { const: bytesMark };
  if (value?.kind === "nothing") return { type: "object", maxProperties: 0 };
  if (value) return { type: "array", items: asJson(value.items), maxItems: 3 };
  return Object.fromEntries(Object.entries(others).map(([name, member]) => [name, asJson(member)]));
}

function withBytes(value: unknown): unknown {
  if (value === bytesMark) return bytes;
  if (Array.isArray(value)) return value.map(withBytes);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withBytes(member)]));
}

/** What was sent or received, made comparable: files as their bytes, streams as their items. */
async function settle(value: unknown): Promise<unknown> {
  if (value instanceof Blob) return new Uint8Array(await value.arrayBuffer());
  if (value instanceof Uint8Array) return Uint8Array.from(value);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  if (Symbol.asyncIterator in value) {
    const items: unknown[] = [];
    for await (const item of value as AsyncIterable<unknown>) items.push(item);
    return items;
  }
  const members = Object.entries(value).map(async ([name, member]) => [name, await settle(member)]);
  return Object.fromEntries(await Promise.all(members));
}

/** The values of a message of an operation. */
function valuesOf({ model }: GeneratedModules, name: string, direction: "request" | "response") {
  const $defs = Object.fromEntries(model.definitions.map((one) => [one.name, asJson(one.schema)]));
  const document = { name: model.id, root: { $defs } };
  const schema = $defs[name] as object as Readonly<Record<string, unknown>>;
  const place = { document, schema, pointer: `/$defs/${name}` };
  return arbitraryValue([place], { random: createRandom(1, name), direction, inside: [] })
    .map(withBytes)
    .map((value) => (typeof value === "object" && value !== null ? value : {}));
}

/** Calls the operation once, and returns what arrived on either side. */
function open(probe: GeneratedModules, { constant }: OperationModel) {
  const exchange: { output: object; received?: unknown } = { output: {} };
  const handlers = Object.fromEntries(
    probe.model.operations.map((operation) => [
      operation.constant,
      async (input: object) => {
        exchange.received = await settle(input);
        return exchange.output;
      },
    ]),
  );
  const fetch = probe.createService(handlers, { logger: { warn() {}, error() {}, info() {}, debug() {} } });
  const client = probe.createClient({ fetch, maxAttempts: 1 } as ClientOptions);
  const call = async (input: object, output: object) => {
    exchange.output = output;
    delete exchange.received;
    const returned = await settle(await client[constant]?.(input));
    return { received: exchange.received, returned };
  };
  return call;
}

describe.each(documents)("%s: messages arrive as sent", async (_, file) => {
  const probe = await generateModules(readFileSync(file, "utf8"), path.dirname(file));

  it("has operations, and loses none", () => {
    expect(probe.model.operations.length).toBeGreaterThan(0);
    expect(probe.model.skipped).toEqual([]);
  });

  it.each(probe.model.operations.map((operation) => [operation.name, operation] as const))(
    "%s",
    async (_name, operation) => {
      const call = open(probe, operation);
      const inputs = valuesOf(probe, operation.input, "request");
      const outputs = valuesOf(probe, operation.output, "response");
      const { contents = [], token } = operation.descriptor.input;
      // Of several media types, the first is used if the caller names none. Tokens are made for the caller.
      const implied = {
        ...(contents.length > 1 && { contentType: contents[0]?.type }),
        ...(token && { [token]: expect.any(String) }),
      };
      let sent = 0;
      await fc.assert(
        fc.asyncProperty(inputs, outputs, async (input, output) => {
          const outcome = await call(input, output).catch((error: Error) => error);
          if (outcome instanceof Error) {
            // What cannot travel is refused before it is sent, never changed.
            expect(outcome).toMatchObject({ name: "InputError" });
            return;
          }
          sent++;
          // In AWS's profile, a null member means the same as an absent one.
          const isAws = probe.model.service.profile === "aws";
          const said = Object.entries(input).filter(([, value]) => !isAws || value !== null);
          expect(outcome.received).toEqual({ ...implied, ...Object.fromEntries(said) });
          expect(outcome.returned).toEqual(output);
        }),
        { numRuns: runs, seed: 1 },
      );
      // Most texts cannot travel as a header.
      expect(sent).toBeGreaterThan(runs / 10);
    },
    60_000,
  );
});
