import { type CodecName, type Message, routeKey } from "@callsheet/protocol";
import { isObject, own, ownString } from "../json/json.ts";
import { pointerSteps } from "../json/pointer.ts";
import type { Provenance } from "../provenance/provenance.ts";
import type { ApiDocument, ApiOperation } from "../read/operation.ts";
import { Shape } from "../schema/shape.ts";
import { checkOperation } from "./check-operation.ts";
import { checkSecurity } from "./check-security.ts";
import { brokenParts, checkStructure } from "./check-structure.ts";
import type { ContractModel, ErrorModel, OperationModel, SkippedPart } from "./contract-model.ts";
import { NameTable } from "./name-table.ts";
import { identifier, lowerFirst, pascalCase } from "./names.ts";
import { operationName } from "./operation-name.ts";
import { readParameter } from "./read-members.ts";
import { type ReadMessage, readMessage } from "./read-message.ts";
import { type Failure, type ReadOutcomes, readOutcomes } from "./read-outcomes.ts";
import { readPages } from "./read-pages.ts";
import { readPath } from "./read-path.ts";
import { operationSecurity, operationServer, type ReadService, readService } from "./read-service.ts";
import { readWaiters } from "./read-waiters.ts";
import { type DefinedSchema, SchemaTable } from "./schema-table.ts";
import { support } from "./support.ts";
import { Unsupported } from "./unsupported.ts";
import { withoutBroken } from "./without-broken.ts";

/** Names that generated modules use, so that no name of a document may be one of them. */
const CONSTANTS = ["endpoints", "errorHeaders", "types", "contract", "validators"];

/**
 * Reads a document into what the emitters print. An operation with an unsupported part is left out, and
 * listed in {@link ContractModel.skipped}; the rest of the document is read. Descriptions
 * end with the sources of what they describe, where these are known.
 */
export function createContract(document: ApiDocument, id: string, provenance?: Provenance): ContractModel {
  return new ContractReading(document, id, provenance).read();
}

class ContractReading {
  readonly #document: ApiDocument;
  readonly #id: string;
  readonly #read: ReadService;
  readonly #types = new NameTable();
  readonly #constants = new NameTable(CONSTANTS);
  readonly #table: SchemaTable;
  readonly #skipped: SkippedPart[];
  /** Errors by name and form: operations that declare one in the same way share its type. */
  readonly #errorTypes = new Map<string, string>();
  /** The operations by what their requests share. */
  readonly #routes = new Map<string, string>();
  readonly #errorBodies = new Map<string, string>();

  constructor(document: ApiDocument, id: string, provenance?: Provenance) {
    this.#document = document;
    this.#id = id;
    this.#read = readService(document, id);
    this.#table = new SchemaTable(document, this.#types, provenance);
    this.#skipped = document.skipped.map(({ pointer, reason }) => ({
      pointer,
      reason,
      operation: titleAt(pointer),
    }));
  }

  read(): ContractModel {
    const { root, schemas, operations, webhooks } = this.#document;
    checkStructure(root);
    this.#skipped.push(...brokenParts(root));
    this.#table.declare(schemas);
    const read = operations.flatMap((operation) => this.#claim(operation));
    for (const webhook of webhooks)
      this.#attempt({ ...webhook, path: `/${webhook.name.replaceAll(/\W/g, "-")}` });
    const { definitions, broken, leftOut } = this.#table.finish();
    this.#skipped.push(...leftOut);
    const info = isObject(own(root, "info")) ? (own(root, "info") as Readonly<Record<string, unknown>>) : {};
    const model: ContractModel = {
      id: this.#id,
      constant: this.#constants.take(lowerFirst(this.#read.service.name)),
      service: this.#read.service,
      endpoints: this.#read.endpoints,
      title: String(own(info, "title") ?? this.#id),
      description: String(own(info, "description") ?? ""),
      operations: read,
      definitions,
      skipped: this.#skipped,
    };
    return withoutBroken(model, broken);
  }

  /** Of operations that no request can tell apart, the first is kept. */
  #claim(operation: ApiOperation): OperationModel[] {
    return this.#attempt(operation).filter(({ descriptor, pointer }) => {
      const key = routeKey(descriptor);
      const owner = this.#routes.get(key);
      if (owner === undefined) this.#routes.set(key, descriptor.name);
      else
        this.#skipped.push({
          pointer,
          reason: `no request tells it apart from ${owner}, which has the same method and path`,
          operation: titleOf(operation),
        });
      return owner === undefined;
    });
  }

  #attempt(operation: ApiOperation): OperationModel[] {
    try {
      return [this.#operation(operation)];
    } catch (error) {
      if (!(error instanceof Unsupported)) throw error;
      const { pointer, message } = error;
      this.#skipped.push({ pointer, reason: message, operation: titleOf(operation) });
      return [];
    }
  }

  #operation(operation: ApiOperation): OperationModel {
    checkOperation(this.#document.root, operation);
    for (const part of checkSecurity(this.#document.root, operation)) this.#table.leaveOut(part);
    const named = operationName(operation);
    const input = readInput(operation, this.#table);
    const outcomes = readOutcomes(operation, this.#table);
    const waiters = readWaiters(operation, outcomes);
    const base = pascalCase(named);
    const types = this.#nameTypes(base, input.schema, outputSchema(outcomes));
    const neighbour = ownString(operation.extensions, "x-callsheet-neighbour");
    return {
      name: base,
      constant: this.#constants.take(identifier(lowerFirst(base))),
      summary: operation.summary ?? "",
      description: this.#table.describe(operation.description, operation.pointer) ?? "",
      deprecated: operation.deprecated,
      ...(neighbour !== undefined && { neighbour }),
      pointer: operation.pointer,
      descriptor: this.#descriptor(operation, named, input.message, outcomes),
      ...types,
      errors: outcomes.failures.map((failure) => this.#error(failure, base)),
      waiters: Object.entries(waiters).map(([name, waiter]) => ({
        name,
        constant: this.#constants.take(lowerFirst(name)),
        waiter: { operation: named, ...waiter },
      })),
    };
  }

  #nameTypes(name: string, input: DefinedSchema, output: DefinedSchema) {
    const define = (wish: string, schema: DefinedSchema) => {
      // A component that is exactly the operation's input, under exactly this name, is already the type.
      if (this.#table.nameOf(schema) === wish) return wish;
      const taken = this.#types.take(wish);
      this.#table.add(taken, schema, "");
      return taken;
    };
    return {
      input: define(`${name}Input`, input),
      output: define(`${name}Output`, output),
      error: this.#types.take(`${name}Error`),
    };
  }

  #descriptor(
    operation: ApiOperation,
    name: string,
    input: ReturnType<typeof readInput>["message"],
    outcomes: ReadOutcomes,
  ): OperationModel["descriptor"] {
    const { service } = this.#read;
    const security = operationSecurity(operation, service);
    const server = operationServer(operation, service);
    const pages = readPages(operation, input, outcomes);
    const all = [
      ...outcomes.successes.map(({ outcome }) => outcome),
      ...outcomes.failures.flatMap((failure) => failure.outcomes),
    ];
    return {
      name,
      method: operation.method,
      ...readPath(operation),
      codec: codecOf(operation, input, outcomes, service.profile),
      input,
      outcomes: all,
      ...(outcomes.tagged && { tagged: true as const }),
      ...(pages && { pages }),
      ...(security && { security }),
      ...(server && { server }),
    };
  }

  #error(failure: Failure, operation: string): ErrorModel {
    const { name, aliases, statuses, body, headers = {}, headerSchema, description } = failure;
    const form = JSON.stringify([name, statuses, body, headerSchema]);
    const known = this.#errorTypes.get(form);
    const type = known ?? this.#types.take(pascalCase(name), `${operation}${pascalCase(name)}`);
    this.#errorTypes.set(form, type);
    const validator = this.#table.nameOf(body) ?? this.#defineBody(form, type, body);
    return { name, aliases, type, statuses, body, validator, headers, headerSchema, description };
  }

  /** A body without its own name gets one, for its validator. */
  #defineBody(form: string, type: string, body: DefinedSchema | undefined): string | undefined {
    if (body === undefined) return undefined;
    const known = this.#errorBodies.get(form);
    if (known !== undefined) return known;
    const name = this.#types.take(`${type}Body`);
    this.#errorBodies.set(form, name);
    this.#table.add(name, body, "");
    return name;
  }
}

/** `GET /pets` from the pointer of something in an operation. */
function titleAt(pointer: string): string {
  const [, path = "", method = ""] = pointerSteps(pointer);
  return method === "" ? path : `${method.toUpperCase()} ${path}`;
}

function titleOf({ method, path, operationId }: ApiOperation): string {
  return operationId ?? `${method} ${path}`;
}

/** Reads the input of an operation. */
function readInput(operation: ApiOperation, table: SchemaTable) {
  const { parameters, pointer, method } = operation;
  const isLost = operation.body !== undefined && support.bodiless.methods.includes(method);
  if (isLost)
    table.leaveOut({
      pointer: `${pointer}/requestBody`,
      reason: `the body is left out: ${support.bodiless.support.refused}`,
    });
  const body = isLost ? undefined : operation.body;
  const read = readMessage(
    {
      pointer,
      content: body?.content ?? [],
      bodyRequired: body?.required ?? false,
      memberCount: parameters.length,
      members: (reading) => parameters.map((parameter) => readParameter(parameter, reading)),
    },
    "request",
    table,
  );
  const token = parameters.find(
    ({ idempotencyToken, extensions }) =>
      idempotencyToken && extensions["x-callsheet-idempotency-token"] === true,
  );
  const member = Object.entries(read.message.bindings ?? {}).find(
    ([, binding]) => token && binding.in === token.in && binding.name === token.name,
  )?.[0];
  const message = {
    ...read.message,
    ...(member !== undefined && { token: member }),
    ...(read.isClosed && { closed: true as const }),
    ...(isBodyAskedFor(body, read) && { required: true as const }),
  };
  return { message, schema: read.schema };
}

/** True when a request needs a body though none of its members is required. */
function isBodyAskedFor(body: ApiOperation["body"], { message }: ReadMessage): boolean {
  const [media] = body?.content ?? [];
  if (!body?.required || message.body !== "members" || !media?.schema) return false;
  return new Shape([media.schema]).required().size === 0;
}

function outputSchema({ successes }: ReadOutcomes): DefinedSchema {
  const schemas = successes.map(({ schema }) => schema);
  return schemas.length > 1 ? { anyOf: schemas } : (schemas[0] ?? {});
}

/** The smallest codec that covers all that the operation needs. */
function codecOf(
  { path }: ApiOperation,
  input: Message,
  { successes, failures, tagged }: ReadOutcomes,
  profile: "aws" | "http",
): CodecName {
  const outcomes = [
    ...successes.map(({ outcome }) => outcome),
    ...failures.flatMap(({ outcomes }) => outcomes),
  ];
  const isJson = (message: Message) => message.body !== "payload" && message.contents === undefined;
  // The small codecs take every 2xx for the one success.
  const is2xx = successes.length === 1 && /^2\d\d$/.test(`${successes[0]?.outcome.status}`);
  const isPlain =
    profile === "aws" && is2xx && !tagged && !path.includes("?") && isJson(input) && outcomes.every(isJson);
  if (!isPlain || successes.some(({ outcome }) => outcome.bindings)) return "full";
  const bindings = Object.values(input.bindings ?? {});
  if (bindings.length === 0) return "plain";
  const isText = bindings.every(
    ({ in: place, name: _, default: __, ...form }) =>
      (place === "path" || place === "header") && Object.keys(form).length === 0,
  );
  return isText ? "text" : "full";
}
