import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { Operation, Service } from "@callsheet/protocol";
import { parse, YAMLParseError } from "yaml";
import { contractChecks, type Validators } from "./contract-checks.ts";
import { documentChecks } from "./document-checks.ts";
import { documentOperation } from "./document-operation.ts";
import { type Info, type MockOperation, mockOperation } from "./mock-operation.ts";
import type { HttpOperation, Prism } from "./prism.ts";

/** A document that the mock cannot serve: the message is one line that says which, why and where. */
export class DocumentError extends Error {
  override readonly name = "DocumentError";
}

/**
 * Reads the operations of documents: paths of files, or parsed documents.
 *
 * @throws DocumentError when one cannot be read, is no OpenAPI or has no operations.
 */
export async function readDocuments(
  prism: Prism,
  documents: readonly (string | object)[],
): Promise<MockOperation[]> {
  const read = await Promise.all(documents.map((document) => readDocument(prism, document)));
  return read.flat();
}

async function readDocument(prism: Prism, document: string | object): Promise<MockOperation[]> {
  const label = typeof document === "string" ? document : "the document";
  const parsed = typeof document === "string" ? await parseFile(document) : structuredClone(document);
  const operations = await prism
    .operations(typeof document === "string" ? document : parsed)
    .catch((cause: unknown) => fail(label, cause));
  if (operations.length === 0) throw new DocumentError(`${label} has no operations; it needs \`paths\`.`);
  const service = serviceOf(parsed as Info, label);
  return operations.map((http) =>
    mockOperation(http, documentOperation(http, service), documentChecks(http)),
  );
}

async function parseFile(file: string): Promise<object> {
  const text = await readFile(file, "utf8").catch((cause: NodeJS.ErrnoException) => {
    throw new DocumentError(`${file}: ${cause.code === "ENOENT" ? "no such file" : "it cannot be read"}.`, {
      cause,
    });
  });
  let parsed: unknown;
  try {
    parsed = parse(text);
  } catch (cause) {
    fail(file, cause);
  }
  if (typeof parsed !== "object" || parsed === null)
    throw new DocumentError(`${file} is no OpenAPI document.`);
  return parsed;
}

function fail(label: string, cause: unknown): never {
  const message = cause instanceof Error ? cause.message : String(cause);
  const position = cause instanceof YAMLParseError ? cause.linePos?.[0] : undefined;
  const where = position ? `${label}:${position.line}:${position.col}` : label;
  const line = message.split("\n", 1)[0]?.replace(/ at line \d+, column \d+:?$/, "");
  throw new DocumentError(`${where}: ${line}`, { cause });
}

function serviceOf({ info }: Info, label: string): Service {
  const told = info?.["x-callsheet-service"];
  const id = basename(label).replace(/\.[^.]+$/, "");
  const { name = id, signingName = id, errorMessage = "message" } = told ?? {};
  return { id, name, profile: "aws", server: { url: "" }, signingName, errorMessage };
}

/**
 * Reads the contract's own documents, with the operation tables and validators that were generated from them.
 *
 * @throws DocumentError when the packages do not fit each other.
 */
export async function readContract(prism: Prism): Promise<MockOperation[]> {
  const { documents } = await import("@callsheet/contract");
  const read = await Promise.all(documents.map(({ id }) => readGenerated(prism, id)));
  return read.flat();
}

async function readGenerated(prism: Prism, name: string): Promise<MockOperation[]> {
  const [json, table, validators] = await Promise.all([
    import(`@callsheet/contract/openapi/${name}.json`, { with: { type: "json" } }) as Promise<{
      default: object;
    }>,
    import(`@callsheet/contract/${name}`) as Promise<Readonly<Record<string, unknown>>>,
    import(`@callsheet/validators/${name}`) as Promise<Validators>,
  ]);
  const document = json.default as Readonly<Record<string, unknown>>;
  const descriptors = Object.values(table).filter(isOperation);
  const operations = await prism.operations(structuredClone(document));
  return operations.map((http) => {
    const descriptor = descriptorOf(descriptors, http, name);
    return mockOperation(
      http,
      descriptor,
      contractChecks(descriptor.name, document, validators, documentChecks(http)),
    );
  });
}

function isOperation(value: unknown): value is Operation {
  return (
    typeof value === "object" && value !== null && "method" in value && "path" in value && "input" in value
  );
}

function descriptorOf(descriptors: readonly Operation[], http: HttpOperation, name: string): Operation {
  const descriptor = descriptors.find(({ name }) => name === http.iid);
  if (descriptor) return descriptor;
  throw new DocumentError(
    `@callsheet/contract/${name} has no ${http.iid ?? http.path}: run \`pnpm generate\`.`,
  );
}
