export { type Authorization, parseAuthorization } from "./authorization.ts";
export type * from "./binding.ts";
export { isJson } from "./bodies/json.ts";
export { formatEvent, parseEvents, type ServerSentEvent } from "./bodies/server-sent-events.ts";
export { type ByteStream, chunksOf, isByteStream } from "./byte-stream.ts";
export { canonicalTarget } from "./canonical-target.ts";
export type {
  Codec,
  EncodedRequest,
  ReadLimits,
  ReceivedResponse,
  Reply,
  ReplyBody,
  UnreadReply,
} from "./codec.ts";
export { acceptOf, chooseContent, contentsOf, essenceOf, hasContentType, matchContent } from "./contents.ts";
export { isDateTime } from "./date-times.ts";
export { decodeError } from "./decode-error.ts";
export { type Awaitable, type Digest, webDigest } from "./digest.ts";
export { errorTypeHeader, parseErrorType } from "./error-type.ts";
export type { FetchHandler } from "./fetch-handler.ts";
export { findCodec } from "./find-codec.ts";
export { fullCodec } from "./full-codec.ts";
export { escapeStep, formatPointer, pointerStep, pointerSteps, unescapeStep } from "./json-pointer.ts";
export { type HeaderSource, type MessageBody, toMembers } from "./members.ts";
export type * from "./message-descriptor.ts";
export type { Next } from "./next.ts";
export type * from "./operation.ts";
export { findError, findOutcome, findSuccess } from "./outcomes.ts";
export type { OwnedBytes } from "./owned-bytes.ts";
export type { ParseJson } from "./parameters/content-text.ts";
export { compilePath, escapeUri, fillPath, type PathLabels, type PathMatch } from "./path.ts";
export { compileReadings } from "./path-readings.ts";
export { plainCodec } from "./plain-codec.ts";
export { readText } from "./read-reply.ts";
export type { ReceivedError } from "./received-error.ts";
export { decodeRequest, type RequestParts } from "./request.ts";
export { type EncodedResponse, type ErrorMembers, encodeError, encodeOutput } from "./response.ts";
export { pathOrder, pathShape, routeKey, selectorKey } from "./route-key.ts";
export { applySecurity, readSecurity, type SecuritySource, type SecurityValue } from "./security.ts";
export { SerializationError } from "./serialization-error.ts";
export type * from "./service.ts";
export {
  type Credentials,
  createSigner,
  type SignableRequest,
  type Signer,
  type SigV4Headers,
  type SigV4Request,
  type SigV4Scope,
} from "./sigv4.ts";
export { readClaim, type SigV4Claim, type SigV4Fault, type SigV4Refusal } from "./sigv4-claim.ts";
export { createVerifier, type SigV4Verdict, type VerifierOptions } from "./sigv4-verify.ts";
export { textCodec } from "./text-codec.ts";
export { formatTimestamp, parseTimestamp } from "./timestamp.ts";
export { UnacceptableReplyError } from "./unacceptable-reply-error.ts";
export { usesSigV4 } from "./uses-sig-v4.ts";
export type { Validator, Violation } from "./violation.ts";
export type * from "./waiter.ts";
