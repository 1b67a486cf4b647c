// Generated from spec/nimble.yaml by openapi-typescript and scripts/emit/types.ts.
// Run `pnpm generate` to make it again; `pnpm check` fails on edits by hand.

export interface paths {
    "/2020-08-01/studios/{studioId}/streaming-sessions/{sessionId}/streams": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The studio that the session belongs to.
                 * @example us-west-2-6Xb1Qm0PzT
                 */
                studioId: components["parameters"]["StudioId"];
                /**
                 * @description The streaming session.
                 * @example 3kQpVx9TdRmZ2uYw8sLbNa
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a stream to a streaming session.
         * @deprecated
         * @description Starts to make a stream through which a user sees and controls the workstation. The reply comes before the stream can be used: poll it until its state is READY, then open its `url`. The service is retired.
         */
        post: operations["CreateStreamingSessionStream"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/2020-08-01/studios/{studioId}/streaming-sessions/{sessionId}/start": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The studio that the session belongs to.
                 * @example us-west-2-6Xb1Qm0PzT
                 */
                studioId: components["parameters"]["StudioId"];
                /**
                 * @description The streaming session.
                 * @example 3kQpVx9TdRmZ2uYw8sLbNa
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start a stopped streaming session.
         * @deprecated
         * @description Starts a session that is STOPPED. The reply shows it as START_IN_PROGRESS; poll it until it is READY or START_FAILED. The service is retired.
         */
        post: operations["StartStreamingSession"];
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
        /** @description The body of every error of Amazon Nimble Studio. The error's name travels in `x-amzn-ErrorType`. */
        NimbleException: {
            /** @description A code that may be finer than the error's name. The set of codes is open. */
            code?: string;
            /** @description Details as names and values. After a resource was not found, `resourceId` is the id of it. */
            context?: {
                [key: string]: string;
            };
            /** @description What went wrong, in words for a developer. */
            message?: string;
        };
        /** @description The body of a CreateStreamingSessionStream request. */
        CreateStreamingSessionStreamRequestContent: {
            /**
             * Format: int32
             * @description How long the stream may be opened, in seconds.
             */
            expirationInSeconds?: number;
        };
        /** @description The body of a CreateStreamingSessionStream reply. */
        CreateStreamingSessionStreamResponseContent: {
            /** @description The new stream. */
            stream?: components["schemas"]["StreamingSessionStream"];
        };
        /** @description The body of a StartStreamingSession request. It declares no members. */
        StartStreamingSessionRequestContent: Record<string, never>;
        /** @description The body of a StartStreamingSession reply. */
        StartStreamingSessionResponseContent: {
            /** @description The session that is being started. */
            session?: components["schemas"]["StreamingSession"];
        };
        /** @description A connection through which a user sees and controls a streaming session. */
        StreamingSessionStream: {
            /** @description The stream's id. */
            streamId?: string;
            /**
             * @description Where the stream is in its life. It can be used when READY.
             * @enum {string}
             */
            state?: "READY" | "CREATE_IN_PROGRESS" | "DELETE_IN_PROGRESS" | "DELETED" | "CREATE_FAILED" | "DELETE_FAILED";
            /**
             * @description Why the stream is in its state.
             * @enum {string}
             */
            statusCode?: "STREAM_CREATE_IN_PROGRESS" | "STREAM_READY" | "STREAM_DELETE_IN_PROGRESS" | "STREAM_DELETED" | "INTERNAL_ERROR" | "NETWORK_CONNECTION_ERROR";
            /** @description Where the user opens the stream. Absent until the stream is READY. Whoever has it can open the stream, so it is a secret. */
            url?: string;
            /**
             * Format: date-time
             * @description When the stream was asked for.
             */
            createdAt?: string;
            /** @description Who asked for the stream. */
            createdBy?: string;
            /** @description The user whose stream it is. */
            ownedBy?: string;
            /**
             * Format: date-time
             * @description Until when the stream may be opened.
             */
            expiresAt?: string;
        };
        /** @description A virtual workstation, made from a launch profile. */
        StreamingSession: {
            /** @description The session's ARN. */
            arn?: string;
            /** @description The session's id. */
            sessionId?: string;
            /** @description The launch profile that the session was made from. */
            launchProfileId?: string;
            /** @description The image that the workstation runs. */
            streamingImageId?: string;
            /** @description The EC2 instance type of the workstation, such as `g5.4xlarge`. */
            ec2InstanceType?: string;
            /**
             * @description Where the session is in its life. It can be used when READY, and started when STOPPED.
             * @enum {string}
             */
            state?: "CREATE_IN_PROGRESS" | "DELETE_IN_PROGRESS" | "READY" | "DELETED" | "CREATE_FAILED" | "DELETE_FAILED" | "STOP_IN_PROGRESS" | "START_IN_PROGRESS" | "STOPPED" | "STOP_FAILED" | "START_FAILED";
            /**
             * @description Why the session is in its state.
             * @enum {string}
             */
            statusCode?: "STREAMING_SESSION_READY" | "STREAMING_SESSION_DELETED" | "STREAMING_SESSION_CREATE_IN_PROGRESS" | "STREAMING_SESSION_DELETE_IN_PROGRESS" | "INTERNAL_ERROR" | "INSUFFICIENT_CAPACITY" | "ACTIVE_DIRECTORY_DOMAIN_JOIN_ERROR" | "NETWORK_CONNECTION_ERROR" | "INITIALIZATION_SCRIPT_ERROR" | "DECRYPT_STREAMING_IMAGE_ERROR" | "NETWORK_INTERFACE_ERROR" | "STREAMING_SESSION_STOPPED" | "STREAMING_SESSION_STARTED" | "STREAMING_SESSION_STOP_IN_PROGRESS" | "STREAMING_SESSION_START_IN_PROGRESS" | "AMI_VALIDATION_ERROR";
            /** @description The status code in words. */
            statusMessage?: string;
            /**
             * Format: date-time
             * @description When the session was asked for.
             */
            createdAt?: string;
            /** @description Who asked for the session. */
            createdBy?: string;
            /** @description The user whose session it is. */
            ownedBy?: string;
            /**
             * Format: date-time
             * @description When the session last began to start.
             */
            startedAt?: string;
            /** @description Who last started the session. */
            startedBy?: string;
            /**
             * Format: date-time
             * @description When the session will be stopped by itself.
             */
            stopAt?: string;
            /**
             * Format: date-time
             * @description When the session last began to stop.
             */
            stoppedAt?: string;
            /** @description Who last stopped the session. */
            stoppedBy?: string;
            /**
             * Format: date-time
             * @description When the session will be terminated by itself.
             */
            terminateAt?: string;
            /**
             * Format: date-time
             * @description When the session last changed.
             */
            updatedAt?: string;
            /** @description Who last changed the session. */
            updatedBy?: string;
            /** @description The session's tags, as names and values. */
            tags?: {
                [key: string]: string;
            };
        };
    };
    responses: {
        /** @description A parameter is missing, malformed or out of range, the body is not JSON, or the client token was used with other parameters. */
        ValidationException: {
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
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["NimbleException"];
            };
        };
        /** @description The account has as many of these resources as its quota allows. */
        ServiceQuotaExceededException: {
            headers: {
                /**
                 * @description The name of this error.
                 * @example ServiceQuotaExceededException
                 */
                "x-amzn-ErrorType": "ServiceQuotaExceededException";
                /**
                 * @description Identifies this one request in the service's logs. Quote it when you report a problem.
                 * @example 6f2d9c1e-4b7a-4c58-9a43-0d1e5b8f7c26
                 */
                "x-amzn-RequestId"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["NimbleException"];
            };
        };
        /** @description The request is unsigned or wrongly signed, or its signer has no permission for the operation. */
        AccessDeniedException: {
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
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["NimbleException"];
            };
        };
        /** @description The studio or the streaming session is unknown in this account and region. */
        ResourceNotFoundException: {
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
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["NimbleException"];
            };
        };
        /** @description The session is busy with another operation. */
        ConflictException: {
            headers: {
                /**
                 * @description The name of this error.
                 * @example ConflictException
                 */
                "x-amzn-ErrorType": "ConflictException";
                /**
                 * @description Identifies this one request in the service's logs. Quote it when you report a problem.
                 * @example 6f2d9c1e-4b7a-4c58-9a43-0d1e5b8f7c26
                 */
                "x-amzn-RequestId"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["NimbleException"];
            };
        };
        /** @description Requests came faster than the service allows. Try again more slowly. */
        ThrottlingException: {
            headers: {
                /**
                 * @description The name of this error.
                 * @example ThrottlingException
                 */
                "x-amzn-ErrorType": "ThrottlingException";
                /**
                 * @description Identifies this one request in the service's logs. Quote it when you report a problem.
                 * @example 6f2d9c1e-4b7a-4c58-9a43-0d1e5b8f7c26
                 */
                "x-amzn-RequestId"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["NimbleException"];
            };
        };
        /** @description The service failed. Try again. */
        InternalServerErrorException: {
            headers: {
                /**
                 * @description The name of this error.
                 * @example InternalServerErrorException
                 */
                "x-amzn-ErrorType": "InternalServerErrorException";
                /**
                 * @description Identifies this one request in the service's logs. Quote it when you report a problem.
                 * @example 6f2d9c1e-4b7a-4c58-9a43-0d1e5b8f7c26
                 */
                "x-amzn-RequestId"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["NimbleException"];
            };
        };
    };
    parameters: {
        /**
         * @description The studio that the session belongs to.
         * @example us-west-2-6Xb1Qm0PzT
         */
        StudioId: string;
        /**
         * @description The streaming session.
         * @example 3kQpVx9TdRmZ2uYw8sLbNa
         */
        SessionId: string;
        /**
         * @description Makes the request safe to repeat. A second request with the same token and the same parameters changes nothing; with other parameters it is refused. Case counts.
         * @example 0b6c1f5e-93d4-4f0a-8a57-5d2f6f1c7e90
         */
        ClientToken: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    CreateStreamingSessionStream: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the request safe to repeat. A second request with the same token and the same parameters changes nothing; with other parameters it is refused. Case counts.
                 * @example 0b6c1f5e-93d4-4f0a-8a57-5d2f6f1c7e90
                 */
                "X-Amz-Client-Token"?: components["parameters"]["ClientToken"];
            };
            path: {
                /**
                 * @description The studio that the session belongs to.
                 * @example us-west-2-6Xb1Qm0PzT
                 */
                studioId: components["parameters"]["StudioId"];
                /**
                 * @description The streaming session.
                 * @example 3kQpVx9TdRmZ2uYw8sLbNa
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        /** @description How long the stream may be opened. A request that has nothing to say about it may have no body. */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateStreamingSessionStreamRequestContent"];
            };
        };
        responses: {
            /** @description The stream, as a rule still being made. */
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
                    "application/json": components["schemas"]["CreateStreamingSessionStreamResponseContent"];
                };
            };
            400: components["responses"]["ValidationException"];
            402: components["responses"]["ServiceQuotaExceededException"];
            403: components["responses"]["AccessDeniedException"];
            404: components["responses"]["ResourceNotFoundException"];
            409: components["responses"]["ConflictException"];
            429: components["responses"]["ThrottlingException"];
            500: components["responses"]["InternalServerErrorException"];
        };
    };
    StartStreamingSession: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the request safe to repeat. A second request with the same token and the same parameters changes nothing; with other parameters it is refused. Case counts.
                 * @example 0b6c1f5e-93d4-4f0a-8a57-5d2f6f1c7e90
                 */
                "X-Amz-Client-Token"?: components["parameters"]["ClientToken"];
            };
            path: {
                /**
                 * @description The studio that the session belongs to.
                 * @example us-west-2-6Xb1Qm0PzT
                 */
                studioId: components["parameters"]["StudioId"];
                /**
                 * @description The streaming session.
                 * @example 3kQpVx9TdRmZ2uYw8sLbNa
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        /** @description Nothing. Some clients send an empty object, others no body; both are right. */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StartStreamingSessionRequestContent"];
            };
        };
        responses: {
            /** @description The session, which is starting. */
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
                    "application/json": components["schemas"]["StartStreamingSessionResponseContent"];
                };
            };
            400: components["responses"]["ValidationException"];
            402: components["responses"]["ServiceQuotaExceededException"];
            403: components["responses"]["AccessDeniedException"];
            404: components["responses"]["ResourceNotFoundException"];
            409: components["responses"]["ConflictException"];
            429: components["responses"]["ThrottlingException"];
            500: components["responses"]["InternalServerErrorException"];
        };
    };
}

/** The body of every error of Amazon Nimble Studio. The error's name travels in `x-amzn-ErrorType`. */
export type NimbleException = components["schemas"]["NimbleException"];

/** The body of a CreateStreamingSessionStream request. */
export type CreateStreamingSessionStreamRequestContent = components["schemas"]["CreateStreamingSessionStreamRequestContent"];

/** The body of a CreateStreamingSessionStream reply. */
export type CreateStreamingSessionStreamResponseContent = components["schemas"]["CreateStreamingSessionStreamResponseContent"];

/** The body of a StartStreamingSession request. It declares no members. */
export type StartStreamingSessionRequestContent = components["schemas"]["StartStreamingSessionRequestContent"];

/** The body of a StartStreamingSession reply. */
export type StartStreamingSessionResponseContent = components["schemas"]["StartStreamingSessionResponseContent"];

/** A connection through which a user sees and controls a streaming session. */
export type StreamingSessionStream = components["schemas"]["StreamingSessionStream"];

/** A virtual workstation, made from a launch profile. */
export type StreamingSession = components["schemas"]["StreamingSession"];

/** A parameter is missing, malformed or out of range, the body is not JSON, or the client token was used with other parameters. */
export interface ValidationException {
  name: "ValidationException";
  status: 400;
  body: operations["CreateStreamingSessionStream"]["responses"][400]["content"]["application/json"];
  headers: {
    /** The name of this error. */
    xAmznErrorType: NonNullable<NonNullable<operations["CreateStreamingSessionStream"]["responses"][400]["headers"]>["x-amzn-ErrorType"]>;
  };
  headerNames: "x-amzn-errortype";
}

/** The account has as many of these resources as its quota allows. */
export interface ServiceQuotaExceededException {
  name: "ServiceQuotaExceededException";
  status: 402;
  body: operations["CreateStreamingSessionStream"]["responses"][402]["content"]["application/json"];
  headers: {
    /** The name of this error. */
    xAmznErrorType: NonNullable<NonNullable<operations["CreateStreamingSessionStream"]["responses"][402]["headers"]>["x-amzn-ErrorType"]>;
  };
  headerNames: "x-amzn-errortype";
}

/** The request is unsigned or wrongly signed, or its signer has no permission for the operation. */
export interface AccessDeniedException {
  name: "AccessDeniedException";
  status: 403;
  body: operations["CreateStreamingSessionStream"]["responses"][403]["content"]["application/json"];
  headers: {
    /** The name of this error. */
    xAmznErrorType: NonNullable<NonNullable<operations["CreateStreamingSessionStream"]["responses"][403]["headers"]>["x-amzn-ErrorType"]>;
  };
  headerNames: "x-amzn-errortype";
}

/** The studio or the streaming session is unknown in this account and region. */
export interface ResourceNotFoundException {
  name: "ResourceNotFoundException";
  status: 404;
  body: operations["CreateStreamingSessionStream"]["responses"][404]["content"]["application/json"];
  headers: {
    /** The name of this error. */
    xAmznErrorType: NonNullable<NonNullable<operations["CreateStreamingSessionStream"]["responses"][404]["headers"]>["x-amzn-ErrorType"]>;
  };
  headerNames: "x-amzn-errortype";
}

/** The session is busy with another operation. */
export interface ConflictException {
  name: "ConflictException";
  status: 409;
  body: operations["CreateStreamingSessionStream"]["responses"][409]["content"]["application/json"];
  headers: {
    /** The name of this error. */
    xAmznErrorType: NonNullable<NonNullable<operations["CreateStreamingSessionStream"]["responses"][409]["headers"]>["x-amzn-ErrorType"]>;
  };
  headerNames: "x-amzn-errortype";
}

/** Requests came faster than the service allows. Try again more slowly. */
export interface ThrottlingException {
  name: "ThrottlingException";
  status: 429;
  body: operations["CreateStreamingSessionStream"]["responses"][429]["content"]["application/json"];
  headers: {
    /** The name of this error. */
    xAmznErrorType: NonNullable<NonNullable<operations["CreateStreamingSessionStream"]["responses"][429]["headers"]>["x-amzn-ErrorType"]>;
  };
  headerNames: "x-amzn-errortype";
}

/** The service failed. Try again. */
export interface InternalServerErrorException {
  name: "InternalServerErrorException";
  status: 500;
  body: operations["CreateStreamingSessionStream"]["responses"][500]["content"]["application/json"];
  headers: {
    /** The name of this error. */
    xAmznErrorType: NonNullable<NonNullable<operations["CreateStreamingSessionStream"]["responses"][500]["headers"]>["x-amzn-ErrorType"]>;
  };
  headerNames: "x-amzn-errortype";
}

/** What `CreateStreamingSessionStream` takes: labels, query, headers and body members in one object. */
export type CreateStreamingSessionStreamInput = {
  /** The studio that the session belongs to. */
  studioId: NonNullable<NonNullable<operations["CreateStreamingSessionStream"]["parameters"]["path"]>["studioId"]>;
  /** The streaming session. */
  sessionId: NonNullable<NonNullable<operations["CreateStreamingSessionStream"]["parameters"]["path"]>["sessionId"]>;
  /** Makes the request safe to repeat. A second request with the same token and the same parameters changes nothing; with other parameters it is refused. Case counts. */
  clientToken?: NonNullable<NonNullable<operations["CreateStreamingSessionStream"]["parameters"]["header"]>["X-Amz-Client-Token"]>;
} & NonNullable<operations["CreateStreamingSessionStream"]["requestBody"]>["content"]["application/json"];

/** What `CreateStreamingSessionStream` answers. */
export type CreateStreamingSessionStreamOutput = operations["CreateStreamingSessionStream"]["responses"][200]["content"]["application/json"];

/** The errors that `CreateStreamingSessionStream` declares. */
export type CreateStreamingSessionStreamError = ValidationException | ServiceQuotaExceededException | AccessDeniedException | ResourceNotFoundException | ConflictException | ThrottlingException | InternalServerErrorException;

/** What `StartStreamingSession` takes: labels, query, headers and body members in one object. */
export type StartStreamingSessionInput = {
  /** The studio that the session belongs to. */
  studioId: NonNullable<NonNullable<operations["StartStreamingSession"]["parameters"]["path"]>["studioId"]>;
  /** The streaming session. */
  sessionId: NonNullable<NonNullable<operations["StartStreamingSession"]["parameters"]["path"]>["sessionId"]>;
  /** Makes the request safe to repeat. A second request with the same token and the same parameters changes nothing; with other parameters it is refused. Case counts. */
  clientToken?: NonNullable<NonNullable<operations["StartStreamingSession"]["parameters"]["header"]>["X-Amz-Client-Token"]>;
};

/** What `StartStreamingSession` answers. */
export type StartStreamingSessionOutput = operations["StartStreamingSession"]["responses"][200]["content"]["application/json"];

/** The errors that `StartStreamingSession` declares. */
export type StartStreamingSessionError = ValidationException | ServiceQuotaExceededException | AccessDeniedException | ResourceNotFoundException | ConflictException | ThrottlingException | InternalServerErrorException;
