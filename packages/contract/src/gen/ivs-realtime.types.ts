// Generated from spec/ivs-realtime.yaml by openapi-typescript and scripts/emit/types.ts.
// Run `pnpm generate` to make it again; `pnpm check` fails on edits by hand.

export interface paths {
    "/GetStage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read a stage.
         * @description Returns a stage: its name, tags, endpoints, how participants are recorded and, while a session is running, the id of that session.
         */
        post: operations["GetStage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/GetStageSession": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read one session of a stage.
         * @description Returns when a session of a stage started and, once it is over, when it ended. The id of the session that is running now is the stage's `activeSessionId`.
         */
        post: operations["GetStageSession"];
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
        /** @description The ARN of a stage. */
        StageArn: string;
        /** @description The id of a session of a stage, 13 letters and digits after `st-`. */
        StageSessionId: string;
        /** @description The body of a GetStage request. */
        GetStageRequestContent: {
            /** @description The ARN of the stage to read. */
            arn: components["schemas"]["StageArn"];
        };
        /** @description The body of a GetStage reply. */
        GetStageResponseContent: {
            /** @description The stage that was asked for. */
            stage?: components["schemas"]["Stage"];
        };
        /** @description The body of a GetStageSession request. */
        GetStageSessionRequestContent: {
            /** @description The ARN of the stage that the session belongs to. */
            stageArn: components["schemas"]["StageArn"];
            /** @description The id of the session to read. */
            sessionId: components["schemas"]["StageSessionId"];
        };
        /** @description The body of a GetStageSession reply. */
        GetStageSessionResponseContent: {
            /** @description The session that was asked for. */
            stageSession?: components["schemas"]["StageSession"];
        };
        /** @description A virtual room where participants exchange audio and video. */
        Stage: {
            /** @description The stage's ARN. */
            arn: components["schemas"]["StageArn"];
            /** @description The stage's name. It need not be unique, and may be empty. */
            name?: string;
            /** @description The session that is running now. Absent while nobody is on the stage. */
            activeSessionId?: components["schemas"]["StageSessionId"];
            /** @description The stage's tags. */
            tags?: components["schemas"]["Tags"];
            /** @description Whether and how each participant is recorded. */
            autoParticipantRecordingConfiguration?: components["schemas"]["AutoParticipantRecordingConfiguration"];
            /** @description Where clients of the stage connect. */
            endpoints?: components["schemas"]["StageEndpoints"];
        };
        /** @description How the stage records each of its participants, without being told to for every one. */
        AutoParticipantRecordingConfiguration: {
            /** @description The ARN of the storage configuration that says where recordings go. An empty string means that there is none, and that nothing is recorded. */
            storageConfigurationArn: string;
            /** @description What is recorded. A stage that says nothing about it records AUDIO_VIDEO. */
            mediaTypes?: ("AUDIO_VIDEO" | "AUDIO_ONLY" | "NONE")[];
        };
        /** @description Where clients of a stage connect. They may keep these addresses for up to 14 days. */
        StageEndpoints: {
            /** @description The WebSocket URL where the stage's events are delivered. */
            events?: string;
            /** @description The URL that accepts media by the WHIP protocol. */
            whip?: string;
        };
        /** @description One stretch of time in which participants were on a stage. It starts when the first one joins. */
        StageSession: {
            /** @description The session's id. */
            sessionId?: components["schemas"]["StageSessionId"];
            /**
             * Format: date-time
             * @description When the session started.
             */
            startTime?: string;
            /**
             * Format: date-time
             * @description When the session ended. Null or absent while it is running.
             */
            endTime?: string | null;
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
    GetStage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Which stage to read. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["GetStageRequestContent"];
            };
        };
        responses: {
            /** @description The stage as it is now. */
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
                    "application/json": components["schemas"]["GetStageResponseContent"];
                };
            };
            400: components["responses"]["IvsValidationException"];
            403: components["responses"]["IvsAccessDeniedException"];
            404: components["responses"]["IvsResourceNotFoundException"];
        };
    };
    GetStageSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Which session of which stage to read. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["GetStageSessionRequestContent"];
            };
        };
        responses: {
            /** @description The session, running or over. */
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
                    "application/json": components["schemas"]["GetStageSessionResponseContent"];
                };
            };
            400: components["responses"]["IvsValidationException"];
            403: components["responses"]["IvsAccessDeniedException"];
            404: components["responses"]["IvsResourceNotFoundException"];
        };
    };
}

/** The ARN of a stage. */
export type StageArn = components["schemas"]["StageArn"];

/** The id of a session of a stage, 13 letters and digits after `st-`. */
export type StageSessionId = components["schemas"]["StageSessionId"];

/** The body of a GetStage request. */
export type GetStageRequestContent = components["schemas"]["GetStageRequestContent"];

/** The body of a GetStage reply. */
export type GetStageResponseContent = components["schemas"]["GetStageResponseContent"];

/** The body of a GetStageSession request. */
export type GetStageSessionRequestContent = components["schemas"]["GetStageSessionRequestContent"];

/** The body of a GetStageSession reply. */
export type GetStageSessionResponseContent = components["schemas"]["GetStageSessionResponseContent"];

/** A virtual room where participants exchange audio and video. */
export type Stage = components["schemas"]["Stage"];

/** How the stage records each of its participants, without being told to for every one. */
export type AutoParticipantRecordingConfiguration = components["schemas"]["AutoParticipantRecordingConfiguration"];

/** Where clients of a stage connect. They may keep these addresses for up to 14 days. */
export type StageEndpoints = components["schemas"]["StageEndpoints"];

/** One stretch of time in which participants were on a stage. It starts when the first one joins. */
export type StageSession = components["schemas"]["StageSession"];

/** Labels that the account's owner gave to a resource, as names and values. */
export type Tags = components["schemas"]["Tags"];

/** The body of every error of the Amazon IVS family. The error's name travels in `x-amzn-ErrorType`. */
export type IvsException = components["schemas"]["IvsException"];

/** A member of the request is missing, malformed or out of range, or the body is not JSON. */
export interface ValidationException {
  name: "ValidationException";
  status: 400;
  body: operations["GetStage"]["responses"][400]["content"]["application/json"];
  headers: {
    /** The name of this error. */
    xAmznErrorType: NonNullable<NonNullable<operations["GetStage"]["responses"][400]["headers"]>["x-amzn-ErrorType"]>;
    /** The web origin that may read the reply in a browser. */
    accessControlAllowOrigin?: NonNullable<NonNullable<operations["GetStage"]["responses"][400]["headers"]>["Access-Control-Allow-Origin"]>;
    /** Names of the headers that a script in a browser may read, separated by commas. */
    accessControlExposeHeaders?: NonNullable<NonNullable<operations["GetStage"]["responses"][400]["headers"]>["Access-Control-Expose-Headers"]>;
    /** Whether and how long the reply may be kept in a cache. */
    cacheControl?: NonNullable<NonNullable<operations["GetStage"]["responses"][400]["headers"]>["Cache-Control"]>;
    /** What a browser may load when it shows the reply as a page. */
    contentSecurityPolicy?: NonNullable<NonNullable<operations["GetStage"]["responses"][400]["headers"]>["Content-Security-Policy"]>;
    /** How long a browser must insist on HTTPS for this host. */
    strictTransportSecurity?: NonNullable<NonNullable<operations["GetStage"]["responses"][400]["headers"]>["Strict-Transport-Security"]>;
    /** Tells a browser not to guess another media type than the declared one. */
    xContentTypeOptions?: NonNullable<NonNullable<operations["GetStage"]["responses"][400]["headers"]>["X-Content-Type-Options"]>;
    /** Whether a browser may show the reply inside a frame. */
    xFrameOptions?: NonNullable<NonNullable<operations["GetStage"]["responses"][400]["headers"]>["X-Frame-Options"]>;
  };
  headerNames: "x-amzn-errortype" | "access-control-allow-origin" | "access-control-expose-headers" | "cache-control" | "content-security-policy" | "strict-transport-security" | "x-content-type-options" | "x-frame-options";
}

/** The request is unsigned or wrongly signed, or its signer has no permission for the operation. */
export interface AccessDeniedException {
  name: "AccessDeniedException";
  status: 403;
  body: operations["GetStage"]["responses"][403]["content"]["application/json"];
  headers: {
    /** The name of this error. */
    xAmznErrorType: NonNullable<NonNullable<operations["GetStage"]["responses"][403]["headers"]>["x-amzn-ErrorType"]>;
    /** The web origin that may read the reply in a browser. */
    accessControlAllowOrigin?: NonNullable<NonNullable<operations["GetStage"]["responses"][403]["headers"]>["Access-Control-Allow-Origin"]>;
    /** Names of the headers that a script in a browser may read, separated by commas. */
    accessControlExposeHeaders?: NonNullable<NonNullable<operations["GetStage"]["responses"][403]["headers"]>["Access-Control-Expose-Headers"]>;
    /** Whether and how long the reply may be kept in a cache. */
    cacheControl?: NonNullable<NonNullable<operations["GetStage"]["responses"][403]["headers"]>["Cache-Control"]>;
    /** What a browser may load when it shows the reply as a page. */
    contentSecurityPolicy?: NonNullable<NonNullable<operations["GetStage"]["responses"][403]["headers"]>["Content-Security-Policy"]>;
    /** How long a browser must insist on HTTPS for this host. */
    strictTransportSecurity?: NonNullable<NonNullable<operations["GetStage"]["responses"][403]["headers"]>["Strict-Transport-Security"]>;
    /** Tells a browser not to guess another media type than the declared one. */
    xContentTypeOptions?: NonNullable<NonNullable<operations["GetStage"]["responses"][403]["headers"]>["X-Content-Type-Options"]>;
    /** Whether a browser may show the reply inside a frame. */
    xFrameOptions?: NonNullable<NonNullable<operations["GetStage"]["responses"][403]["headers"]>["X-Frame-Options"]>;
  };
  headerNames: "x-amzn-errortype" | "access-control-allow-origin" | "access-control-expose-headers" | "cache-control" | "content-security-policy" | "strict-transport-security" | "x-content-type-options" | "x-frame-options";
}

/** The channel, stage or session that the request names is unknown in this account and region. */
export interface ResourceNotFoundException {
  name: "ResourceNotFoundException";
  status: 404;
  body: operations["GetStage"]["responses"][404]["content"]["application/json"];
  headers: {
    /** The name of this error. */
    xAmznErrorType: NonNullable<NonNullable<operations["GetStage"]["responses"][404]["headers"]>["x-amzn-ErrorType"]>;
    /** The web origin that may read the reply in a browser. */
    accessControlAllowOrigin?: NonNullable<NonNullable<operations["GetStage"]["responses"][404]["headers"]>["Access-Control-Allow-Origin"]>;
    /** Names of the headers that a script in a browser may read, separated by commas. */
    accessControlExposeHeaders?: NonNullable<NonNullable<operations["GetStage"]["responses"][404]["headers"]>["Access-Control-Expose-Headers"]>;
    /** Whether and how long the reply may be kept in a cache. */
    cacheControl?: NonNullable<NonNullable<operations["GetStage"]["responses"][404]["headers"]>["Cache-Control"]>;
    /** What a browser may load when it shows the reply as a page. */
    contentSecurityPolicy?: NonNullable<NonNullable<operations["GetStage"]["responses"][404]["headers"]>["Content-Security-Policy"]>;
    /** How long a browser must insist on HTTPS for this host. */
    strictTransportSecurity?: NonNullable<NonNullable<operations["GetStage"]["responses"][404]["headers"]>["Strict-Transport-Security"]>;
    /** Tells a browser not to guess another media type than the declared one. */
    xContentTypeOptions?: NonNullable<NonNullable<operations["GetStage"]["responses"][404]["headers"]>["X-Content-Type-Options"]>;
    /** Whether a browser may show the reply inside a frame. */
    xFrameOptions?: NonNullable<NonNullable<operations["GetStage"]["responses"][404]["headers"]>["X-Frame-Options"]>;
  };
  headerNames: "x-amzn-errortype" | "access-control-allow-origin" | "access-control-expose-headers" | "cache-control" | "content-security-policy" | "strict-transport-security" | "x-content-type-options" | "x-frame-options";
}

/** What `GetStage` takes: labels, query, headers and body members in one object. */
export type GetStageInput = NonNullable<operations["GetStage"]["requestBody"]>["content"]["application/json"];

/** What `GetStage` answers. */
export type GetStageOutput = operations["GetStage"]["responses"][200]["content"]["application/json"];

/** The errors that `GetStage` declares. */
export type GetStageError = ValidationException | AccessDeniedException | ResourceNotFoundException;

/** What `GetStageSession` takes: labels, query, headers and body members in one object. */
export type GetStageSessionInput = NonNullable<operations["GetStageSession"]["requestBody"]>["content"]["application/json"];

/** What `GetStageSession` answers. */
export type GetStageSessionOutput = operations["GetStageSession"]["responses"][200]["content"]["application/json"];

/** The errors that `GetStageSession` declares. */
export type GetStageSessionError = ValidationException | AccessDeniedException | ResourceNotFoundException;
