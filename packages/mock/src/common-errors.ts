import type { Service } from "@callsheet/protocol";

/**
 * The errors that all AWS services share, with their statuses.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
 */
const common: Readonly<Record<string, number>> = {
  AccessDeniedException: 403,
  ExpiredTokenException: 403,
  IncompleteSignature: 403,
  InternalFailure: 500,
  InvalidClientTokenId: 403,
  InvalidSignatureException: 403,
  MalformedHttpRequestException: 400,
  MissingAuthenticationTokenException: 403,
  NotAuthorized: 403,
  OptInRequired: 403,
  RequestAbortedException: 400,
  RequestEntityTooLargeException: 413,
  RequestExpired: 403,
  RequestTimeoutException: 408,
  SerializationException: 400,
  ServiceUnavailable: 503,
  ThrottlingException: 429,
  UnknownOperationException: 404,
  UnrecognizedClientException: 403,
  ValidationException: 400,
};

/** Failures that any service can have, whatever it declares. */
const failures: Readonly<Record<string, string>> = {
  "429": "ThrottlingException",
  "500": "InternalFailure",
  "503": "ServiceUnavailable",
};

/** The error that a name or one of the statuses 429, 500 and 503 stands for; names count in the profile `aws` alone. */
export function commonError(
  code: string,
  profile: Service["profile"],
): { readonly name: string; readonly status: number } | undefined {
  const failure = Object.hasOwn(failures, code) ? failures[code] : undefined;
  if (failure !== undefined) return { name: failure, status: Number(code) };
  const status = profile === "aws" && Object.hasOwn(common, code) ? common[code] : undefined;
  return status === undefined ? undefined : { name: code, status };
}
