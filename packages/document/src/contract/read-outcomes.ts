import type { Outcome, OutcomeStatus } from "@callsheet/protocol";
import { isObject, own } from "../json/json.ts";
import { pointerSteps } from "../json/pointer.ts";
import type { ApiOperation, ResponseDeclaration } from "../read/operation.ts";
import { Shape } from "../schema/shape.ts";
import { pascalCase } from "./names.ts";
import { readHeader } from "./read-members.ts";
import { type ReadMessage, readMessage } from "./read-message.ts";
import type { DefinedSchema, SchemaTable } from "./schema-table.ts";
import { support } from "./support.ts";

/** A way to succeed. */
export interface Success {
  readonly outcome: Outcome;
  readonly schema: DefinedSchema;
  readonly pointer: string;
}

/** A way to fail, with all statuses that mean it. */
export interface Failure {
  readonly name: string;
  /** Other names that it may have. */
  readonly aliases: readonly string[];
  readonly statuses: readonly OutcomeStatus[];
  readonly outcomes: readonly Outcome[];
  readonly body: DefinedSchema | undefined;
  readonly headers: ReadMessage["message"]["bindings"];
  /** The schema of the members that travel as headers. */
  readonly headerSchema: DefinedSchema;
  readonly description: string;
  readonly pointer: string;
}

/** All possible results of an operation. */
export interface ReadOutcomes {
  readonly successes: readonly Success[];
  readonly failures: readonly Failure[];
  /** True when an output says in its member `status` which outcome it is. */
  readonly tagged: boolean;
}

/** Reads the responses of an operation: success first, then errors by name. */
export function readOutcomes({ responses, method }: ApiOperation, table: SchemaTable): ReadOutcomes {
  // A reply of 1xx comes before the answer, so it is no outcome.
  const declared = responses
    .filter(({ status }) => !/^1(XX|\d\d)$/.test(status))
    .map((response) => ({
      response: method === "HEAD" ? { ...response, content: [] } : withBodyOf(response, table),
      status: readStatus(response.status),
    }));
  const good = declared.filter(({ status }) => isSuccess(status));
  const fallback = declared.find(({ status }) => status === "default");
  // Where nothing else is declared, `default` covers success, too.
  if (good.length === 0 && fallback) good.push({ response: fallback.response, status: "2XX" });
  const tagged = good.length > 1 || good.some(({ status }) => typeof status === "string");
  const spreads = good.every((one) => !readSuccess(one, tagged, table, false).isWhole);
  const successes = good.map((one) => readSuccess(one, tagged, table, !spreads));
  const bad = declared.filter(({ status }) => !isSuccess(status));
  return {
    successes: successes.length > 0 ? successes : [{ outcome: { status: 200 }, schema: {}, pointer: "" }],
    failures: nameFailures(bad.map((one) => readFailure(one, table))),
    tagged,
  };
}

interface Declared {
  readonly response: ResponseDeclaration;
  readonly status: OutcomeStatus;
}

/** The response without what HTTP does not allow in its status. */
function withBodyOf(response: ResponseDeclaration, table: SchemaTable): ResponseDeclaration {
  const { status, content, pointer } = response;
  if (!support.bodilessStatuses.statuses.includes(status) || content.length === 0) return response;
  const { refused } = support.bodilessStatuses.support;
  table.leaveOut({ pointer: `${pointer}/content`, reason: `the body of ${status} is left out: ${refused}` });
  return { ...response, content: [] };
}

function readStatus(status: string): OutcomeStatus {
  return /^\d{3}$/.test(status) ? Number(status) : (status as OutcomeStatus);
}

function isSuccess(status: OutcomeStatus): boolean {
  return typeof status === "number" ? status < 400 : /^[23]XX$/.test(status);
}

/**
 * One form for all: only `status` tells the outputs of an operation apart, so either all bodies are flattened
 * or none.
 */
function readSuccess(
  { response, status }: Declared,
  tagged: boolean,
  table: SchemaTable,
  whole: boolean,
): Success & { readonly isWhole: boolean } {
  const extra = tagged ? { status: statusSchema(status) } : {};
  const { message, schema } = readMessage({ ...sourceOf(response), extra, whole }, "reply", table);
  const hasBody = message.body !== undefined;
  return {
    outcome: { status, ...message },
    schema,
    pointer: response.pointer,
    isWhole: tagged && hasBody && message.body === "payload",
  };
}

function statusSchema(status: OutcomeStatus): DefinedSchema {
  if (typeof status === "number") return { const: status };
  const from = Number(status[0]) * 100;
  return { type: "integer", minimum: from, maximum: from + 99 };
}

function sourceOf(response: ResponseDeclaration) {
  // The request id travels on every response of every operation: it belongs to the protocol, not to an
  // output.
  const headers = response.headers.filter(({ name }) => !/^(x-amzn-requestid|content-type)$/i.test(name));
  return {
    pointer: response.pointer,
    content: response.content,
    bodyRequired: true,
    memberCount: headers.length,
    members: (reading: Parameters<typeof readHeader>[1]) =>
      headers.map((header) => readHeader(header, reading)),
  };
}

/** An error as one response declares it. */
interface Named extends Omit<Failure, "statuses" | "outcomes"> {
  readonly outcome: Outcome;
}

function readFailure({ response, status }: Declared, table: SchemaTable): Named {
  const source = sourceOf(response);
  const { message, body } = readMessage({ ...source, whole: true }, "reply", table);
  const { bindings, ...rest } = message;
  const headers = readMessage({ ...source, content: [], whole: true }, "reply", table);
  const [asAws, ...aliases] = awsNames(response);
  return {
    name: asAws ?? errorName(response, status),
    aliases,
    outcome: {
      status,
      ...rest,
      ...(asAws !== undefined && rest.body && { body: "members" as const }),
    },
    body,
    headers: bindings,
    headerSchema: headers.schema,
    description: response.description ?? "",
    pointer: response.pointer,
  };
}

/**
 * The values of the header that names an error in AWS's protocols: its `const`, or a `const` and the other
 * allowed names (`anyOf`).
 */
function awsNames({ headers }: ResponseDeclaration): readonly string[] {
  const header = headers.find(({ name }) => name.toLowerCase() === "x-amzn-errortype");
  if (!header) return [];
  const shape = new Shape([header.schema]);
  const [first, ...others] = shape.alternatives().flatMap(({ branches }) => branches);
  const own = first && new Shape([first]).rule("const") ? [first, ...others] : [];
  const names = shape.rule("const") ? shape.values() : own.flatMap((branch) => new Shape([branch]).values());
  return (names ?? []).filter(isErrorName);
}

function isErrorName(name: unknown): name is string {
  return typeof name === "string" && /^[A-Za-z][\w.-]*$/.test(name);
}

/**
 * An error has the name of its response among the components, else of the schema of its body, else of its
 * status.
 */
function errorName(response: ResponseDeclaration, status: OutcomeStatus): string {
  const [group, kind, component] = pointerSteps(response.pointer);
  if (
    group === "components" &&
    kind === "responses" &&
    component !== undefined &&
    /^[A-Za-z]/.test(component)
  )
    return pascalCase(component);
  const [media] = response.content;
  const reference =
    media?.schema && isObject(media.schema.schema) ? own(media.schema.schema, "$ref") : undefined;
  const schema = /\/([A-Za-z][\w.-]*?)(ResponseContent)?$/.exec(String(reference ?? ""))?.[1];
  return schema === undefined ? statusName(status) : pascalCase(schema);
}

function statusName(status: OutcomeStatus): string {
  return status === "default" ? "DefaultError" : `Status${status}`;
}

/**
 * Responses that mean the same share a name; another one that wants a taken name gets its status at the end.
 */
function nameFailures(read: readonly Named[]): Failure[] {
  const byName = new Map<string, { form: string; failure: Failure }>();
  for (const one of read) {
    const form = JSON.stringify([one.body, one.headers, { ...one.outcome, status: 0 }]);
    const known = byName.get(one.name);
    const name =
      !known || known.form === form
        ? one.name
        : `${one.name}${statusName(one.outcome.status).replace("Status", "")}`;
    const before = byName.get(name);
    const { outcome, ...rest } = one;
    const named = { ...outcome, error: name };
    byName.set(name, {
      form,
      failure: {
        ...(before?.failure ?? { ...rest, name }),
        statuses: [...(before?.failure.statuses ?? []), outcome.status],
        outcomes: [...(before?.failure.outcomes ?? []), named],
      },
    });
  }
  return [...byName.values()].map(({ failure }) => failure);
}
