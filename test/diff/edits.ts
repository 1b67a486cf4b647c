import type { RuleName, Verdict } from "@callsheet/diff";
import type { Edit } from "../conformance/mutants/mutant.ts";

/** An edit of our documents, and its meaning for clients and servers. */
export interface GradedEdit {
  readonly name: string;
  readonly edits: readonly Edit[];
  readonly clients: Verdict;
  readonly servers: Verdict;
  /** The finding that must report it. */
  readonly rule?: RuleName;
  /** The words of that finding, as far as they matter. */
  readonly says?: string;
}

const schema = (name: string, rest = "") => `/components/schemas/${name}${rest}`;
const streams = "/paths/~12020-08-01~1studios~1{studioId}~1streaming-sessions~1{sessionId}~1streams";
const start = "/paths/~12020-08-01~1studios~1{studioId}~1streaming-sessions~1{sessionId}~1start";
const expiration = schema("CreateStreamingSessionStreamRequestContent", "/properties/expirationInSeconds");
const token = "/components/parameters/ClientToken";
const arn = schema("StageArn");
const stage = schema("Stage");

/** Edits of requests. */
const requests: GradedEdit[] = [
  {
    name: "a text may be shorter only",
    edits: [["ivs-realtime", `${arn}/maxLength`, 64]],
    clients: "breaking",
    servers: "breaking", // a stage's ARN is in replies, too
    rule: "request-narrowed",
    says: "`arn` must now have at most 64 characters (was 128)",
  },
  {
    name: "a text may be longer",
    edits: [["nimble", `${token}/schema/maxLength`, 128]],
    clients: "additive",
    servers: "additive",
    rule: "request-widened",
    says: "may now be up to 128 characters (was 64)",
  },
  {
    name: "a number may be higher only",
    edits: [["nimble", `${expiration}/minimum`, 120]],
    clients: "breaking",
    servers: "none",
    rule: "request-narrowed",
    says: "`expirationInSeconds` must now be at least 120 (was 60)",
  },
  {
    name: "a number may be higher",
    edits: [["nimble", `${expiration}/maximum`, 7200]],
    clients: "additive",
    servers: "additive",
    rule: "request-widened",
    says: "`expirationInSeconds` may now be as high as 7200 (was 3600)",
  },
  {
    name: "a number is a text",
    edits: [["nimble", expiration, { type: "string" }]],
    clients: "breaking",
    servers: "breaking",
    rule: "request-type-added",
    says: "`expirationInSeconds` is now a string (was an integer or null)",
  },
  {
    name: "a member must be there",
    edits: [["ivs", `${schema("GetStreamSessionRequestContent")}/required`, ["channelArn", "streamId"]]],
    clients: "breaking",
    servers: "none",
    rule: "request-narrowed",
    says: "`streamId` must now be there",
  },
  {
    name: "a member need not be there",
    edits: [["ivs-realtime", `${schema("GetStageSessionRequestContent")}/required`, ["stageArn"]]],
    clients: "additive",
    servers: "breaking",
    rule: "request-part-optional",
    says: "`sessionId` may now be absent",
  },
  {
    name: "a new member may be there",
    edits: [["ivs", `${schema("GetStreamSessionRequestContent")}/properties/verbose`, { type: "boolean" }]],
    clients: "additive",
    servers: "additive",
    rule: "request-part-added",
    says: "`verbose` is new",
  },
  {
    name: "a member is gone",
    edits: [["ivs", `${schema("GetStreamSessionRequestContent")}/properties/streamId`, undefined]],
    clients: "breaking",
    servers: "breaking",
    rule: "request-part-removed",
    says: "`streamId` is gone",
  },
  {
    name: "members that are not named are refused",
    edits: [["ivs", `${schema("GetStreamSessionRequestContent")}/additionalProperties`, false]],
    clients: "breaking",
    servers: "none",
    rule: "request-narrowed",
    says: "the body may no longer have members that the document does not name",
  },
  {
    name: "a pattern takes less",
    edits: [["ivs-realtime", `${schema("StageSessionId")}/pattern`, "^st-[a-z0-9]{13}$"]],
    clients: "breaking",
    servers: "breaking",
    rule: "request-narrowed",
    says: "`sessionId` follows the pattern",
  },
  {
    name: "a header must be there",
    edits: [["nimble", `${token}/required`, true]],
    clients: "breaking",
    servers: "none",
    rule: "request-narrowed",
    says: "the header parameter `X-Amz-Client-Token` must now be there",
  },
  {
    name: "a header is gone",
    edits: [["nimble", `${start}/post/parameters`, undefined]],
    clients: "breaking",
    servers: "breaking",
    rule: "request-part-removed",
    says: "the header parameter `X-Amz-Client-Token` is gone",
  },
  {
    name: "a body must be there",
    edits: [["nimble", `${start}/post/requestBody/required`, true]],
    clients: "breaking",
    servers: "none",
    rule: "request-narrowed",
    says: "the body must now be there",
  },
  {
    name: "a body has another media type",
    edits: [
      [
        "nimble",
        `${start}/post/requestBody/content`,
        { "application/x-www-form-urlencoded": { schema: { type: "object" } } },
      ],
    ],
    clients: "breaking",
    servers: "additive",
    rule: "request-media-type-removed",
    says: "the body may no longer be of the media type `application/json`",
  },
];

/** Edits of replies. */
const replies: GradedEdit[] = [
  {
    name: "an enum has another value",
    edits: [["ivs", `${schema("Channel")}/properties/latencyMode/enum`, ["NORMAL", "LOW", "ULTRA_LOW"]]],
    clients: "risky",
    servers: "additive",
    rule: "reply-value-added",
    says: '`latencyMode` may now be `"ULTRA_LOW"`',
  },
  {
    name: "an enum has a value less",
    edits: [["ivs", `${schema("Channel")}/properties/latencyMode/enum`, ["LOW"]]],
    clients: "none",
    servers: "breaking",
    rule: "reply-narrowed",
    says: '`latencyMode` may no longer be `"NORMAL"`',
  },
  {
    name: "a member need not be there",
    edits: [["ivs-realtime", `${stage}/required`, undefined]],
    clients: "breaking",
    servers: "additive",
    rule: "reply-part-optional",
    says: "`stage.arn` may now be absent",
  },
  {
    name: "a member must be there",
    edits: [["ivs-realtime", `${stage}/required`, ["arn", "name"]]],
    clients: "none",
    servers: "breaking",
    rule: "reply-narrowed",
    says: "`stage.name` must now be there",
  },
  {
    name: "a new member may be there",
    edits: [["ivs-realtime", `${stage}/properties/createdAt`, { type: "string", format: "date-time" }]],
    clients: "additive",
    servers: "additive",
    rule: "reply-part-added",
    says: "`createdAt` is new",
  },
  {
    name: "a member is gone",
    edits: [["ivs-realtime", `${stage}/properties/name`, undefined]],
    clients: "breaking",
    servers: "breaking",
    rule: "reply-part-removed",
    says: "`name` is gone",
  },
  {
    name: "a text may be longer",
    edits: [["ivs-realtime", `${stage}/properties/name/maxLength`, 256]],
    clients: "risky",
    servers: "additive",
    rule: "reply-widened",
    says: "`name` may now be up to 256 characters (was 128)",
  },
  {
    name: "a member may be null",
    edits: [["ivs-realtime", `${stage}/properties/name/type`, ["string", "null"]]],
    clients: "breaking",
    servers: "additive",
    rule: "reply-type-added",
    says: "`name` may now be null",
  },
  {
    name: "a member has another type",
    edits: [["ivs", `${schema("VideoConfiguration")}/properties/targetBitrate`, { type: "string" }]],
    clients: "breaking",
    servers: "breaking",
    rule: "reply-type-added",
    says: "`targetBitrate` is now a string (was an integer)",
  },
  {
    name: "a list may be longer",
    edits: [["ivs", `${schema("StreamSession")}/properties/truncatedEvents/maxItems`, 600]],
    clients: "risky",
    servers: "additive",
    rule: "reply-widened",
    says: "`truncatedEvents` may now be up to 600 items (was 500)",
  },
  {
    name: "an error is new",
    edits: [["ivs-realtime", "/paths/~1GetStage/post/responses/429", { description: "Too many requests." }]],
    clients: "risky",
    servers: "additive",
    rule: "error-added",
    says: "the status 429 is new",
  },
  {
    name: "a success is new",
    edits: [["ivs-realtime", "/paths/~1GetStage/post/responses/202", { description: "Not yet." }]],
    clients: "breaking",
    servers: "additive",
    rule: "success-added",
    says: "the status 202 is new",
  },
  {
    name: "an error is gone",
    edits: [["nimble", `${start}/post/responses/409`, undefined]],
    clients: "breaking",
    servers: "breaking",
    rule: "status-removed",
    says: "the status 409 is gone",
  },
  {
    name: "a header is gone",
    edits: [["ivs-realtime", "/paths/~1GetStage/post/responses/200/headers", undefined]],
    clients: "breaking",
    servers: "breaking",
    rule: "reply-part-removed",
    says: "the header `x-amzn-RequestId` is gone",
  },
];

/** Edits of everything else. */
const others: GradedEdit[] = [
  {
    name: "an operation is gone",
    edits: [["ivs-realtime", "/paths/~1GetStageSession", undefined]],
    clients: "breaking",
    servers: "breaking",
    rule: "operation-removed",
    says: "POST /GetStageSession is gone",
  },
  {
    name: "an operation is new",
    edits: [
      [
        "ivs-realtime",
        "/paths/~1Ping",
        { get: { operationId: "Ping", responses: { 204: { description: "Here." } } } },
      ],
    ],
    clients: "additive",
    servers: "breaking",
    rule: "operation-added",
    says: "GET /Ping is new",
  },
  {
    name: "an operation has another name",
    edits: [["ivs-realtime", "/paths/~1GetStage/post/operationId", "ReadStage"]],
    clients: "breaking",
    servers: "breaking",
    rule: "operation-renamed",
    says: "the operation `GetStage` is now called `ReadStage`",
  },
  {
    name: "an operation is deprecated",
    edits: [["ivs-realtime", "/paths/~1GetStage/post/deprecated", true]],
    clients: "additive",
    servers: "additive",
    rule: "deprecated-added",
    says: "is now deprecated",
  },
  {
    name: "anyone may call",
    edits: [["ivs-realtime", "/paths/~1GetStage/post/security", []]],
    clients: "additive",
    servers: "additive",
    rule: "credential-added",
    says: "a call without credentials is now enough",
  },
  {
    name: "another credential is asked for",
    edits: [
      ["ivs-realtime", "/components/securitySchemes/token", { type: "http", scheme: "bearer" }],
      ["ivs-realtime", "/paths/~1GetStage/post/security", [{ token: [] }]],
    ],
    clients: "breaking",
    servers: "additive",
    rule: "credential-removed",
    says: "`sigV4` is no longer enough",
  },
  {
    name: "a server is gone",
    edits: [["ivs-realtime", "/servers/2", undefined]],
    clients: "breaking",
    servers: "none",
    rule: "server-removed",
    says: "the server `https://ivsrealtime-fips.{region}.amazonaws.com` is gone",
  },
  {
    name: "a default differs",
    edits: [["nimble", `${expiration}/default`, 600]],
    clients: "additive",
    servers: "additive",
    rule: "default-added",
    says: "`expirationInSeconds` stands for `600` where it is absent",
  },
  {
    name: "a description differs",
    edits: [["ivs-realtime", `${stage}/description`, "A room."]],
    clients: "none",
    servers: "none",
    rule: "text-changed",
  },
  {
    name: "the streams have another path",
    edits: [["nimble", streams, undefined]],
    clients: "breaking",
    servers: "breaking",
    rule: "operation-removed",
  },
];

/** Every graded edit. */
export const gradedEdits: readonly GradedEdit[] = [...requests, ...replies, ...others];
