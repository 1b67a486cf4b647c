// Generated from spec/ivs.yaml by callsheet.
// Run `callsheet generate` to regenerate it; `callsheet check` fails on manual edits.

/** What `GetStreamSession` takes: parameters and the members of its body in one object. */
export type GetStreamSessionInput = GetStreamSessionRequestContent;

/** What `GetStreamSession` answers. */
export type GetStreamSessionOutput = GetStreamSessionResponseContent;

/**
 * The ARN of a channel.
 *
 * Source: GetStreamSession - Amazon IVS, Request Body.
 */
export type ChannelArn = string;

/**
 * The id of a live or past stream, 23 letters and digits after `st-`.
 *
 * Source: GetStreamSession - Amazon IVS, Request Body.
 */
export type StreamId = string;

/**
 * The body of a GetStreamSession request.
 *
 * Source: GetStreamSession - Amazon IVS, Request Body.
 */
export type GetStreamSessionRequestContent = {
  /** The ARN of the channel that streamed. */
  channelArn: ChannelArn;
  /**
   * The stream whose session to read. Leave it out, or say null, for the channel's most recent session.
   *
   * Source: GetStreamSession - Amazon IVS, Request Body.
   */
  streamId?: string | null;
};

/** The body of a GetStreamSession reply. */
export type GetStreamSessionResponseContent = {
  /** The session that was asked for. */
  streamSession?: StreamSession;
};

/** One time that a channel was live, from going live to the end. */
export type StreamSession = {
  /** The stream's id. Each time a channel goes live it gets a new one. */
  streamId?: StreamId;
  /**
   * When the channel went live.
   *
   * Source: service model of Amazon IVS 2020-07-14, StreamSession/properties/startTime.
   */
  startTime?: string;
  /**
   * When the stream ended. Null or absent while it is live.
   *
   * Source: service model of Amazon IVS 2020-07-14, StreamSession/properties/endTime.
   */
  endTime?: string | null;
  /** The channel as it was set up when it went live. Later changes to the channel do not show. */
  channel?: Channel;
  /** What the broadcaster's encoder sent. */
  ingestConfiguration?: IngestConfiguration;
  /** How the stream was recorded. Absent when it was not. */
  recordingConfiguration?: RecordingConfiguration;
  /**
   * The latest events of the stream, newest first.
   *
   * Source: service model of Amazon IVS 2020-07-14, StreamSession/properties/truncatedEvents.
   */
  truncatedEvents?: StreamEvent[];
};

/** A channel's settings. */
export type Channel = {
  /** The channel's ARN. */
  arn?: ChannelArn;
  /**
   * The channel's name. It need not be unique, and may be empty.
   *
   * Source: service model of Amazon IVS 2020-07-14, Channel/properties/name.
   */
  name?: string;
  /**
   * How far viewers are behind the broadcaster. Channels are LOW unless they are created otherwise.
   *
   * Source: service model of Amazon IVS 2020-07-14, Channel/properties/latencyMode.
   */
  latencyMode?: "NORMAL" | "LOW";
  /**
   * Which resolutions and bit rates the channel takes and how it transcodes them. Channels are STANDARD unless they are created otherwise.
   *
   * Source: service model of Amazon IVS 2020-07-14, Channel/properties/type.
   */
  type?: "BASIC" | "STANDARD" | "ADVANCED_SD" | "ADVANCED_HD";
  /**
   * The transcode preset of an ADVANCED_SD or ADVANCED_HD channel. Empty for the other types.
   *
   * Source: service model of Amazon IVS 2020-07-14, Channel/properties/preset.
   */
  preset?: "HIGHER_BANDWIDTH_DELIVERY" | "CONSTRAINED_BANDWIDTH_DELIVERY" | "";
  /**
   * The ARN of the recording configuration in use. Empty when the channel is not recorded.
   *
   * Source: service model of Amazon IVS 2020-07-14, Channel/properties/recordingConfigurationArn.
   */
  recordingConfigurationArn?: string;
  /**
   * The ARN of the policy that limits playback by country or origin. Empty when there is none.
   *
   * Source: service model of Amazon IVS 2020-07-14, Channel/properties/playbackRestrictionPolicyArn.
   */
  playbackRestrictionPolicyArn?: string;
  /** The host that the broadcaster's encoder sends to, over RTMPS. */
  ingestEndpoint?: string;
  /** The URL of the HLS playlist that viewers play. */
  playbackUrl?: string;
  /** Whether viewers need a playback token. */
  authorized?: boolean;
  /** Whether the encoder may send over RTMP without TLS. */
  insecureIngest?: boolean;
  /** The channel's tags. */
  tags?: Tags;
};

/** What the broadcaster's encoder said that it sends. */
export type IngestConfiguration = {
  /** The video track. */
  video?: VideoConfiguration;
  /** The audio track. */
  audio?: AudioConfiguration;
};

/** The video settings of the encoder. */
export type VideoConfiguration = {
  /** The H.264 profile, such as `High`. */
  avcProfile?: string;
  /** The H.264 level, such as `4.2`. */
  avcLevel?: string;
  /** The video codec, such as `avc1.64002A`. */
  codec?: string;
  /** The name and version of the encoder software or device. */
  encoder?: string;
  /**
   * The bit rate that the encoder aims at, in bits a second.
   *
   * Source: service model of Amazon IVS 2020-07-14, VideoConfiguration/properties/targetBitrate.
   */
  targetBitrate?: number;
  /**
   * The frame rate that the encoder aims at, in frames a second.
   *
   * Source: service model of Amazon IVS 2020-07-14, VideoConfiguration/properties/targetFramerate.
   */
  targetFramerate?: number;
  /**
   * The height of the picture, in pixels.
   *
   * Source: service model of Amazon IVS 2020-07-14, VideoConfiguration/properties/videoHeight.
   */
  videoHeight?: number;
  /**
   * The width of the picture, in pixels.
   *
   * Source: service model of Amazon IVS 2020-07-14, VideoConfiguration/properties/videoWidth.
   */
  videoWidth?: number;
};

/** The audio settings of the encoder. */
export type AudioConfiguration = {
  /** The audio codec, such as `mp4a.40.2`. */
  codec?: string;
  /**
   * The bit rate that the encoder aims at, in bits a second.
   *
   * Source: service model of Amazon IVS 2020-07-14, AudioConfiguration/properties/targetBitrate.
   */
  targetBitrate?: number;
  /**
   * The number of audio samples a second.
   *
   * Source: service model of Amazon IVS 2020-07-14, AudioConfiguration/properties/sampleRate.
   */
  sampleRate?: number;
  /**
   * The number of audio channels.
   *
   * Source: service model of Amazon IVS 2020-07-14, AudioConfiguration/properties/channels.
   */
  channels?: number;
};

/**
 * How streams are recorded, and where to.
 *
 * Source: service model of Amazon IVS 2020-07-14, RecordingConfiguration.
 */
export type RecordingConfiguration = {
  /**
   * The recording configuration's ARN.
   *
   * Source: service model of Amazon IVS 2020-07-14, RecordingConfiguration/properties/arn.
   */
  arn: string;
  /**
   * The recording configuration's name. It need not be unique, and may be empty.
   *
   * Source: service model of Amazon IVS 2020-07-14, RecordingConfiguration/properties/name.
   */
  name?: string;
  /** Where recordings are stored. */
  destinationConfiguration: DestinationConfiguration;
  /**
   * Whether the configuration can be used. Only an ACTIVE one can.
   *
   * Source: service model of Amazon IVS 2020-07-14, RecordingConfiguration/properties/state.
   */
  state: "CREATING" | "CREATE_FAILED" | "ACTIVE";
  /**
   * When a broadcaster stops and comes back within this many seconds, both parts become one recording. Zero keeps them apart.
   *
   * Source: service model of Amazon IVS 2020-07-14, RecordingConfiguration/properties/recordingReconnectWindowSeconds.
   */
  recordingReconnectWindowSeconds?: number;
  /** Which renditions are recorded. */
  renditionConfiguration?: RenditionConfiguration;
  /** Whether and how still pictures are taken. */
  thumbnailConfiguration?: ThumbnailConfiguration;
  /** The recording configuration's tags. */
  tags?: Tags;
};

/** Where recordings are stored. */
export type DestinationConfiguration = {
  /** The Amazon S3 bucket for the recordings. */
  s3?: S3DestinationConfiguration;
};

/**
 * An Amazon S3 bucket.
 *
 * Source: service model of Amazon IVS 2020-07-14, S3DestinationConfiguration.
 */
export type S3DestinationConfiguration = {
  /**
   * The bucket's name.
   *
   * Source: service model of Amazon IVS 2020-07-14, S3DestinationConfiguration/properties/bucketName.
   */
  bucketName: string;
};

/** Which renditions of a stream are recorded. */
export type RenditionConfiguration = {
  /**
   * ALL records every rendition, NONE only the source, CUSTOM the ones in `renditions`.
   *
   * Source: service model of Amazon IVS 2020-07-14, RenditionConfiguration/properties/renditionSelection.
   */
  renditionSelection?: "ALL" | "NONE" | "CUSTOM";
  /** The renditions to record. Only a CUSTOM selection heeds it. */
  renditions?: ("SD" | "HD" | "FULL_HD" | "LOWEST_RESOLUTION")[];
};

/** Whether and how still pictures of a stream are taken. */
export type ThumbnailConfiguration = {
  /**
   * INTERVAL takes pictures at regular times, DISABLED takes none.
   *
   * Source: service model of Amazon IVS 2020-07-14, ThumbnailConfiguration/properties/recordingMode.
   */
  recordingMode?: "DISABLED" | "INTERVAL";
  /**
   * The time between two pictures, in seconds. Only the INTERVAL mode heeds it.
   *
   * Source: service model of Amazon IVS 2020-07-14, ThumbnailConfiguration/properties/targetIntervalSeconds.
   */
  targetIntervalSeconds?: number;
  /**
   * The rendition that pictures are taken from. Null stands for the resolution of the source.
   *
   * Source: service model of Amazon IVS 2020-07-14, ThumbnailConfiguration/properties/resolution.
   */
  resolution?: "SD" | "HD" | "FULL_HD" | "LOWEST_RESOLUTION" | null;
  /** SEQUENTIAL keeps every picture, LATEST only the last one; both may be asked for. */
  storage?: ("SEQUENTIAL" | "LATEST")[];
};

/** Something that happened to a stream. */
export type StreamEvent = {
  /** What happened, such as `Stream Start` or `Starvation End`. The set of names is open. */
  name?: string;
  /** The group that the event belongs to, such as `IVS Stream State Change`. The set of groups is open. */
  type?: string;
  /**
   * When it happened.
   *
   * Source: service model of Amazon IVS 2020-07-14, StreamEvent/properties/eventTime.
   */
  eventTime?: string;
};

/**
 * Labels that the account's owner gave to a resource, as names and values.
 *
 * Source: service model of Amazon IVS 2020-07-14, Tags.
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

/** The errors that `GetStreamSession` declares. */
export type GetStreamSessionError = ValidationException | AccessDeniedException | ResourceNotFoundException;

type Renamed<E, Name> = Name extends string ? Omit<E, "name"> & { name: Name } : never;
