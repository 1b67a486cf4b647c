// Generated from spec/nimble.yaml by callsheet.
// Run `callsheet generate` to regenerate it; `callsheet check` fails on manual edits.

/** What `CreateStreamingSessionStream` takes: parameters and the members of its body in one object. */
export type CreateStreamingSessionStreamInput = {
  /**
   * How long the stream may be opened, in seconds. Null is the same as nothing.
   *
   * Source: CreateStreamingSessionStream - Amazon Nimble Studio, Request Body; service model of Amazon Nimble Studio 2020-08-01, CreateStreamingSessionStreamRequestContent/properties/expirationInSeconds.
   */
  expirationInSeconds?: number | null;
  /**
   * The studio that the session belongs to.
   *
   * Source: CreateStreamingSessionStream - Amazon Nimble Studio, URI Request Parameters.
   */
  studioId: string;
  /**
   * The streaming session.
   *
   * Source: CreateStreamingSessionStream - Amazon Nimble Studio, URI Request Parameters.
   */
  sessionId: string;
  /**
   * Makes the request safe to repeat. A second request with the same token and the same parameters changes nothing; with other parameters it is refused. Case counts.
   *
   * Source: CreateStreamingSessionStream - Amazon Nimble Studio, URI Request Parameters.
   */
  clientToken?: string;
};

/** What `CreateStreamingSessionStream` answers. */
export type CreateStreamingSessionStreamOutput = CreateStreamingSessionStreamResponseContent;

/** What `StartStreamingSession` takes: parameters and the members of its body in one object. */
export type StartStreamingSessionInput = {
  /**
   * The studio that the session belongs to.
   *
   * Source: CreateStreamingSessionStream - Amazon Nimble Studio, URI Request Parameters.
   */
  studioId: string;
  /**
   * The streaming session.
   *
   * Source: CreateStreamingSessionStream - Amazon Nimble Studio, URI Request Parameters.
   */
  sessionId: string;
  /**
   * Makes the request safe to repeat. A second request with the same token and the same parameters changes nothing; with other parameters it is refused. Case counts.
   *
   * Source: CreateStreamingSessionStream - Amazon Nimble Studio, URI Request Parameters.
   */
  clientToken?: string;
};

/** What `StartStreamingSession` answers. */
export type StartStreamingSessionOutput = StartStreamingSessionResponseContent;

/** What `GetStreamingSession` takes: parameters and the members of its body in one object. */
export type GetStreamingSessionInput = {
  /**
   * The studio that the session belongs to.
   *
   * Source: CreateStreamingSessionStream - Amazon Nimble Studio, URI Request Parameters.
   */
  studioId: string;
  /**
   * The streaming session.
   *
   * Source: CreateStreamingSessionStream - Amazon Nimble Studio, URI Request Parameters.
   */
  sessionId: string;
};

/** What `GetStreamingSession` answers. */
export type GetStreamingSessionOutput = GetStreamingSessionResponseContent;

/** What `GetStreamingSessionStream` takes: parameters and the members of its body in one object. */
export type GetStreamingSessionStreamInput = {
  /**
   * The studio that the session belongs to.
   *
   * Source: CreateStreamingSessionStream - Amazon Nimble Studio, URI Request Parameters.
   */
  studioId: string;
  /**
   * The streaming session.
   *
   * Source: CreateStreamingSessionStream - Amazon Nimble Studio, URI Request Parameters.
   */
  sessionId: string;
  /**
   * The stream.
   *
   * Source: @aws-sdk/client-nimble 3.523.0, GetStreamingSessionStream.
   */
  streamId: string;
};

/** What `GetStreamingSessionStream` answers. */
export type GetStreamingSessionStreamOutput = GetStreamingSessionStreamResponseContent;

/** The body of every error of Amazon Nimble Studio. The error's name travels in `x-amzn-ErrorType`. */
export type NimbleException = {
  /** A code that may be finer than the error's name. The set of codes is open. */
  code?: string;
  /** Details as names and values. After a resource was not found, `resourceId` is the id of it. */
  context?: {
    [key: string]: string;
  };
  /** What went wrong, in words for a developer. */
  message?: string;
};

/** The body of a CreateStreamingSessionStream request. */
export type CreateStreamingSessionStreamRequestContent = {
  /**
   * How long the stream may be opened, in seconds. Null is the same as nothing.
   *
   * Source: CreateStreamingSessionStream - Amazon Nimble Studio, Request Body; service model of Amazon Nimble Studio 2020-08-01, CreateStreamingSessionStreamRequestContent/properties/expirationInSeconds.
   */
  expirationInSeconds?: number | null;
};

/** The body of a CreateStreamingSessionStream reply. */
export type CreateStreamingSessionStreamResponseContent = {
  /** The new stream. */
  stream?: StreamingSessionStream;
};

/** The body of a StartStreamingSession request. It declares no members. */
export type StartStreamingSessionRequestContent = Record<string, unknown>;

/** The body of a StartStreamingSession reply. */
export type StartStreamingSessionResponseContent = {
  /** The session that is being started. */
  session?: StreamingSession;
};

/** The body of a GetStreamingSession reply. */
export type GetStreamingSessionResponseContent = {
  /** The session as it is now. */
  session?: StreamingSession;
};

/** The body of a GetStreamingSessionStream reply. */
export type GetStreamingSessionStreamResponseContent = {
  /** The stream as it is now. */
  stream?: StreamingSessionStream;
};

/** A connection through which a user sees and controls a streaming session. */
export type StreamingSessionStream = {
  /** The stream's id. */
  streamId?: string;
  /**
   * Where the stream is in its life. It can be used when READY.
   *
   * Source: service model of Amazon Nimble Studio 2020-08-01, StreamingSessionStream/properties/state.
   */
  state?: "READY" | "CREATE_IN_PROGRESS" | "DELETE_IN_PROGRESS" | "DELETED" | "CREATE_FAILED" | "DELETE_FAILED";
  /**
   * Why the stream is in its state.
   *
   * Source: service model of Amazon Nimble Studio 2020-08-01, StreamingSessionStream/properties/statusCode.
   */
  statusCode?: "STREAM_CREATE_IN_PROGRESS" | "STREAM_READY" | "STREAM_DELETE_IN_PROGRESS" | "STREAM_DELETED" | "INTERNAL_ERROR" | "NETWORK_CONNECTION_ERROR";
  /** Where the user opens the stream. Absent until the stream is READY. Whoever has it can open the stream, so it is a secret. */
  url?: string;
  /**
   * When the stream was asked for.
   *
   * Source: service model of Amazon Nimble Studio 2020-08-01, StreamingSessionStream/properties/createdAt.
   */
  createdAt?: string;
  /** Who asked for the stream. */
  createdBy?: string;
  /** The user whose stream it is. */
  ownedBy?: string;
  /**
   * Until when the stream may be opened.
   *
   * Source: service model of Amazon Nimble Studio 2020-08-01, StreamingSessionStream/properties/expiresAt.
   */
  expiresAt?: string;
};

/** A virtual workstation, made from a launch profile. */
export type StreamingSession = {
  /** The session's ARN. */
  arn?: string;
  /** The session's id. */
  sessionId?: string;
  /** The launch profile that the session was made from. */
  launchProfileId?: string;
  /**
   * The image that the workstation runs.
   *
   * Source: service model of Amazon Nimble Studio 2020-08-01, StreamingSession/properties/streamingImageId.
   */
  streamingImageId?: string;
  /** The EC2 instance type of the workstation, such as `g5.4xlarge`. */
  ec2InstanceType?: string;
  /**
   * Where the session is in its life. It can be used when READY, and started when STOPPED.
   *
   * Source: service model of Amazon Nimble Studio 2020-08-01, StreamingSession/properties/state.
   */
  state?: "CREATE_IN_PROGRESS" | "DELETE_IN_PROGRESS" | "READY" | "DELETED" | "CREATE_FAILED" | "DELETE_FAILED" | "STOP_IN_PROGRESS" | "START_IN_PROGRESS" | "STOPPED" | "STOP_FAILED" | "START_FAILED";
  /**
   * Why the session is in its state.
   *
   * Source: service model of Amazon Nimble Studio 2020-08-01, StreamingSession/properties/statusCode.
   */
  statusCode?: "STREAMING_SESSION_READY" | "STREAMING_SESSION_DELETED" | "STREAMING_SESSION_CREATE_IN_PROGRESS" | "STREAMING_SESSION_DELETE_IN_PROGRESS" | "INTERNAL_ERROR" | "INSUFFICIENT_CAPACITY" | "ACTIVE_DIRECTORY_DOMAIN_JOIN_ERROR" | "NETWORK_CONNECTION_ERROR" | "INITIALIZATION_SCRIPT_ERROR" | "DECRYPT_STREAMING_IMAGE_ERROR" | "NETWORK_INTERFACE_ERROR" | "STREAMING_SESSION_STOPPED" | "STREAMING_SESSION_STARTED" | "STREAMING_SESSION_STOP_IN_PROGRESS" | "STREAMING_SESSION_START_IN_PROGRESS" | "AMI_VALIDATION_ERROR";
  /** The status code in words. */
  statusMessage?: string;
  /**
   * When the session was asked for.
   *
   * Source: service model of Amazon Nimble Studio 2020-08-01, StreamingSession/properties/createdAt.
   */
  createdAt?: string;
  /** Who asked for the session. */
  createdBy?: string;
  /** The user whose session it is. */
  ownedBy?: string;
  /**
   * When the session last began to start.
   *
   * Source: service model of Amazon Nimble Studio 2020-08-01, StreamingSession/properties/startedAt.
   */
  startedAt?: string;
  /** Who last started the session. */
  startedBy?: string;
  /**
   * When the session will be stopped by itself.
   *
   * Source: service model of Amazon Nimble Studio 2020-08-01, StreamingSession/properties/stopAt.
   */
  stopAt?: string;
  /**
   * When the session last began to stop.
   *
   * Source: service model of Amazon Nimble Studio 2020-08-01, StreamingSession/properties/stoppedAt.
   */
  stoppedAt?: string;
  /** Who last stopped the session. */
  stoppedBy?: string;
  /**
   * When the session will be terminated by itself.
   *
   * Source: service model of Amazon Nimble Studio 2020-08-01, StreamingSession/properties/terminateAt.
   */
  terminateAt?: string;
  /**
   * When the session last changed.
   *
   * Source: service model of Amazon Nimble Studio 2020-08-01, StreamingSession/properties/updatedAt.
   */
  updatedAt?: string;
  /** Who last changed the session. */
  updatedBy?: string;
  /** The session's tags, as names and values. */
  tags?: {
    [key: string]: string;
  };
};

/** Errors of status 400 that all AWS services share: the request does not have the types that the contract gives it, is not HTTP, or ended before it was complete. */
export type CommonInvalidRequest = "SerializationException" | "MalformedHttpRequestException" | "RequestAbortedException";

/** Errors of status 403 that all AWS services share: who sends the request is not known, or its signature does not hold. */
export type CommonRefusal = "ExpiredTokenException" | "IncompleteSignature" | "InvalidClientTokenId" | "InvalidSignatureException" | "MissingAuthenticationTokenException" | "NotAuthorized" | "OptInRequired" | "RequestExpired" | "UnrecognizedClientException";

/** A parameter is missing, malformed or out of range, the body is not JSON, or the client token was used with other parameters. */
export interface ValidationException {
  name: "ValidationException";
  status: 400 | (number & {});
  body: NimbleException;
  headers: {
    /** The name of this error. */
    xAmznErrorType: string | "ValidationException" | CommonInvalidRequest;
  };
  headerNames: "x-amzn-errortype";
}

/** Errors that all services share, in the form of `ValidationException`. They are no part of an operation's own. */
export type ValidationExceptionAlias = Renamed<ValidationException, "SerializationException" | "MalformedHttpRequestException" | "RequestAbortedException">;

/** The account has as many of these resources as its quota allows. */
export interface ServiceQuotaExceededException {
  name: "ServiceQuotaExceededException";
  status: 402 | (number & {});
  body: NimbleException;
  headers: {
    /** The name of this error. */
    xAmznErrorType: "ServiceQuotaExceededException";
  };
  headerNames: "x-amzn-errortype";
}

/** The request is unsigned or wrongly signed, or its signer has no permission for the operation. */
export interface AccessDeniedException {
  name: "AccessDeniedException";
  status: 403 | (number & {});
  body: NimbleException;
  headers: {
    /** The name of this error. */
    xAmznErrorType: string | "AccessDeniedException" | CommonRefusal;
  };
  headerNames: "x-amzn-errortype";
}

/** Errors that all services share, in the form of `AccessDeniedException`. They are no part of an operation's own. */
export type AccessDeniedExceptionAlias = Renamed<AccessDeniedException, "ExpiredTokenException" | "IncompleteSignature" | "InvalidClientTokenId" | "InvalidSignatureException" | "MissingAuthenticationTokenException" | "NotAuthorized" | "OptInRequired" | "RequestExpired" | "UnrecognizedClientException">;

/** The studio or the streaming session is unknown in this account and region. */
export interface ResourceNotFoundException {
  name: "ResourceNotFoundException";
  status: 404 | (number & {});
  body: NimbleException;
  headers: {
    /** The name of this error. */
    xAmznErrorType: "ResourceNotFoundException";
  };
  headerNames: "x-amzn-errortype";
}

/** The session is busy with another operation. */
export interface ConflictException {
  name: "ConflictException";
  status: 409 | (number & {});
  body: NimbleException;
  headers: {
    /** The name of this error. */
    xAmznErrorType: "ConflictException";
  };
  headerNames: "x-amzn-errortype";
}

/** Requests came faster than the service allows. Try again more slowly. */
export interface ThrottlingException {
  name: "ThrottlingException";
  status: 429 | (number & {});
  body: NimbleException;
  headers: {
    /** The name of this error. */
    xAmznErrorType: "ThrottlingException";
  };
  headerNames: "x-amzn-errortype";
}

/** The service failed. Try again. */
export interface InternalServerErrorException {
  name: "InternalServerErrorException";
  status: 500 | (number & {});
  body: NimbleException;
  headers: {
    /** The name of this error. */
    xAmznErrorType: "InternalServerErrorException";
  };
  headerNames: "x-amzn-errortype";
}

/** The errors that `CreateStreamingSessionStream` declares. */
export type CreateStreamingSessionStreamError = ValidationException | ServiceQuotaExceededException | AccessDeniedException | ResourceNotFoundException | ConflictException | ThrottlingException | InternalServerErrorException;

/** The errors that `StartStreamingSession` declares. */
export type StartStreamingSessionError = ValidationException | ServiceQuotaExceededException | AccessDeniedException | ResourceNotFoundException | ConflictException | ThrottlingException | InternalServerErrorException;

/** The errors that `GetStreamingSession` declares. */
export type GetStreamingSessionError = ValidationException | ServiceQuotaExceededException | AccessDeniedException | ResourceNotFoundException | ConflictException | ThrottlingException | InternalServerErrorException;

/** The errors that `GetStreamingSessionStream` declares. */
export type GetStreamingSessionStreamError = ValidationException | ServiceQuotaExceededException | AccessDeniedException | ResourceNotFoundException | ConflictException | ThrottlingException | InternalServerErrorException;

type Renamed<E, Name> = Name extends string ? Omit<E, "name"> & { name: Name } : never;
