export { type Authorization, parseAuthorization } from "./authorization.ts";
export { isJson } from "./body.ts";
export { canonicalTarget } from "./canonical-target.ts";
export { isDateTime } from "./date-time.ts";
export { type Awaitable, type Digest, webDigest } from "./digest.ts";
export { errorTypeHeader, parseErrorType } from "./error-type.ts";
export type { FetchHandler } from "./fetch-handler.ts";
export { type HeaderSource, type MessageBody, toMembers } from "./message.ts";
export type * from "./operation.ts";
export { compilePath, escapeUri, fillPath, type PathLabels, type PathMatch } from "./path.ts";
export { decodeRequest, encodeRequest, type RequestParts } from "./request.ts";
export {
  decodeError,
  decodeResponse,
  type EncodedResponse,
  type ErrorMembers,
  encodeError,
  encodeResponse,
  type ReceivedError,
  type ReceivedResponse,
} from "./response.ts";
export { SerializationError } from "./serialization-error.ts";
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
export { textValues } from "./text-values.ts";
export { formatTimestamp, parseTimestamp } from "./timestamp.ts";
export { typedValues } from "./typed-values.ts";
export { type EncodedRequest, plainValues, type ValueCodec } from "./value-codec.ts";
export type { Validator, Violation } from "./violation.ts";
export { withErrorHeaders } from "./with-error-headers.ts";
