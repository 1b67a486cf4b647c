/**
 * The response header that names an error. HTTP header names are case-insensitive; the AWS SDKs look it up in
 * lower case.
 */
export const errorTypeHeader = "x-amzn-errortype";

/**
 * The error name in the value of `x-amzn-ErrorType`, or of a `code` or `__type` body member: the text before
 * the first `,` and then before the first `:` (a URI may follow), without a namespace that ends in `#`. Both
 * AWS SDKs read it this way.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#operation-error-serialization
 */
export function parseErrorType(value: string): string {
  return value.replace(/[,:].*|^[^,:#]*#/gs, "").trim();
}
