import type { createStreamingSessionStream, startStreamingSession } from "@callsheet/contract/nimble";
import type { OutputOf } from "@callsheet/protocol";

type Session = NonNullable<OutputOf<typeof startStreamingSession>["session"]>;
type Stream = NonNullable<OutputOf<typeof createStreamingSessionStream>["stream"]>;
type CodeOf<Resource extends { statusCode?: unknown }> = NonNullable<Resource["statusCode"]>;

/** The contract's status codes with which the start of a session can fail. */
export const sessionFailures = [
  "INTERNAL_ERROR",
  "INSUFFICIENT_CAPACITY",
  "ACTIVE_DIRECTORY_DOMAIN_JOIN_ERROR",
  "NETWORK_CONNECTION_ERROR",
  "INITIALIZATION_SCRIPT_ERROR",
  "DECRYPT_STREAMING_IMAGE_ERROR",
  "NETWORK_INTERFACE_ERROR",
  "AMI_VALIDATION_ERROR",
] as const satisfies readonly CodeOf<Session>[];

/** The contract's status codes with which the creation of a stream can fail. */
export const streamFailures = [
  "INTERNAL_ERROR",
  "NETWORK_CONNECTION_ERROR",
] as const satisfies readonly CodeOf<Stream>[];
