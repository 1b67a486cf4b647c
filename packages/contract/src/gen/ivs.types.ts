// Generated from spec/ivs.yaml by openapi-typescript and scripts/emit/types.ts.
// Run `pnpm generate` to make it again; `pnpm check` fails on edits by hand.

export interface paths {
    "/GetStreamSession": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read one stream session of a channel.
         * @description Returns a stream session: the channel as it was set up when the stream went live, what the encoder sent, how the stream was recorded, and its latest events. Without a `streamId` it is the most recent session of the channel.
         */
        post: operations["GetStreamSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description The ARN of a channel. */
        ChannelArn: string;
        /** @description The id of a live or past stream, 23 letters and digits after `st-`. */
        StreamId: string;
        /** @description The body of a GetStreamSession request. */
        GetStreamSessionRequestContent: {
            /** @description The ARN of the channel that streamed. */
            channelArn: components["schemas"]["ChannelArn"];
            /** @description The stream whose session to read. Leave it out for the channel's most recent session. */
            streamId?: components["schemas"]["StreamId"];
        };
        /** @description The body of a GetStreamSession reply. */
        GetStreamSessionResponseContent: {
            /** @description The session that was asked for. */
            streamSession?: components["schemas"]["StreamSession"];
        };
        /** @description One time that a channel was live, from going live to the end. */
        StreamSession: {
            /** @description The stream's id. Each time a channel goes live it gets a new one. */
            streamId?: components["schemas"]["StreamId"];
            /**
             * Format: date-time
             * @description When the channel went live.
             */
            startTime?: string;
            /**
             * Format: date-time
             * @description When the stream ended. Null or absent while it is live.
             */
            endTime?: string | null;
            /** @description The channel as it was set up when it went live. Later changes to the channel do not show. */
            channel?: components["schemas"]["Channel"];
            /** @description What the broadcaster's encoder sent. */
            ingestConfiguration?: components["schemas"]["IngestConfiguration"];
            /** @description How the stream was recorded. Absent when it was not. */
            recordingConfiguration?: components["schemas"]["RecordingConfiguration"];
            /** @description The latest events of the stream, newest first. */
            truncatedEvents?: components["schemas"]["StreamEvent"][];
        };
        /** @description A channel's settings. */
        Channel: {
            /** @description The channel's ARN. */
            arn?: components["schemas"]["ChannelArn"];
            /** @description The channel's name. It need not be unique, and may be empty. */
            name?: string;
            /**
             * @description How far viewers are behind the broadcaster. Channels are LOW unless they are created otherwise.
             * @enum {string}
             */
            latencyMode?: "NORMAL" | "LOW";
            /**
             * @description Which resolutions and bit rates the channel takes and how it transcodes them. Channels are STANDARD unless they are created otherwise.
             * @enum {string}
             */
            type?: "BASIC" | "STANDARD" | "ADVANCED_SD" | "ADVANCED_HD";
            /**
             * @description The transcode preset of an ADVANCED_SD or ADVANCED_HD channel. Empty for the other types.
             * @enum {string}
             */
            preset?: "HIGHER_BANDWIDTH_DELIVERY" | "CONSTRAINED_BANDWIDTH_DELIVERY" | "";
            /** @description The ARN of the recording configuration in use. Empty when the channel is not recorded. */
            recordingConfigurationArn?: string;
            /** @description The ARN of the policy that limits playback by country or origin. Empty when there is none. */
            playbackRestrictionPolicyArn?: string;
            /** @description The host that the broadcaster's encoder sends to, over RTMPS. */
            ingestEndpoint?: string;
            /** @description The URL of the HLS playlist that viewers play. */
            playbackUrl?: string;
            /** @description Whether viewers need a playback token. */
            authorized?: boolean;
            /** @description Whether the encoder may send over RTMP without TLS. */
            insecureIngest?: boolean;
            /** @description The channel's tags. */
            tags?: components["schemas"]["Tags"];
        };
        /** @description What the broadcaster's encoder said that it sends. */
        IngestConfiguration: {
            /** @description The video track. */
            video?: components["schemas"]["VideoConfiguration"];
            /** @description The audio track. */
            audio?: components["schemas"]["AudioConfiguration"];
        };
        /** @description The video settings of the encoder. */
        VideoConfiguration: {
            /** @description The H.264 profile, such as `High`. */
            avcProfile?: string;
            /** @description The H.264 level, such as `4.2`. */
            avcLevel?: string;
            /** @description The video codec, such as `avc1.64002A`. */
            codec?: string;
            /** @description The name and version of the encoder software or device. */
            encoder?: string;
            /**
             * Format: int64
             * @description The bit rate that the encoder aims at, in bits a second.
             */
            targetBitrate?: number;
            /**
             * Format: int64
             * @description The frame rate that the encoder aims at, in frames a second.
             */
            targetFramerate?: number;
            /**
             * Format: int64
             * @description The height of the picture, in pixels.
             */
            videoHeight?: number;
            /**
             * Format: int64
             * @description The width of the picture, in pixels.
             */
            videoWidth?: number;
        };
        /** @description The audio settings of the encoder. */
        AudioConfiguration: {
            /** @description The audio codec, such as `mp4a.40.2`. */
            codec?: string;
            /**
             * Format: int64
             * @description The bit rate that the encoder aims at, in bits a second.
             */
            targetBitrate?: number;
            /**
             * Format: int64
             * @description The number of audio samples a second.
             */
            sampleRate?: number;
            /**
             * Format: int64
             * @description The number of audio channels.
             */
            channels?: number;
        };
        /** @description How streams are recorded, and where to. */
        RecordingConfiguration: {
            /** @description The recording configuration's ARN. */
            arn: string;
            /** @description The recording configuration's name. It need not be unique, and may be empty. */
            name?: string;
            /** @description Where recordings are stored. */
            destinationConfiguration: components["schemas"]["DestinationConfiguration"];
            /**
             * @description Whether the configuration can be used. Only an ACTIVE one can.
             * @enum {string}
             */
            state: "CREATING" | "CREATE_FAILED" | "ACTIVE";
            /**
             * Format: int32
             * @description When a broadcaster stops and comes back within this many seconds, both parts become one recording. Zero keeps them apart.
             */
            recordingReconnectWindowSeconds?: number;
            /** @description Which renditions are recorded. */
            renditionConfiguration?: components["schemas"]["RenditionConfiguration"];
            /** @description Whether and how still pictures are taken. */
            thumbnailConfiguration?: components["schemas"]["ThumbnailConfiguration"];
            /** @description The recording configuration's tags. */
            tags?: components["schemas"]["Tags"];
        };
        /** @description Where recordings are stored. */
        DestinationConfiguration: {
            /** @description The Amazon S3 bucket for the recordings. */
            s3?: components["schemas"]["S3DestinationConfiguration"];
        };
        /** @description An Amazon S3 bucket. */
        S3DestinationConfiguration: {
            /** @description The bucket's name. */
            bucketName: string;
        };
        /** @description Which renditions of a stream are recorded. */
        RenditionConfiguration: {
            /**
             * @description ALL records every rendition, NONE only the source, CUSTOM the ones in `renditions`.
             * @enum {string}
             */
            renditionSelection?: "ALL" | "NONE" | "CUSTOM";
            /** @description The renditions to record. Only a CUSTOM selection heeds it. */
            renditions?: ("SD" | "HD" | "FULL_HD" | "LOWEST_RESOLUTION")[];
        };
        /** @description Whether and how still pictures of a stream are taken. */
        ThumbnailConfiguration: {
            /**
             * @description INTERVAL takes pictures at regular times, DISABLED takes none.
             * @enum {string}
             */
            recordingMode?: "DISABLED" | "INTERVAL";
            /**
             * Format: int64
             * @description The time between two pictures, in seconds. Only the INTERVAL mode heeds it.
             */
            targetIntervalSeconds?: number;
            /**
             * @description The rendition that pictures are taken from. Null stands for the resolution of the source.
             * @enum {string|null}
             */
            resolution?: "SD" | "HD" | "FULL_HD" | "LOWEST_RESOLUTION" | null;
            /** @description SEQUENTIAL keeps every picture, LATEST only the last one; both may be asked for. */
            storage?: ("SEQUENTIAL" | "LATEST")[];
        };
        /** @description Something that happened to a stream. */
        StreamEvent: {
            /** @description What happened, such as `Stream Start` or `Starvation End`. The set of names is open. */
            name?: string;
            /** @description The group that the event belongs to, such as `IVS Stream State Change`. The set of groups is open. */
            type?: string;
            /**
             * Format: date-time
             * @description When it happened.
             */
            eventTime?: string;
        };
        /** @description Labels that the account's owner gave to a resource, as names and values. */
        Tags: {
            [key: string]: string;
        };
        /** @description The body of every error of the Amazon IVS family. The error's name travels in `x-amzn-ErrorType`. */
        IvsException: {
            /** @description What went wrong, in words for a developer. */
            exceptionMessage?: string;
        };
    };
    responses: {
        /** @description A member of the request is missing, malformed or out of range, or the body is not JSON. */
        IvsValidationException: {
            headers: {
                /**
                 * @description The name of this error.
                 * @example ValidationException
                 */
                "x-amzn-ErrorType": "ValidationException";
                /**
                 * @description Identifies this one request in the service's logs. Quote it when you report a problem.
                 * @example 6f2d9c1e-4b7a-4c58-9a43-0d1e5b8f7c26
                 */
                "x-amzn-RequestId"?: string;
                /**
                 * @description The web origin that may read the reply in a browser.
                 * @example *
                 */
                "Access-Control-Allow-Origin"?: string;
                /**
                 * @description Names of the headers that a script in a browser may read, separated by commas.
                 * @example x-amzn-errortype,x-amzn-requestid,x-amzn-errormessage,x-amzn-trace-id,x-amz-apigw-id,date
                 */
                "Access-Control-Expose-Headers"?: string;
                /**
                 * @description Whether and how long the reply may be kept in a cache.
                 * @example no-store
                 */
                "Cache-Control"?: string;
                /**
                 * @description What a browser may load when it shows the reply as a page.
                 * @example default-src 'none'
                 */
                "Content-Security-Policy"?: string;
                /**
                 * @description How long a browser must insist on HTTPS for this host.
                 * @example max-age=31536000; includeSubDomains
                 */
                "Strict-Transport-Security"?: string;
                /**
                 * @description Tells a browser not to guess another media type than the declared one.
                 * @example nosniff
                 */
                "X-Content-Type-Options"?: string;
                /**
                 * @description Whether a browser may show the reply inside a frame.
                 * @example DENY
                 */
                "X-Frame-Options"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IvsException"];
            };
        };
        /** @description The request is unsigned or wrongly signed, or its signer has no permission for the operation. */
        IvsAccessDeniedException: {
            headers: {
                /**
                 * @description The name of this error.
                 * @example AccessDeniedException
                 */
                "x-amzn-ErrorType": "AccessDeniedException";
                /**
                 * @description Identifies this one request in the service's logs. Quote it when you report a problem.
                 * @example 6f2d9c1e-4b7a-4c58-9a43-0d1e5b8f7c26
                 */
                "x-amzn-RequestId"?: string;
                /**
                 * @description The web origin that may read the reply in a browser.
                 * @example *
                 */
                "Access-Control-Allow-Origin"?: string;
                /**
                 * @description Names of the headers that a script in a browser may read, separated by commas.
                 * @example x-amzn-errortype,x-amzn-requestid,x-amzn-errormessage,x-amzn-trace-id,x-amz-apigw-id,date
                 */
                "Access-Control-Expose-Headers"?: string;
                /**
                 * @description Whether and how long the reply may be kept in a cache.
                 * @example no-store
                 */
                "Cache-Control"?: string;
                /**
                 * @description What a browser may load when it shows the reply as a page.
                 * @example default-src 'none'
                 */
                "Content-Security-Policy"?: string;
                /**
                 * @description How long a browser must insist on HTTPS for this host.
                 * @example max-age=31536000; includeSubDomains
                 */
                "Strict-Transport-Security"?: string;
                /**
                 * @description Tells a browser not to guess another media type than the declared one.
                 * @example nosniff
                 */
                "X-Content-Type-Options"?: string;
                /**
                 * @description Whether a browser may show the reply inside a frame.
                 * @example DENY
                 */
                "X-Frame-Options"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IvsException"];
            };
        };
        /** @description The channel, stage or session that the request names is unknown in this account and region. */
        IvsResourceNotFoundException: {
            headers: {
                /**
                 * @description The name of this error.
                 * @example ResourceNotFoundException
                 */
                "x-amzn-ErrorType": "ResourceNotFoundException";
                /**
                 * @description Identifies this one request in the service's logs. Quote it when you report a problem.
                 * @example 6f2d9c1e-4b7a-4c58-9a43-0d1e5b8f7c26
                 */
                "x-amzn-RequestId"?: string;
                /**
                 * @description The web origin that may read the reply in a browser.
                 * @example *
                 */
                "Access-Control-Allow-Origin"?: string;
                /**
                 * @description Names of the headers that a script in a browser may read, separated by commas.
                 * @example x-amzn-errortype,x-amzn-requestid,x-amzn-errormessage,x-amzn-trace-id,x-amz-apigw-id,date
                 */
                "Access-Control-Expose-Headers"?: string;
                /**
                 * @description Whether and how long the reply may be kept in a cache.
                 * @example no-store
                 */
                "Cache-Control"?: string;
                /**
                 * @description What a browser may load when it shows the reply as a page.
                 * @example default-src 'none'
                 */
                "Content-Security-Policy"?: string;
                /**
                 * @description How long a browser must insist on HTTPS for this host.
                 * @example max-age=31536000; includeSubDomains
                 */
                "Strict-Transport-Security"?: string;
                /**
                 * @description Tells a browser not to guess another media type than the declared one.
                 * @example nosniff
                 */
                "X-Content-Type-Options"?: string;
                /**
                 * @description Whether a browser may show the reply inside a frame.
                 * @example DENY
                 */
                "X-Frame-Options"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IvsException"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    GetStreamSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Which session of which channel to read. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["GetStreamSessionRequestContent"];
            };
        };
        responses: {
            /** @description The stream session, live or over. */
            200: {
                headers: {
                    /**
                     * @description Identifies this one request in the service's logs. Quote it when you report a problem.
                     * @example 6f2d9c1e-4b7a-4c58-9a43-0d1e5b8f7c26
                     */
                    "x-amzn-RequestId"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetStreamSessionResponseContent"];
                };
            };
            400: components["responses"]["IvsValidationException"];
            403: components["responses"]["IvsAccessDeniedException"];
            404: components["responses"]["IvsResourceNotFoundException"];
        };
    };
}

/** The ARN of a channel. */
export type ChannelArn = components["schemas"]["ChannelArn"];

/** The id of a live or past stream, 23 letters and digits after `st-`. */
export type StreamId = components["schemas"]["StreamId"];

/** The body of a GetStreamSession request. */
export type GetStreamSessionRequestContent = components["schemas"]["GetStreamSessionRequestContent"];

/** The body of a GetStreamSession reply. */
export type GetStreamSessionResponseContent = components["schemas"]["GetStreamSessionResponseContent"];

/** One time that a channel was live, from going live to the end. */
export type StreamSession = components["schemas"]["StreamSession"];

/** A channel's settings. */
export type Channel = components["schemas"]["Channel"];

/** What the broadcaster's encoder said that it sends. */
export type IngestConfiguration = components["schemas"]["IngestConfiguration"];

/** The video settings of the encoder. */
export type VideoConfiguration = components["schemas"]["VideoConfiguration"];

/** The audio settings of the encoder. */
export type AudioConfiguration = components["schemas"]["AudioConfiguration"];

/** How streams are recorded, and where to. */
export type RecordingConfiguration = components["schemas"]["RecordingConfiguration"];

/** Where recordings are stored. */
export type DestinationConfiguration = components["schemas"]["DestinationConfiguration"];

/** An Amazon S3 bucket. */
export type S3DestinationConfiguration = components["schemas"]["S3DestinationConfiguration"];

/** Which renditions of a stream are recorded. */
export type RenditionConfiguration = components["schemas"]["RenditionConfiguration"];

/** Whether and how still pictures of a stream are taken. */
export type ThumbnailConfiguration = components["schemas"]["ThumbnailConfiguration"];

/** Something that happened to a stream. */
export type StreamEvent = components["schemas"]["StreamEvent"];

/** Labels that the account's owner gave to a resource, as names and values. */
export type Tags = components["schemas"]["Tags"];

/** The body of every error of the Amazon IVS family. The error's name travels in `x-amzn-ErrorType`. */
export type IvsException = components["schemas"]["IvsException"];

/** A member of the request is missing, malformed or out of range, or the body is not JSON. */
export interface ValidationException {
  name: "ValidationException";
  status: 400;
  body: operations["GetStreamSession"]["responses"][400]["content"]["application/json"];
  headers: {
    /** The name of this error. */
    xAmznErrorType: NonNullable<NonNullable<operations["GetStreamSession"]["responses"][400]["headers"]>["x-amzn-ErrorType"]>;
    /** The web origin that may read the reply in a browser. */
    accessControlAllowOrigin?: NonNullable<NonNullable<operations["GetStreamSession"]["responses"][400]["headers"]>["Access-Control-Allow-Origin"]>;
    /** Names of the headers that a script in a browser may read, separated by commas. */
    accessControlExposeHeaders?: NonNullable<NonNullable<operations["GetStreamSession"]["responses"][400]["headers"]>["Access-Control-Expose-Headers"]>;
    /** Whether and how long the reply may be kept in a cache. */
    cacheControl?: NonNullable<NonNullable<operations["GetStreamSession"]["responses"][400]["headers"]>["Cache-Control"]>;
    /** What a browser may load when it shows the reply as a page. */
    contentSecurityPolicy?: NonNullable<NonNullable<operations["GetStreamSession"]["responses"][400]["headers"]>["Content-Security-Policy"]>;
    /** How long a browser must insist on HTTPS for this host. */
    strictTransportSecurity?: NonNullable<NonNullable<operations["GetStreamSession"]["responses"][400]["headers"]>["Strict-Transport-Security"]>;
    /** Tells a browser not to guess another media type than the declared one. */
    xContentTypeOptions?: NonNullable<NonNullable<operations["GetStreamSession"]["responses"][400]["headers"]>["X-Content-Type-Options"]>;
    /** Whether a browser may show the reply inside a frame. */
    xFrameOptions?: NonNullable<NonNullable<operations["GetStreamSession"]["responses"][400]["headers"]>["X-Frame-Options"]>;
  };
  headerNames: "x-amzn-errortype" | "access-control-allow-origin" | "access-control-expose-headers" | "cache-control" | "content-security-policy" | "strict-transport-security" | "x-content-type-options" | "x-frame-options";
}

/** The request is unsigned or wrongly signed, or its signer has no permission for the operation. */
export interface AccessDeniedException {
  name: "AccessDeniedException";
  status: 403;
  body: operations["GetStreamSession"]["responses"][403]["content"]["application/json"];
  headers: {
    /** The name of this error. */
    xAmznErrorType: NonNullable<NonNullable<operations["GetStreamSession"]["responses"][403]["headers"]>["x-amzn-ErrorType"]>;
    /** The web origin that may read the reply in a browser. */
    accessControlAllowOrigin?: NonNullable<NonNullable<operations["GetStreamSession"]["responses"][403]["headers"]>["Access-Control-Allow-Origin"]>;
    /** Names of the headers that a script in a browser may read, separated by commas. */
    accessControlExposeHeaders?: NonNullable<NonNullable<operations["GetStreamSession"]["responses"][403]["headers"]>["Access-Control-Expose-Headers"]>;
    /** Whether and how long the reply may be kept in a cache. */
    cacheControl?: NonNullable<NonNullable<operations["GetStreamSession"]["responses"][403]["headers"]>["Cache-Control"]>;
    /** What a browser may load when it shows the reply as a page. */
    contentSecurityPolicy?: NonNullable<NonNullable<operations["GetStreamSession"]["responses"][403]["headers"]>["Content-Security-Policy"]>;
    /** How long a browser must insist on HTTPS for this host. */
    strictTransportSecurity?: NonNullable<NonNullable<operations["GetStreamSession"]["responses"][403]["headers"]>["Strict-Transport-Security"]>;
    /** Tells a browser not to guess another media type than the declared one. */
    xContentTypeOptions?: NonNullable<NonNullable<operations["GetStreamSession"]["responses"][403]["headers"]>["X-Content-Type-Options"]>;
    /** Whether a browser may show the reply inside a frame. */
    xFrameOptions?: NonNullable<NonNullable<operations["GetStreamSession"]["responses"][403]["headers"]>["X-Frame-Options"]>;
  };
  headerNames: "x-amzn-errortype" | "access-control-allow-origin" | "access-control-expose-headers" | "cache-control" | "content-security-policy" | "strict-transport-security" | "x-content-type-options" | "x-frame-options";
}

/** The channel, stage or session that the request names is unknown in this account and region. */
export interface ResourceNotFoundException {
  name: "ResourceNotFoundException";
  status: 404;
  body: operations["GetStreamSession"]["responses"][404]["content"]["application/json"];
  headers: {
    /** The name of this error. */
    xAmznErrorType: NonNullable<NonNullable<operations["GetStreamSession"]["responses"][404]["headers"]>["x-amzn-ErrorType"]>;
    /** The web origin that may read the reply in a browser. */
    accessControlAllowOrigin?: NonNullable<NonNullable<operations["GetStreamSession"]["responses"][404]["headers"]>["Access-Control-Allow-Origin"]>;
    /** Names of the headers that a script in a browser may read, separated by commas. */
    accessControlExposeHeaders?: NonNullable<NonNullable<operations["GetStreamSession"]["responses"][404]["headers"]>["Access-Control-Expose-Headers"]>;
    /** Whether and how long the reply may be kept in a cache. */
    cacheControl?: NonNullable<NonNullable<operations["GetStreamSession"]["responses"][404]["headers"]>["Cache-Control"]>;
    /** What a browser may load when it shows the reply as a page. */
    contentSecurityPolicy?: NonNullable<NonNullable<operations["GetStreamSession"]["responses"][404]["headers"]>["Content-Security-Policy"]>;
    /** How long a browser must insist on HTTPS for this host. */
    strictTransportSecurity?: NonNullable<NonNullable<operations["GetStreamSession"]["responses"][404]["headers"]>["Strict-Transport-Security"]>;
    /** Tells a browser not to guess another media type than the declared one. */
    xContentTypeOptions?: NonNullable<NonNullable<operations["GetStreamSession"]["responses"][404]["headers"]>["X-Content-Type-Options"]>;
    /** Whether a browser may show the reply inside a frame. */
    xFrameOptions?: NonNullable<NonNullable<operations["GetStreamSession"]["responses"][404]["headers"]>["X-Frame-Options"]>;
  };
  headerNames: "x-amzn-errortype" | "access-control-allow-origin" | "access-control-expose-headers" | "cache-control" | "content-security-policy" | "strict-transport-security" | "x-content-type-options" | "x-frame-options";
}

/** What `GetStreamSession` takes: labels, query, headers and body members in one object. */
export type GetStreamSessionInput = NonNullable<operations["GetStreamSession"]["requestBody"]>["content"]["application/json"];

/** What `GetStreamSession` answers. */
export type GetStreamSessionOutput = operations["GetStreamSession"]["responses"][200]["content"]["application/json"];

/** The errors that `GetStreamSession` declares. */
export type GetStreamSessionError = ValidationException | AccessDeniedException | ResourceNotFoundException;
