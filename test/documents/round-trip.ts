import { isDeepStrictEqual } from "node:util";
import { type ErrorModel, isObject, type OperationModel } from "@callsheet/document";
import { contentsOf, hasContentType, type Message } from "@callsheet/protocol";
import type { Context } from "@callsheet/server";
import type { GeneratedDocument, LoadedDocument } from "./generated-document.ts";
import { createGeneratedValues, type GeneratedValues, plainValue, realValue } from "./generated-values.ts";
import { clientAuthOf, verifiersOf } from "./stand-in-callers.ts";

/** The result of calls with generated values: client → stub → client. */
export interface RoundTrip {
  /** Calls that arrived as sent, and whose answers did, too. */
  readonly held: number;
  /** Calls that the client refused before anything was sent, by the reason. */
  readonly refused: readonly string[];
  /** What was lost or changed on the way, one line each. */
  readonly findings: readonly string[];
}

/** How many values of each message are tried. */
const tries = 8;

/** Calls every operation with generated values, and answers with generated values of each outcome. */
export async function roundTrip(document: GeneratedDocument, loaded: LoadedDocument): Promise<RoundTrip> {
  const trip = new Trip(document, loaded);
  for (const operation of document.model.operations) await trip.take(operation);
  return trip;
}

/** What the one handler does next. */
interface Turn {
  input: unknown;
  answer(context: Context): unknown;
}

class Trip implements RoundTrip {
  held = 0;
  readonly refused: string[] = [];
  readonly findings: string[] = [];
  readonly #loaded: LoadedDocument;
  readonly #values: GeneratedValues;
  readonly #schemas: ReadonlyMap<string, Parameters<GeneratedValues["make"]>[0]>;
  readonly #client: ReturnType<LoadedDocument["createClient"]>;
  #turn: Turn | undefined;

  constructor({ model }: GeneratedDocument, loaded: LoadedDocument) {
    this.#loaded = loaded;
    this.#values = createGeneratedValues(model.definitions);
    this.#schemas = new Map(model.definitions.map(({ name, schema }) => [name, schema]));
    const handler = async (input: unknown, context: Context) => {
      const turn = this.#turn as Turn;
      turn.input = await plainValue(input);
      return turn.answer(context);
    };
    const handlers = Object.fromEntries(model.operations.map(({ constant }) => [constant, handler]));
    const service = loaded.createService(handlers, {
      auth: verifiersOf(model.service) as never,
      logger: { debug() {}, info() {}, warn() {}, error: (...parts: unknown[]) => this.#log.push(parts) },
    });
    this.#client = loaded.createClient({
      fetch: service,
      maxAttempts: 1,
      auth: clientAuthOf(model.service),
      timeout: 5000,
    });
  }

  /** What the service logged as an error: the reason behind a 500. */
  readonly #log: unknown[] = [];

  async take(operation: OperationModel): Promise<void> {
    const before = this.held;
    const { input, outcomes } = operation.descriptor;
    const successes = outcomes.filter(({ error }) => !error);
    const inputs = this.#make(operation.input, "request", [input]);
    const outputs = this.#make(operation.output, "response", successes);
    if (inputs.length === 0 || outputs.length === 0) {
      this.#find(operation, "no value can be generated");
      return;
    }
    for (let index = 0; index < tries; index++)
      await this.#call(operation, inputs[index % inputs.length], outputs[index % outputs.length]);
    for (const error of operation.errors) await this.#fail(operation, error, inputs[0]);
    if (this.held === before && !this.findings.some((line) => line.startsWith(`${operation.constant}:`)))
      this.#find(operation, "no call got through");
  }

  #make(name: string, direction: "request" | "response", messages: readonly Message[]): readonly unknown[] {
    const made = this.#values.make(this.#schemas.get(name) ?? true, direction, tries);
    const isValid = (value: unknown) => this.#loaded.validators[name]?.is(realValue(value)) !== false;
    // Values from another reading of the schema are not what this test is about.
    return made
      .map((value) => travelling(value as object, messages))
      .map((value) => (direction === "request" ? value : withType(value, messages, isValid)))
      .filter((value) => isValid(value) && messages.every((message) => hasText(value, message)));
  }

  async #call(operation: OperationModel, input: unknown, output: unknown): Promise<void> {
    const result = await this.#send(operation, input, () => realValue(output));
    if (result === undefined) return;
    if (!result.ok) return this.#find(operation, `failed: ${describe(result.error)}`, input);
    const received = await plainValue(result.output);
    const sent = { ...(output as object) };
    if (!same(received, sent, operation, "output"))
      return this.#find(operation, `answered ${text(sent)}, received ${text(received)}`);
    this.held += 1;
  }

  async #fail(operation: OperationModel, error: ErrorModel, input: unknown): Promise<void> {
    const [body] = error.body === undefined ? [undefined] : this.#values.make(error.body, "response", 1);
    const [headers] = this.#values.make(error.headerSchema, "response", 1);
    const options = { headers: headers as object, status: statusOf(error, operation) };
    if (options.status === undefined) return; // other outcomes take every status
    const result = await this.#send(operation, input, (context) => {
      throw context.error(error.name as never, realValue(body) as never, options as never);
    });
    if (result === undefined) return;
    if (result.ok) return this.#find(operation, `the error ${error.name} arrived as a success`);
    const received = await plainValue(result.error?.body);
    if (result.error?.name !== error.name || result.error?.status !== options.status)
      return this.#find(operation, `the error ${error.name} arrived as ${describe(result.error)}`);
    if (!isDeepStrictEqual(received, body === undefined ? received : body))
      return this.#find(operation, `the error ${error.name} had ${text(body)}, received ${text(received)}`);
    this.held += 1;
  }

  async #send(operation: OperationModel, input: unknown, answer: Turn["answer"]) {
    const turn: Turn = { input: undefined, answer };
    this.#turn = turn;
    this.#log.length = 0;
    const method = this.#client[operation.constant];
    if (!method) throw new Error(`no method ${operation.constant}`);
    try {
      const result = await method.try(realValue(input));
      if (turn.input !== undefined && !same(turn.input, input, operation, "input")) {
        this.#find(operation, `sent ${text(input)}, arrived ${text(turn.input)}`);
        return undefined;
      }
      return result;
    } catch (error) {
      const { name, message, cause } = error as Error;
      const refusal = name === "InputError" ? message : serializationReason(this.#log);
      if (refusal !== undefined) this.refused.push(`${operation.constant}: ${refusal}`);
      else
        this.#find(
          operation,
          `${name}: ${message}${cause instanceof Error ? ` (${cause.message})` : ""}${this.#logged()}`,
          input,
        );
      return undefined;
    }
  }

  #logged(): string {
    return this.#log.length === 0 ? "" : ` log: ${text(this.#log[0])}`;
  }

  #find(operation: OperationModel, what: string, input?: unknown): void {
    const details = input === undefined ? "" : ` for ${text(input)}`;
    this.findings.push(
      `${operation.constant}: ${what}${what.startsWith("failed") ? this.#logged() : ""}${details}`,
    );
  }
}

/** Why the stub could not write the handler's result. */
function serializationReason(log: readonly unknown[]): string | undefined {
  const record = log.flat().find((part) => isObject(part) && part.error === "SerializationError");
  return isObject(record) ? String(record.reason) : undefined;
}

/** A status of the error that no other outcome of the operation takes. */
function statusOf({ statuses: [status] }: ErrorModel, { descriptor }: OperationModel): number | undefined {
  if (typeof status === "number") return status;
  if (status !== "default" && status !== undefined) return Number(status[0]) * 100 + 51;
  const taken = (candidate: number) =>
    descriptor.outcomes.some(
      (one) => one.status === candidate || one.status === `${Math.trunc(candidate / 100)}XX`,
    );
  return [599, 499, 399].find((candidate) => !taken(candidate));
}

function describe(error: Readonly<Record<string, unknown>> | undefined): string {
  return `${String(error?.name)} ${String(error?.status)} ${text(error?.body)}`;
}

function text(value: unknown): string {
  const json =
    JSON.stringify(value, (_, member) => (member instanceof Error ? member.stack : member)) ?? "nothing";
  return json.length > 300 ? `${json.slice(0, 300)}…` : json;
}

/** What a message can carry at all: a generator may invent members where a schema is open. */
function travelling(
  value: Readonly<Record<string, unknown>> | object,
  messages: readonly Message[],
): Record<string, unknown> {
  if (messages.some(({ body }) => body === "members")) return { ...value };
  const names = new Set(messages.flatMap(({ bindings = {} }) => Object.keys(bindings)));
  const known = Object.entries(value).filter(
    ([name]) => names.has(name) || ["body", "contentType", "status"].includes(name),
  );
  return Object.fromEntries(known);
}

/** False for a value without a text in OpenAPI: a required empty list is left out, and then missing. */
function hasText(
  value: Readonly<Record<string, unknown>>,
  { bindings = {}, contents = [] }: Message,
): boolean {
  const isForm = contents.some(({ form }) => form === "form" || form === "multipart");
  const fields = isForm && isObject(value.body) ? Object.values(value.body) : [];
  const isRangeWithoutType =
    contents[0]?.type.includes("*") && !value.contentType && value.body !== undefined;
  return (
    ![...Object.keys(bindings).map((name) => value[name]), ...fields].some(isNothing) && !isRangeWithoutType
  );
}

/** A reply that says which of several types it is: the first that its schema allows. */
function withType(
  value: Readonly<Record<string, unknown>>,
  messages: readonly Message[],
  isValid: (value: unknown) => boolean,
): Record<string, unknown> {
  const types = messages
    .filter(hasContentType)
    .flatMap((message) => contentsOf(message).map(({ type }) => type));
  if (value.body === undefined || value.contentType !== undefined) return { ...value };
  const candidates = types.map((type) => ({ ...value, contentType: type.replace("*", "x-test") }));
  return candidates.find(isValid) ?? { ...value };
}

function isNothing(value: unknown): boolean {
  return typeof value === "object" && (value === null || Object.keys(value).length === 0);
}

/** Equal, except that a handler sees default values, and both sides the media type. */
function same(
  received: unknown,
  sent: unknown,
  operation: OperationModel,
  side: "input" | "output",
): boolean {
  const { descriptor } = operation;
  const messages = side === "input" ? [descriptor.input] : descriptor.outcomes.filter(({ error }) => !error);
  const expected: Record<string, unknown> = { ...(sent as object) };
  for (const message of messages) {
    if (hasContentType(message) && expected.body !== undefined)
      expected.contentType ??= contentsOf(message)[0]?.type;
    for (const [member, { default: fallback }] of Object.entries(message.bindings ?? {})) {
      if (side === "input" && !Object.hasOwn(expected, member) && fallback !== undefined)
        expected[member] = fallback;
    }
  }
  const actual: Record<string, unknown> = { ...(received as object) };
  // Names of media types are case-insensitive.
  for (const one of [expected, actual])
    if (typeof one.contentType === "string") one.contentType = one.contentType.toLowerCase();
  if (isForm(messages)) for (const one of [expected, actual]) if (isNothing(one.body)) delete one.body;
  return isDeepStrictEqual(actual, expected);
}

/** A form without fields is an empty body. */
function isForm(messages: readonly Message[]): boolean {
  return messages.some(({ contents = [] }) => contents.some(({ form }) => form === "form"));
}
