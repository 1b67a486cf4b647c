import { findError, type Operation } from "@callsheet/protocol";
import { ContractError } from "../contract-error.ts";
import type { OperationDefinition } from "../definition.ts";
import { checkFault, Fault, internalFault } from "../fault.ts";
import { writeRecord } from "../logger.ts";
import type { ServiceRuntime } from "../service-runtime.ts";
import { asSent } from "../validation/as-sent.ts";
import type { Violation } from "../validation/violation.ts";
import { answerError, answerFault } from "./answer.ts";
import type { Outgoing } from "./exchange.ts";

/** Where a call failed. */
export interface FailedCall {
  readonly definition: OperationDefinition;
  readonly runtime: ServiceRuntime;
  readonly requestId: string;
}

/**
 * Turns whatever a call threw into an answer. What clients must not see is logged and answered as an internal
 * error. Never throws.
 */
export function answerFailure(error: unknown, call: FailedCall): Outgoing {
  try {
    return answerThrown(error, call);
  } catch (cause) {
    // Anything can be thrown: what no header can hold, what JSON cannot represent, what throws when it is
    // read.
    return answerInternal(call, { message: "An error cannot be sent.", fields: describeError(cause) });
  }
}

function answerThrown(error: unknown, call: FailedCall): Outgoing {
  if (error instanceof ContractError) {
    const refusal = refuseError(error, call);
    if (refusal !== undefined) return answerInternal(call, refusal);
    return answerError(call.definition, error, {
      requestId: call.requestId,
      errorHeaders: call.runtime.errorHeaders,
    });
  }
  if (error instanceof Fault) {
    checkFault(error);
    return answerAt(call, error);
  }
  return answerInternal(call, { message: "A handler failed.", fields: describeError(error) });
}

/** A log record about a failure that clients must not see. */
interface Report {
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * Why a thrown error cannot be sent: the operation does not declare it, or declares another body. Undefined
 * when it can be sent.
 */
function refuseError(
  { name, body, status }: ContractError,
  { definition, runtime }: FailedCall,
): Report | undefined {
  if (!findError(definition.operation, name, status)) {
    return {
      message: "A handler threw an error that its operation does not declare.",
      fields: { error: name, ...(status !== undefined && { status }) },
    };
  }
  const validator = runtime.validateResponses && definition.errors[name];
  if (!validator) return undefined;
  const sent = typeof body === "object" && body !== null ? asSent(body) : body;
  if (validator.is(sent)) return undefined;
  const fields = { error: name, violations: describeViolations(validator.errors(sent, 20)) };
  return { message: "A handler threw an error whose body breaks the contract.", fields };
}

/** Which members broke which rule, without their values: those can be secrets. */
export function describeViolations(violations: readonly Violation[]): string[] {
  return violations.map(({ instancePath, message }) => `${instancePath || "/"} ${message}`);
}

/**
 * The log fields of a thrown value and of its causes. A value that throws when it is read is called
 * unreadable.
 */
export function describeError(error: unknown, causes = 4): Report["fields"] {
  try {
    if (!(error instanceof Error)) return { error: String(error) };
    const { name, message, stack, cause } = error;
    const because = cause !== undefined && causes > 0 && { cause: describeError(cause, causes - 1) };
    return { error: name, reason: message, stack, ...because };
  } catch {
    return { error: "[unreadable]" };
  }
}

function answerAt({ definition, runtime, requestId }: FailedCall, fault: Fault): Outgoing {
  const { service, errorHeaders } = runtime;
  const { profile } = service;
  const errorMessages = [service.errorMessage ?? "message"];
  return answerFault(fault, { requestId, profile, errorMessages, errorHeaders, definition });
}

/** Logs a report and answers 500. */
export function answerInternal(call: FailedCall, { message, fields }: Report): Outgoing {
  const { operation } = call.definition;
  const { requestId, runtime } = call;
  writeRecord(runtime.logger, "error", message, { requestId, operation: operation.name, ...fields });
  return answerAt(call, new Fault(internalErrorName(operation), 500, internalFault().message));
}

/** The operation's own error of status 500, or the one that all AWS services share. */
function internalErrorName({ outcomes }: Operation): string {
  return outcomes.find(({ status }) => status === 500)?.error ?? "InternalFailure";
}
