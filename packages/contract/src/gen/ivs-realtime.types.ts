// Generated from spec/ivs-realtime.yaml by callsheet.
// Run `callsheet generate` to regenerate it; `callsheet check` fails on manual edits.

/** What `GetStage` takes: parameters and the members of its body in one object. */
export type GetStageInput = GetStageRequestContent;

/** What `GetStage` answers. */
export type GetStageOutput = GetStageResponseContent;

/** What `GetStageSession` takes: parameters and the members of its body in one object. */
export type GetStageSessionInput = GetStageSessionRequestContent;

/** What `GetStageSession` answers. */
export type GetStageSessionOutput = GetStageSessionResponseContent;

/**
 * The ARN of a stage.
 *
 * Source: GetStageSession - Amazon IVS, Request Body.
 */
export type StageArn = string;

/**
 * The id of a session of a stage, 13 letters and digits after `st-`.
 *
 * Source: GetStageSession - Amazon IVS, Request Body.
 */
export type StageSessionId = string;

/**
 * The body of a GetStage request.
 *
 * Source: ivsrealtime / Client / get_stage, Parameters.
 */
export type GetStageRequestContent = {
  /** The ARN of the stage to read. */
  arn: StageArn;
};

/** The body of a GetStage reply. */
export type GetStageResponseContent = {
  /** The stage that was asked for. */
  stage?: Stage;
};

/**
 * The body of a GetStageSession request.
 *
 * Source: GetStageSession - Amazon IVS, Request Body.
 */
export type GetStageSessionRequestContent = {
  /** The ARN of the stage that the session belongs to. */
  stageArn: StageArn;
  /** The id of the session to read. */
  sessionId: StageSessionId;
};

/** The body of a GetStageSession reply. */
export type GetStageSessionResponseContent = {
  /** The session that was asked for. */
  stageSession?: StageSession;
};

/**
 * A virtual room where participants exchange audio and video.
 *
 * Source: service model of Amazon IVS Real-Time 2020-07-14, Stage.
 */
export type Stage = {
  /** The stage's ARN. */
  arn: StageArn;
  /**
   * The stage's name. It need not be unique, and may be empty.
   *
   * Source: service model of Amazon IVS Real-Time 2020-07-14, Stage/properties/name.
   */
  name?: string;
  /** The session that is running now. Absent while nobody is on the stage. */
  activeSessionId?: StageSessionId;
  /** The stage's tags. */
  tags?: Tags;
  /** Whether and how each participant is recorded. */
  autoParticipantRecordingConfiguration?: AutoParticipantRecordingConfiguration;
  /** Where clients of the stage connect. */
  endpoints?: StageEndpoints;
};

/**
 * How the stage records each of its participants, without being told to for every one.
 *
 * Source: service model of Amazon IVS Real-Time 2020-07-14, AutoParticipantRecordingConfiguration.
 */
export type AutoParticipantRecordingConfiguration = {
  /**
   * The ARN of the storage configuration that says where recordings go. An empty string means that there is none, and that nothing is recorded.
   *
   * Source: service model of Amazon IVS Real-Time 2020-07-14, AutoParticipantRecordingConfiguration/properties/storageConfigurationArn.
   */
  storageConfigurationArn: string;
  /**
   * What is recorded. A stage that says nothing about it records AUDIO_VIDEO.
   *
   * Source: service model of Amazon IVS Real-Time 2020-07-14, AutoParticipantRecordingConfiguration/properties/mediaTypes.
   */
  mediaTypes?: ("AUDIO_VIDEO" | "AUDIO_ONLY" | "NONE")[];
};

/** Where clients of a stage connect. They may keep these addresses for up to 14 days. */
export type StageEndpoints = {
  /**
   * The WebSocket URL where the stage's events are delivered.
   *
   * Source: service model of Amazon IVS Real-Time 2020-07-14, StageEndpoints/properties/events.
   */
  events?: string;
  /**
   * The URL that accepts media by the WHIP protocol.
   *
   * Source: service model of Amazon IVS Real-Time 2020-07-14, StageEndpoints/properties/whip.
   */
  whip?: string;
};

/** One stretch of time in which participants were on a stage. It starts when the first one joins. */
export type StageSession = {
  /** The session's id. */
  sessionId?: StageSessionId;
  /**
   * When the session started.
   *
   * Source: service model of Amazon IVS Real-Time 2020-07-14, StageSession/properties/startTime.
   */
  startTime?: string;
  /**
   * When the session ended. Null or absent while it is running.
   *
   * Source: service model of Amazon IVS Real-Time 2020-07-14, StageSession/properties/endTime.
   */
  endTime?: string | null;
};

/**
 * Labels that the account's owner gave to a resource, as names and values.
 *
 * Source: service model of Amazon IVS Real-Time 2020-07-14, Tags.
 */
export type Tags = {
  [key: string]: string;
};

/** Errors of status 400 that all AWS services share: the request does not have the types that the contract gives it, is not HTTP, or ended before it was complete. */
export type CommonInvalidRequest = "SerializationException" | "MalformedHttpRequestException" | "RequestAbortedException";

/** The body of every error of the Amazon IVS family. The error's name travels in `x-amzn-ErrorType`. */
export type IvsException = {
  /** What went wrong, in words for a developer. */
  exceptionMessage?: string;
  /** The same words, where AWS SDK clients and boto3 look for them. */
  message?: string;
};

/** Errors of status 403 that all AWS services share: who sends the request is not known, or its signature does not hold. */
export type CommonRefusal = "ExpiredTokenException" | "IncompleteSignature" | "InvalidClientTokenId" | "InvalidSignatureException" | "MissingAuthenticationTokenException" | "NotAuthorized" | "OptInRequired" | "RequestExpired" | "UnrecognizedClientException";

/** A member of the request is missing, malformed or out of range, or the body is not JSON. */
export interface ValidationException {
  name: "ValidationException";
  status: 400 | (number & {});
  body: IvsException;
  headers: {
    /** The name of this error. */
    xAmznErrorType: string | "ValidationException" | CommonInvalidRequest;
    /** The web origin that may read the reply in a browser. */
    accessControlAllowOrigin?: string;
    /** Names of the headers that a script in a browser may read, separated by commas. */
    accessControlExposeHeaders?: string;
    /** Whether and how long the reply may be kept in a cache. */
    cacheControl?: string;
    /** What a browser may load when it shows the reply as a page. */
    contentSecurityPolicy?: string;
    /** How long a browser must insist on HTTPS for this host. */
    strictTransportSecurity?: string;
    /** Tells a browser not to guess another media type than the declared one. */
    xContentTypeOptions?: string;
    /** Whether a browser may show the reply inside a frame. */
    xFrameOptions?: string;
  };
  headerNames: "x-amzn-errortype" | "access-control-allow-origin" | "access-control-expose-headers" | "cache-control" | "content-security-policy" | "strict-transport-security" | "x-content-type-options" | "x-frame-options";
}

/** Errors that all services share, in the form of `ValidationException`. They are no part of an operation's own. */
export type ValidationExceptionAlias = Renamed<ValidationException, "SerializationException" | "MalformedHttpRequestException" | "RequestAbortedException">;

/** The request is unsigned or wrongly signed, or its signer has no permission for the operation. */
export interface AccessDeniedException {
  name: "AccessDeniedException";
  status: 403 | (number & {});
  body: IvsException;
  headers: {
    /** The name of this error. */
    xAmznErrorType: string | "AccessDeniedException" | CommonRefusal;
    /** The web origin that may read the reply in a browser. */
    accessControlAllowOrigin?: string;
    /** Names of the headers that a script in a browser may read, separated by commas. */
    accessControlExposeHeaders?: string;
    /** Whether and how long the reply may be kept in a cache. */
    cacheControl?: string;
    /** What a browser may load when it shows the reply as a page. */
    contentSecurityPolicy?: string;
    /** How long a browser must insist on HTTPS for this host. */
    strictTransportSecurity?: string;
    /** Tells a browser not to guess another media type than the declared one. */
    xContentTypeOptions?: string;
    /** Whether a browser may show the reply inside a frame. */
    xFrameOptions?: string;
  };
  headerNames: "x-amzn-errortype" | "access-control-allow-origin" | "access-control-expose-headers" | "cache-control" | "content-security-policy" | "strict-transport-security" | "x-content-type-options" | "x-frame-options";
}

/** Errors that all services share, in the form of `AccessDeniedException`. They are no part of an operation's own. */
export type AccessDeniedExceptionAlias = Renamed<AccessDeniedException, "ExpiredTokenException" | "IncompleteSignature" | "InvalidClientTokenId" | "InvalidSignatureException" | "MissingAuthenticationTokenException" | "NotAuthorized" | "OptInRequired" | "RequestExpired" | "UnrecognizedClientException">;

/** The channel, stage or session that the request names is unknown in this account and region. */
export interface ResourceNotFoundException {
  name: "ResourceNotFoundException";
  status: 404 | (number & {});
  body: IvsException;
  headers: {
    /** The name of this error. */
    xAmznErrorType: "ResourceNotFoundException";
    /** The web origin that may read the reply in a browser. */
    accessControlAllowOrigin?: string;
    /** Names of the headers that a script in a browser may read, separated by commas. */
    accessControlExposeHeaders?: string;
    /** Whether and how long the reply may be kept in a cache. */
    cacheControl?: string;
    /** What a browser may load when it shows the reply as a page. */
    contentSecurityPolicy?: string;
    /** How long a browser must insist on HTTPS for this host. */
    strictTransportSecurity?: string;
    /** Tells a browser not to guess another media type than the declared one. */
    xContentTypeOptions?: string;
    /** Whether a browser may show the reply inside a frame. */
    xFrameOptions?: string;
  };
  headerNames: "x-amzn-errortype" | "access-control-allow-origin" | "access-control-expose-headers" | "cache-control" | "content-security-policy" | "strict-transport-security" | "x-content-type-options" | "x-frame-options";
}

/** The errors that `GetStage` declares. */
export type GetStageError = ValidationException | AccessDeniedException | ResourceNotFoundException;

/** The errors that `GetStageSession` declares. */
export type GetStageSessionError = ValidationException | AccessDeniedException | ResourceNotFoundException;

type Renamed<E, Name> = Name extends string ? Omit<E, "name"> & { name: Name } : never;
