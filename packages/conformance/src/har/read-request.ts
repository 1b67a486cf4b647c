import {
  type ApiDocument,
  type ContractModel,
  createContract,
  type DefinedSchema,
  type OperationModel,
  type SchemaDocument,
} from "@callsheet/document";
import {
  contentsOf,
  decodeRequest,
  matchContent,
  type Operation,
  SerializationError,
} from "@callsheet/protocol";
import type { ExpectationName } from "../cases/expectation.ts";
import { checkFor, type Violation } from "../schema/validator.ts";
import type { FoundOperation } from "./find-operation.ts";
import type { HarEntry } from "./parse-har.ts";

/** The contract's verdict on a recorded request: valid, or wrong in the listed ways. */
export interface ReadRequest {
  readonly expect: ExpectationName;
  /** What is wrong with it, in sentences; empty for a valid one. */
  readonly problems: readonly string[];
}

const MOST_PROBLEMS = 5;

/**
 * Reads a recorded request as a server would, and checks it against the contract.
 * @returns undefined for an operation that cannot be read: requests to it are not judged
 */
export function readRequest(found: FoundOperation, entry: HarEntry): ReadRequest | undefined {
  const { operation } = found;
  const model = modelOf(operation.document);
  const one = model.operations.find(({ pointer }) => pointer === operation.pointer);
  if (!one) return undefined;
  const descriptor: Operation = { ...one.descriptor, service: model.service };
  const type = entry.headers.find(([name]) => name === "content-type")?.[1];
  const contents = descriptor.input.body ? contentsOf(descriptor.input) : [];
  const content = type === undefined ? undefined : matchContent(contents, type);
  if (entry.body !== undefined && contents.length > 0 && !content)
    return wrong("unsupportedMedia", [
      `The body has ${type ? `the media type ${type}` : "no Content-Type"}.`,
    ]);
  if (entry.body === undefined && operation.body?.required) return wrong("invalid", ["The body is missing."]);
  try {
    const headers = new Map(entry.headers);
    const input = decodeRequest(descriptor, {
      labels: found.labels,
      query: entry.url.search.slice(1),
      headers,
      body:
        contents.length > 0 && entry.body !== undefined ? new TextEncoder().encode(entry.body) : undefined,
      content,
    });
    return judged(model, one, input);
  } catch (error) {
    if (!(error instanceof SerializationError)) throw error;
    const isLabel = error.member !== undefined && Object.hasOwn(found.labels, error.member);
    return wrong(isLabel ? "mislabelled" : error.member ? "mistyped" : "unreadable", [`${error.message}.`]);
  }
}

function judged(
  model: ContractModel,
  one: OperationModel,
  input: Readonly<Record<string, unknown>>,
): ReadRequest {
  const violations = inputCheck(model, one)(input);
  // In AWS's protocols, null means an absent member.
  const nulls =
    model.service.profile === "aws" ? violations.filter((violation) => isNull(input, violation)) : [];
  if (violations.length === 0) return { expect: "accepted", problems: [] };
  if (nulls.length === violations.length) return { expect: "nullMember", problems: [] };
  const problems = violations.map(
    ({ instancePath, message }) => `${instancePath || "The request"} ${message}.`,
  );
  const { bindings = {} } = one.descriptor.input;
  const isLabel = violations.every(({ instancePath }) => bindings[instancePath.slice(1)]?.in === "path");
  const isTyped = violations.some(({ keyword }) => keyword === "type" || keyword === "format");
  return wrong(isLabel ? "mislabelled" : isTyped ? "mistyped" : "invalid", problems);
}

function isNull(input: unknown, { instancePath }: Violation): boolean {
  let value = input;
  for (const step of instancePath.split("/").slice(1)) value = (value as Record<string, unknown>)?.[step];
  return value === null;
}

function wrong(expect: ExpectationName, problems: readonly string[]): ReadRequest {
  return { expect, problems: problems.slice(0, MOST_PROBLEMS) };
}

const models = new WeakMap<ApiDocument, ContractModel>();

function modelOf(document: ApiDocument): ContractModel {
  const model = models.get(document) ?? createContract(document, document.name);
  models.set(document, model);
  return model;
}

/** The schemas of a model, as a separate document. */
const schemas = new WeakMap<
  ContractModel,
  { document: SchemaDocument; $defs: Readonly<Record<string, DefinedSchema>> }
>();

function inputCheck(
  model: ContractModel,
  { input }: OperationModel,
): (value: unknown) => readonly Violation[] {
  const known = schemas.get(model) ?? schemasOf(model);
  schemas.set(model, known);
  const { document, $defs } = known;
  return checkFor({ document, schema: $defs[input] ?? true, pointer: `/$defs/${input}` });
}

function schemasOf({ id, definitions }: ContractModel) {
  const $defs = Object.fromEntries(definitions.map(({ name, schema }) => [name, schema]));
  return { document: { name: id, root: { $defs } }, $defs };
}
