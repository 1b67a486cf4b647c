export type { Awaitable, Credentials, FetchHandler, Operation, Service } from "@callsheet/protocol";
export { AbortError } from "./abort-error.ts";
export type { Attempt, Hooks } from "./attempt.ts";
export { ClientError } from "./client-error.ts";
export { type CallOptions, type Client, type ClientOptions, createClient } from "./create-client.ts";
export type { CredentialProvider } from "./credentials.ts";
export { CredentialsError } from "./credentials-error.ts";
export { InputError } from "./input-error.ts";
export { MalformedResponseError } from "./malformed-response-error.ts";
export type { Open } from "./open.ts";
export type { OperationMethod, Result, ServiceErrorOf } from "./operation-method.ts";
export { type PollOptions, PollTimeoutError, pollUntil } from "./poll-until.ts";
export { type ReplyHeaders, ServiceError } from "./service-error.ts";
export { TimeoutError } from "./timeout-error.ts";
export { fetchTransport, type HttpRequest, type HttpResponse, type Transport } from "./transport.ts";
export { TransportError } from "./transport-error.ts";
export {
  type ValidationOptions,
  type Validator,
  type ValidatorSet,
  type Violation,
  validation,
} from "./validation.ts";
