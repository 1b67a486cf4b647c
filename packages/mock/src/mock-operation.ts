import type { ApiOperation, OperationModel, ResponseDeclaration } from "@callsheet/document";
import {
  type Content,
  contentsOf,
  type ErrorHeaders,
  essenceOf,
  findOutcome,
  type Operation,
  type Outcome,
  type Service,
} from "@callsheet/protocol";
import type { MockSource } from "./read-source.ts";

/** An operation that the mock answers. */
export interface MockOperation {
  readonly api: ApiOperation;
  readonly model: OperationModel;
  readonly descriptor: Operation;
  /** The members of its errors that travel as headers. */
  readonly errorHeaders: ErrorHeaders;
}

/** The operations of a document that can be served. */
export function mockOperations({ api, model }: MockSource): MockOperation[] {
  const byPointer = new Map(api.operations.map((operation) => [operation.pointer, operation]));
  return model.operations.flatMap((one) => {
    const operation = byPointer.get(one.pointer);
    return operation ? [mockOperation(operation, one, model.service)] : [];
  });
}

function mockOperation(api: ApiOperation, model: OperationModel, service: Service): MockOperation {
  const errorHeaders = Object.fromEntries(model.errors.map(({ name, headers }) => [name, headers]));
  return { api, model, descriptor: { ...model.descriptor, service }, errorHeaders };
}

/** The response for a status: by the status itself, else by its range, else by `default`. */
export function declarationOf({ api }: MockOperation, status: number): ResponseDeclaration | undefined {
  const keys = [String(status), `${Math.trunc(status / 100)}XX`, "default"];
  for (const key of keys) {
    const found = api.responses.find((response) => response.status.toUpperCase() === key.toUpperCase());
    if (found) return found;
  }
  return undefined;
}

/**
 * The first status of a declared one: itself, the first of a range; for `default` an error, if a success is
 * declared.
 */
export function firstStatus({ api }: Pick<MockOperation, "api">, key: string): number {
  if (/^\d{3}$/.test(key)) return Number(key);
  if (/^[1-5]XX$/i.test(key)) return Number(key[0]) * 100;
  return api.responses.some(({ status }) => /^[23]/.test(status)) ? 500 : 200;
}

/** The outcome of a status. A success that the document does not distinguish has the only one there is. */
export function outcomeOf({ descriptor }: MockOperation, status: number): Outcome | undefined {
  return findOutcome(descriptor, status) ?? (status < 400 ? descriptor.outcomes[0] : undefined);
}

/** How a body of a declared media type is serialized; undefined for one that cannot be. */
export function contentOf(outcome: Outcome | undefined, type: string): Content | undefined {
  if (!outcome?.body) return undefined;
  const contents = contentsOf(outcome);
  const found = contents.find((content) => essenceOf(content.type) === essenceOf(type));
  // A body of any type carries values as JSON, as the operation's outcome then says.
  return found ?? (type.startsWith("*/*") && contents.length === 1 ? contents[0] : undefined);
}
