import type { Service } from "@callsheet/protocol";

/**
 * The errors that all AWS services share, by status. The first one of 429, 500 and 503 is used for the status
 * itself.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
 */
const common: readonly (readonly [status: number, names: string])[] = [
  [400, "ValidationException SerializationException MalformedHttpRequestException RequestAbortedException"],
  [
    403,
    "AccessDeniedException ExpiredTokenException IncompleteSignature InvalidClientTokenId InvalidSignatureException",
  ],
  [
    403,
    "MissingAuthenticationTokenException NotAuthorized OptInRequired RequestExpired UnrecognizedClientException",
  ],
  [404, "UnknownOperationException"],
  [408, "RequestTimeoutException"],
  [413, "RequestEntityTooLargeException"],
  [429, "ThrottlingException"],
  [500, "InternalFailure"],
  [503, "ServiceUnavailable"],
];

/** The error for a name or one of the statuses 429, 500 and 503; names count only in the profile `aws`. */
export function commonError(
  code: string,
  profile: Service["profile"],
): { readonly name: string; readonly status: number } | undefined {
  for (const [status, names] of common) {
    const [first = "", ...others] = names.split(" ");
    if (status >= 429 && code === String(status)) return { name: first, status };
    if (profile === "aws" && [first, ...others].includes(code)) return { name: code, status };
  }
  return undefined;
}
