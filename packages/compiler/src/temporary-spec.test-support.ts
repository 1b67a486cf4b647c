import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";

/**
 * Writes files into a new folder that is removed after the test, and returns its path. Objects become JSON,
 * which is YAML.
 */
export async function temporaryFolder(files: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "callsheet-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, typeof content === "string" ? content : JSON.stringify(content, null, 2));
  }
  return folder;
}

/** A small document with one operation; the overrides replace its parts. */
export function smallDocument(overrides: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    openapi: "3.1.1",
    info: { title: "Small", version: "1" },
    paths: { "/ReadThing": { post: smallOperation() } },
    components: { schemas: { Thing: { type: "object", properties: { name: { type: "string" } } } } },
    ...overrides,
  };
}

/** The operation of {@link smallDocument}. */
export function smallOperation(overrides: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const content = { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } };
  return {
    operationId: "ReadThing",
    summary: "Read a thing.",
    requestBody: { content },
    responses: { "200": { description: "The thing.", content } },
    ...overrides,
  };
}
