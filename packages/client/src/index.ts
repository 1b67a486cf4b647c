export type { Awaitable, Credentials, FetchHandler, Next, Operation, Service } from "@callsheet/protocol";
export { UnacceptableReplyError } from "@callsheet/protocol";
export type { Attempt } from "./attempt.ts";
export type { CallOptions, ClientOptions } from "./client-options.ts";
export type { ClientParts } from "./client-parts.ts";
export { type Client, createClient } from "./create-client.ts";
export type { CredentialProvider } from "./credentials.ts";
export { AbortError } from "./errors/abort-error.ts";
export { ClientError, type ClientErrorOptions } from "./errors/client-error.ts";
export { CredentialsError } from "./errors/credentials-error.ts";
export { InputError } from "./errors/input-error.ts";
export { MalformedResponseError } from "./errors/malformed-response-error.ts";
export { PollTimeoutError } from "./errors/poll-timeout-error.ts";
export { type ReplyHeaders, ServiceError } from "./errors/service-error.ts";
export { TimeoutError } from "./errors/timeout-error.ts";
export { TransportError } from "./errors/transport-error.ts";
export { WaitFailedError } from "./errors/wait-failed-error.ts";
export type { Hooks } from "./hooks.ts";
export type { Open } from "./open.ts";
export type { OperationMethod, Result, ServiceErrorOf } from "./operation-method.ts";
export { paginate, paginateItems } from "./paginate.ts";
export { type PollOptions, pollUntil } from "./poll-until.ts";
export type { AuthOptions, Source } from "./security/auth-options.ts";
export { declaredSecurity } from "./security/declared-security.ts";
export { sigV4 } from "./security/sig-v4.ts";
export { serverVariables } from "./server-variables.ts";
export { fetchTransport, type HttpRequest, type HttpResponse, type Transport } from "./transport.ts";
export {
  type ValidationOptions,
  type Validator,
  type ValidatorSet,
  type Violation,
  validation,
} from "./validation.ts";
export { waitUntil } from "./wait-until.ts";
export type {
  AwaitedOutput,
  FailedOutput,
  WaitOptions,
  WaitResult,
  WaitUntil,
} from "./waiting.ts";
