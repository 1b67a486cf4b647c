export { combine } from "./combine.ts";
export type { Caller, Context } from "./context.ts";
export { ContractError, type ContractErrorOptions } from "./contract-error.ts";
export { createReplaceable, type ReplaceableService } from "./create-replaceable.ts";
export { createService, type ServiceDefinition } from "./create-service.ts";
export type {
  Definitions,
  Handler,
  HandlerResult,
  HandlersOf,
  OperationDefinition,
  Validator,
} from "./definition.ts";
export { assertLocalHost, assertLocalPage } from "./edge/assert-local.ts";
export type { CorsOptions } from "./edge/cors.ts";
export type { Exchange, Incoming, Outgoing } from "./edge/exchange.ts";
export { isLocalOrigin } from "./edge/local-origin.ts";
export { answerEvents, EventFeed } from "./events/event-feed.ts";
export { Fault, type FaultOptions } from "./fault.ts";
export type { Call, Interceptor } from "./interceptor.ts";
export type { Limits } from "./limits.ts";
export { type JsonLoggerOptions, jsonLogger, type LogFields, type Logger, type LogLevel } from "./logger.ts";
export { mount } from "./mount.ts";
export { partialHandlers } from "./partial-handlers.ts";
export { Reply, type ReplyOptions, reply } from "./reply.ts";
export type {
  Auth,
  KnownCredentials,
  SignatureAuth,
  Verifier,
  VerifierContext,
  Verifiers,
} from "./security/auth.ts";
export { type ServiceHandler, toServiceHandler } from "./service-handler.ts";
export type { ServiceOptions } from "./service-options.ts";
export { describeProblem, type ProblemError } from "./validation/describe-problem.ts";
export type { Violation } from "./validation/violation.ts";
