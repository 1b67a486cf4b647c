export { errorTypeHeader, parseErrorType } from "./error-type.ts";
export type { FetchHandler } from "./fetch-handler.ts";
export type { HeaderSource, MessageBody } from "./message.ts";
export type * from "./operation.ts";
export { compilePath, escapeUri, fillPath, type PathLabels, type PathMatch } from "./path.ts";
export { decodeRequest, type EncodedRequest, encodeRequest, type RequestParts } from "./request.ts";
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
export { formatTimestamp, parseTimestamp } from "./timestamp.ts";
