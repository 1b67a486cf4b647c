import { createHash } from "node:crypto";
import {
  type ApiDocument,
  type ApiOperation,
  type ContractModel,
  isObject,
  type OperationModel,
  own,
  ownObject,
  ownString,
  Shape,
} from "@callsheet/document";
import type {
  CallData,
  DocumentData,
  DocumentEntry,
  OperationData,
  OperationEntry,
  Plain,
} from "./document-data.ts";
import { exampleInputs } from "./example-inputs.ts";
import { createMakeValue, type MakeValue } from "./make-value.ts";

/** A document with the contract made from it. */
export interface Described {
  readonly id: string;
  readonly api: ApiDocument;
  readonly model: ContractModel;
  readonly sources: DocumentData["sources"];
}

/** What the page shows of a document. */
export function describeDocument({ id, api, model, sources }: Described): DocumentData {
  const info = ownObject(api.root, "info");
  const calls = new Map(model.operations.map((operation) => [operation.pointer, operation]));
  const reasons = new Map(model.skipped.map(({ pointer, reason }) => [pointer, reason]));
  const place = (pointer: string) => placeOf(api, pointer);
  const make = createMakeValue();
  return {
    id,
    title: ownString(info, "title") ?? id,
    version: ownString(info, "version") ?? "",
    description: ownString(info, "description") ?? ownString(info, "summary") ?? "",
    file: api.files[0] ?? "",
    sdkId: ownString(ownObject(info, "x-callsheet-service"), "sdkId") ?? model.service.name,
    service: model.service,
    root: api.root,
    operations: api.operations.map((operation) => {
      const model = calls.get(operation.pointer);
      return describeOperation(operation, reasons, model && callOf(operation, model, make));
    }),
    sources,
    definitions: Object.fromEntries(model.definitions.map(({ name, schema }) => [name, schema])),
    skipped: [...api.skipped, ...model.skipped].map(({ pointer, reason }) => ({
      reason,
      place: place(pointer),
    })),
  };
}

function describeOperation(
  operation: ApiOperation,
  reasons: ReadonlyMap<string, string>,
  call: CallData | undefined,
): OperationData {
  const inside = [...reasons].find(([pointer]) => pointer.startsWith(operation.pointer));
  return {
    ...plain(operation),
    place: placeOf(operation.document, operation.pointer),
    ...(call ? { call } : { leftOut: inside?.[1] ?? "callsheet does not support something that it uses" }),
  };
}

function callOf(operation: ApiOperation, model: OperationModel, make: MakeValue): CallData {
  const { constant, descriptor, input, output, errors } = model;
  return {
    inputs: exampleInputs(operation, descriptor, make),
    constant,
    descriptor,
    input,
    output,
    errors: errors.map(({ name, statuses, validator }) => ({ name, statuses, validator })),
  };
}

/** An operation without references back to its document. */
function plain(operation: ApiOperation): Plain<ApiOperation> {
  return JSON.parse(
    JSON.stringify(operation, (key, value: unknown) => {
      if (key === "document") return undefined;
      return isPlace(value) ? value.pointer : value;
    }),
  );
}

function isPlace(value: unknown): value is { readonly pointer: string } {
  return isObject(value) && "schema" in value && "pointer" in value && "document" in value;
}

function placeOf(api: ApiDocument, pointer: string): string {
  const { file, line } = api.locate(pointer);
  return line === undefined ? file : `${file}:${line}`;
}

/** A document in the page's first list. */
export function entryOf(data: DocumentData, api: ApiDocument): DocumentEntry {
  const { id, title, version, description, file } = data;
  const revision = createHash("sha256").update(JSON.stringify(data.root)).digest("hex").slice(0, 12);
  return {
    id,
    title,
    version,
    description,
    file,
    revision,
    operations: api.operations.map(entryOfOperation),
  };
}

/** More words than these would make the list heavy. */
const mostWords = 600;

function entryOfOperation(operation: ApiOperation): OperationEntry {
  const { name, method, path, summary = "", deprecated, tags } = operation;
  return { name, method, path, summary, deprecated, tag: tags[0] ?? "", words: wordsOf(operation) };
}

function wordsOf({ parameters, body, responses, description = "", tags }: ApiOperation): string {
  const words = new Set<string>(tags);
  for (const { name } of parameters) words.add(name);
  for (const { schema } of body?.content ?? [])
    if (schema) for (const name of new Shape([schema]).properties().keys()) words.add(name);
  for (const { status, content, headers } of responses) {
    words.add(status);
    for (const { schema } of content)
      if (schema) for (const name of new Shape([schema]).properties().keys()) words.add(name);
    for (const { schema } of headers)
      if (isObject(schema.schema)) words.add(String(own(schema.schema, "const") ?? ""));
  }
  return `${[...words].join(" ")} ${description}`.trim().slice(0, mostWords);
}
