import type { Outcome, Service } from "@callsheet/protocol";
import type { OperationDefinition } from "../definition.ts";

/**
 * Copies the text of an error into `message`, if the contract has such a member besides the service's own:
 * AWS SDK clients and boto3 show only that one.
 */
export function withMessage(
  body: unknown,
  { operation, errors }: OperationDefinition,
  { error }: Outcome,
): unknown {
  const { errorMessage = "message" }: Service = operation.service;
  if (typeof body !== "object" || body === null || Object.hasOwn(body, "message")) return body;
  const text = (body as Readonly<Record<string, unknown>>)[errorMessage];
  const validator = error !== undefined && Object.hasOwn(errors, error) ? errors[error] : undefined;
  if (typeof text !== "string" || !validator) return body;
  const said = { ...body, message: text };
  // Only a declared member accepts a single type.
  return validator.is(said) && !validator.is({ ...body, message: 0 }) ? said : body;
}
