import { SerializationError } from "@callsheet/protocol";
import { Fault } from "./fault.ts";
import type { MockOperation } from "./mock-operation.ts";
import type { Prism, Reply } from "./prism.ts";

/** Where a fault came up: at an operation, or before one was found. */
export interface FaultPlace {
  readonly prism: Prism;
  readonly operations: readonly MockOperation[];
  readonly operation: MockOperation | undefined;
}

/** Whatever went wrong, as a fault; the unexpected is an `InternalFailure`. */
export function toFault(error: unknown): Fault {
  if (error instanceof Fault) return error;
  if (error instanceof SerializationError)
    return new Fault("SerializationException", 400, error.message, { cause: error });
  const message = error instanceof Error ? error.message : String(error);
  return new Fault("InternalFailure", 500, `The mock failed: ${message}`, { cause: error });
}

/**
 * The reply that carries a fault. A broken request gets the operation's own reply of status 400; everything else one of AWS's common
 * errors, whose message stands under `message` and under the names that the services at hand use.
 */
export async function faultReply(fault: Fault, { prism, operations, operation }: FaultPlace): Promise<Reply> {
  const own = operation && fault.status === 400 ? await ownReply(prism, operation, fault) : undefined;
  if (own) return own;
  const services = operation ? [operation] : operations;
  const members = [
    "message",
    ...services.map(({ descriptor }) => descriptor.service.errorMessage ?? "message"),
  ];
  const body = Object.fromEntries(members.map((member) => [member, fault.message]));
  const headers = { "content-type": "application/json", ...fault.headers, "x-amzn-errortype": fault.name };
  return { status: fault.status, headers, body };
}

/** The operation's declared 400 with the fault in words; undefined when it declares none that can hold them. */
async function ownReply(prism: Prism, operation: MockOperation, fault: Fault): Promise<Reply | undefined> {
  const { errorMessage = "message" } = operation.descriptor.service;
  const declared = await prism.reply(operation.http, { status: 400 }).catch(() => undefined);
  if (declared?.status !== 400) return undefined;
  const headers = { ...declared.headers, "x-amzn-errortype": fault.name };
  const plain = { ...declared, headers, body: { [errorMessage]: fault.message } };
  const filled = { ...plain, body: { ...(declared.body as object), [errorMessage]: fault.message } };
  return [plain, filled].find((reply) => operation.checks.body(reply).length === 0);
}
