import type { CheckName } from "@callsheet/conformance";
import { valueAt } from "./pointer.ts";

/** A change to a document: the value at a JSON pointer, or its removal (undefined). */
export type Edit = readonly [document: string, pointer: string, value: unknown];

/** A server with one small fault, and the finding that must name it. */
export interface Mutant {
  readonly name: string;
  /** The operation that the cases are run for. */
  readonly operation: string;
  /** The server's own version of the contract, where it differs from the true one. */
  readonly edits?: readonly Edit[];
  /** How the server changes a request before it looks at it. */
  readonly request?: (request: Request) => Request | Response | Promise<Request | Response>;
  /** How the answer of a correct server changes. */
  readonly reply?: (reply: Response, request: Request) => Response | Promise<Response>;
  /**
   * True when the server made from the documents is changed rather than our stubs: signed headers cannot be
   * changed on the way to them.
   */
  readonly unsigned?: true;
  /** The check that must find it and, if the fault is about one keyword, that keyword. */
  readonly check: CheckName;
  readonly keyword?: string;
  /** Why the kit does not find it, for mutants that survive. */
  readonly survives?: string;
}

const STREAM = "ivs/GetStreamSession";
const STAGE = "ivs-realtime/GetStage";
const SESSION = "ivs-realtime/GetStageSession";
const CREATE = "nimble/CreateStreamingSessionStream";
const START = "nimble/StartStreamingSession";

const channelArn = "/components/schemas/ChannelArn";
const streamId = "/components/schemas/GetStreamSessionRequestContent/properties/streamId";
const stageArn = "/components/schemas/StageArn";
const sessionId = "/components/schemas/StageSessionId";
const streamRequest = "/components/schemas/GetStreamSessionRequestContent";
const sessionRequest = "/components/schemas/GetStageSessionRequestContent";
const createRequest = "/components/schemas/CreateStreamingSessionStreamRequestContent";
const expiration = `${createRequest}/properties/expirationInSeconds`;
const token = "/components/parameters/ClientToken";

/** Servers that read a request slightly wrong. */
const requestRules: Mutant[] = [
  loose("channelArn may have 129 characters", STREAM, "maxLength", [["ivs", `${channelArn}/maxLength`, 129]]),
  loose("channelArn may have any length", STREAM, "maxLength", [
    ["ivs", `${channelArn}/maxLength`, undefined],
  ]),
  tight("channelArn may have 127 characters", STREAM, [["ivs", `${channelArn}/maxLength`, 127]]),
  loose("channelArn has no pattern", STREAM, "pattern", [["ivs", `${channelArn}/pattern`, undefined]]),
  loose("channelArn's pattern is open at its end", STREAM, "pattern", [
    ["ivs", `${channelArn}/pattern`, "^arn:aws:[is]vs:[a-z0-9-]+:[0-9]+:channel/[a-zA-Z0-9-]+"],
  ]),
  loose("channelArn's pattern is open at its start", STREAM, "pattern", [
    ["ivs", `${channelArn}/pattern`, "arn:aws:[is]vs:[a-z0-9-]+:[0-9]+:channel/[a-zA-Z0-9-]+$"],
  ]),
  loose("channelArn may be in upper case", STREAM, "pattern", [
    [
      "ivs",
      `${channelArn}/pattern`,
      "^[aA][rR][nN]:[aA][wW][sS]:[iIsS][vV][sS]:[a-zA-Z0-9-]+:[0-9]+:[a-zA-Z]+/[a-zA-Z0-9-]+$",
    ],
  ]),
  loose("channelArn may end in a line break", STREAM, "pattern", [
    ["ivs", `${channelArn}/pattern`, "^arn:aws:[is]vs:[a-z0-9-]+:[0-9]+:channel/[a-zA-Z0-9-]+\\n?$"],
  ]),
  loose("channelArn may be absent", STREAM, "required", [["ivs", `${streamRequest}/required`, undefined]]),
  loose("channelArn may be a number", STREAM, "type", [["ivs", `${channelArn}/type`, ["string", "number"]]]),
  loose("channelArn may be a list", STREAM, "type", [["ivs", `${channelArn}/type`, ["string", "array"]]]),
  loose("the body may be a list", STREAM, "type", [["ivs", `${streamRequest}/type`, ["object", "array"]]]),
  loose("the body may be absent", STREAM, "content", [
    ["ivs", "/paths/~1GetStreamSession/post/requestBody/required", false],
  ]),
  tight("streamId is required", STREAM, [["ivs", `${streamRequest}/required`, ["channelArn", "streamId"]]]),
  tight("unknown members are refused", STREAM, [["ivs", `${streamRequest}/additionalProperties`, false]]),
  loose("streamId may have 27 characters", STREAM, "maxLength", [
    ["ivs", `${streamId}/pattern`, "^st-[a-zA-Z0-9]{23,24}$"],
    ["ivs", `${streamId}/maxLength`, 27],
  ]),
  loose("streamId may have 25 characters", STREAM, "minLength", [
    ["ivs", `${streamId}/pattern`, "^st-[a-zA-Z0-9]{22,23}$"],
    ["ivs", `${streamId}/minLength`, 25],
  ]),
  loose("streamId may hold dashes", STREAM, "pattern", [
    ["ivs", `${streamId}/pattern`, "^st-[a-zA-Z0-9!-]{23}$"],
  ]),
  tight("streamId is in lower case", STREAM, [["ivs", `${streamId}/pattern`, "^st-[a-z0-9]{23}$"]]),
  loose("arn may be that of a channel", STAGE, "pattern", [
    ["ivs-realtime", `${stageArn}/pattern`, "^arn:aws:ivs:[a-z0-9-]+:[0-9]+:[a-z]*/?[a-zA-Z0-9-!]+$"],
  ]),
  loose("arn may be absent", STAGE, "required", [
    ["ivs-realtime", "/components/schemas/GetStageRequestContent/required", undefined],
  ]),
  loose("sessionId may be absent", SESSION, "required", [
    ["ivs-realtime", `${sessionRequest}/required`, ["stageArn"]],
  ]),
  loose("stageArn may be absent", SESSION, "required", [
    ["ivs-realtime", `${sessionRequest}/required`, ["sessionId"]],
  ]),
  loose("sessionId may have 17 characters", SESSION, "maxLength", [
    ["ivs-realtime", `${sessionId}/pattern`, "^st-[a-zA-Z0-9]{13,14}$"],
    ["ivs-realtime", `${sessionId}/maxLength`, 17],
  ]),
  loose("sessionId has another prefix", SESSION, "pattern", [
    ["ivs-realtime", `${sessionId}/pattern`, "^.t-[a-zA-Z0-9]{13}$"],
  ]),
  loose("a stream may expire after 59 seconds", CREATE, "minimum", [["nimble", `${expiration}/minimum`, 59]]),
  loose("a stream may expire after 3601 seconds", CREATE, "maximum", [
    ["nimble", `${expiration}/maximum`, 3601],
  ]),
  loose("a stream has no lowest expiration", CREATE, "minimum", [
    ["nimble", `${expiration}/minimum`, undefined],
  ]),
  tight("a stream expires after 61 seconds at least", CREATE, [["nimble", `${expiration}/minimum`, 61]]),
  tight("a stream expires after 3599 seconds at most", CREATE, [["nimble", `${expiration}/maximum`, 3599]]),
  loose("expiration may be a fraction", CREATE, "type", [
    ["nimble", `${expiration}/type`, "number"],
    ["nimble", `${expiration}/format`, undefined],
  ]),
  loose("expiration may be a string", CREATE, "type", [
    ["nimble", `${expiration}/type`, ["integer", "string"]],
  ]),
  tight("the body must be there", CREATE, [
    [
      "nimble",
      "/paths/~12020-08-01~1studios~1{studioId}~1streaming-sessions~1{sessionId}~1streams/post/requestBody/required",
      true,
    ],
  ]),
  loose("the token may have 65 characters", CREATE, "maxLength", [
    ["nimble", `${token}/schema/maxLength`, 65],
  ]),
  tight("the token has 63 characters at most", CREATE, [["nimble", `${token}/schema/maxLength`, 63]]),
  tight("the token has two characters at least", CREATE, [["nimble", `${token}/schema/minLength`, 2]]),
  loose("the token may be empty", CREATE, "minLength", [["nimble", `${token}/schema/minLength`, 0]]),
  tight("the token must be there", CREATE, [["nimble", `${token}/required`, true]]),
  tight("an empty body object is refused", START, [
    ["nimble", "/components/schemas/StartStreamingSessionRequestContent/minProperties", 1],
  ]),
  {
    ...loose("channelArn may be empty, says its length", STREAM, "minLength", [
      ["ivs", `${channelArn}/minLength`, 0],
    ]),
    survives: "The pattern asks for more than one character by itself: the server behaves as before.",
  },
];

/** Servers that answer with another status. */
const statuses: Mutant[] = [
  status("success is 201", STAGE, [200, 201], "status-declared"),
  status("success is 204", STAGE, [200, 204], "status-declared"),
  status("success is 302", STAGE, [200, 302], "status-declared"),
  status("success is 500", STAGE, [200, 500], "no-server-error"),
  status("success is 400", STAGE, [200, 400], "accepts-valid"),
  status("success is 405", STAGE, [200, 405], "accepts-valid"),
  status("invalid is 422", STAGE, [400, 422], "status-declared"),
  status("invalid is 404", STAGE, [400, 404], "refuses-invalid"),
  status("invalid is 403", STAGE, [400, 403], "refuses-invalid"),
  status("invalid is 418", STAGE, [400, 418], "status-declared"),
  status("invalid is 200", STAGE, [400, 200], "refuses-invalid"),
  status("invalid is 500", STAGE, [400, 500], "no-server-error"),
  status("invalid is 409", STAGE, [400, 409], "status-declared"),
  status("unknown media type is 500", STAGE, [415, 500], "no-server-error"),
  status("wrong method is 404", STAGE, [405, 404], "method-not-allowed"),
  status("wrong method is 400", STAGE, [405, 400], "method-not-allowed"),
  status("unknown path is 200", STAGE, [404, 200], "unknown-path"),
  status("unknown path is 500", STAGE, [404, 500], "no-server-error"),
  status("missing credentials are 400", STAGE, [403, 400], "requires-authorization"),
  status("missing credentials are 404", STAGE, [403, 404], "requires-authorization"),
  {
    ...status("missing credentials are 401", STAGE, [403, 401], "requires-authorization"),
    survives:
      "The policy takes 401 and 403 for the same refusal; which one a service gives to whom is not in its contract.",
  },
];

/** Servers whose headers are wrong. */
const headers: Mutant[] = [
  reply("errors have no type header", STAGE, { check: "headers-schema", keyword: "required" }, (made) =>
    made.status === 400 ? withHeader(made, "x-amzn-errortype", null) : made,
  ),
  reply("errors bear the name of another", STAGE, { check: "headers-schema", keyword: "const" }, (made) =>
    made.status === 400 ? withHeader(made, "x-amzn-errortype", "ResourceNotFoundException") : made,
  ),
  reply("errors bear a name in lower case", STAGE, { check: "headers-schema", keyword: "const" }, (made) =>
    made.status === 400 ? withHeader(made, "x-amzn-errortype", "validationexception") : made,
  ),
  reply("success is HTML", STAGE, { check: "content-type" }, (made) =>
    made.ok ? withHeader(made, "content-type", "text/html") : made,
  ),
  reply("success is of no type", STAGE, { check: "content-type" }, (made) =>
    made.ok ? withHeader(made, "content-type", null) : made,
  ),
  reply("errors are plain text", STAGE, { check: "content-type" }, (made) =>
    made.status === 400 ? withHeader(made, "content-type", "text/plain") : made,
  ),
  reply("405 has no Allow", STAGE, { check: "method-not-allowed" }, (made) =>
    withHeader(made, "allow", null),
  ),
  reply("Allow lists another method", STAGE, { check: "method-not-allowed" }, (made) =>
    made.status === 405 ? withHeader(made, "allow", "GET") : made,
  ),
  reply("Allow lists everything", STAGE, { check: "method-not-allowed" }, (made) =>
    made.status === 405 ? withHeader(made, "allow", "GET, POST, PUT, DELETE, PATCH") : made,
  ),
];

/** Servers whose bodies are wrong. */
const bodies: Mutant[] = [
  member("a required member is missing", STAGE, "/stage/arn", undefined, "required"),
  member("a string is a number", STAGE, "/stage/name", 7, "type"),
  member("a string is null", STAGE, "/stage/arn", null, "type"),
  member("an object is a list", STAGE, "/stage", [], "type"),
  member("an object is a string", STAGE, "/stage", "stage", "type"),
  member("an ARN is that of something else", STAGE, "/stage/arn", "arn:aws:s3:::bucket", "pattern"),
  member("a name is too long", STAGE, "/stage/name", "n".repeat(129), "maxLength"),
  member("a name has a space", STAGE, "/stage/name", "my stage", "pattern"),
  member("a session id is too short", STAGE, "/stage/activeSessionId", "st-Kb4Tz9wQm2Xr", "pattern"),
  member("tags hold a number", STAGE, "/stage/tags", { team: 7 }, "type"),
  member("tags are a list", STAGE, "/stage/tags", [{ key: "team", value: "x" }], "type"),
  member(
    "there are too many tags",
    STAGE,
    "/stage/tags",
    Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`t${index}`, "x"])),
    "maxProperties",
  ),
  member("a tag's name is too long", STAGE, "/stage/tags", { ["t".repeat(129)]: "x" }, "maxLength"),
  member("a tag's value is too long", STAGE, "/stage/tags", { team: "x".repeat(257) }, "maxLength"),
  member("a time has no zone", SESSION, "/stageSession/startTime", "2026-03-20T16:58:04", "format"),
  member("a time is a number", SESSION, "/stageSession/startTime", 1768517151, "type"),
  member(
    "a time is an HTTP date",
    SESSION,
    "/stageSession/startTime",
    "Fri, 20 Mar 2026 16:58:04 GMT",
    "format",
  ),
  member(
    "a time has a space for its T",
    SESSION,
    "/stageSession/startTime",
    "2026-03-20 16:58:04Z",
    "format",
  ),
  member("a day does not exist", SESSION, "/stageSession/startTime", "2026-02-30T16:58:04Z", "format"),
  member("a time is empty", SESSION, "/stageSession/startTime", "", "format"),
  member(
    "a session id is another's",
    SESSION,
    "/stageSession/sessionId",
    "st-5HdT8rWq1LzXc7VbN3mKp0J",
    "maxLength",
  ),
  member("an enum has an unknown value", STREAM, "/streamSession/channel/type", "PREMIUM", "enum"),
  member("an enum is in lower case", STREAM, "/streamSession/channel/latencyMode", "low", "enum"),
  member("a flag is a string", STREAM, "/streamSession/channel/authorized", "false", "type"),
  member(
    "a number is a string",
    STREAM,
    "/streamSession/ingestConfiguration/video/videoHeight",
    "720",
    "type",
  ),
  member(
    "a number is a fraction",
    STREAM,
    "/streamSession/ingestConfiguration/video/targetFramerate",
    29.97,
    "type",
  ),
  member("events are an object", STREAM, "/streamSession/truncatedEvents", {}, "type"),
  member(
    "there are too many events",
    STREAM,
    "/streamSession/truncatedEvents",
    Array.from({ length: 501 }, () => ({ name: "Stream Start" })),
    "maxItems",
  ),
  member("a state is unknown", CREATE, "/stream/state", "RUNNING", "enum"),
  member("a state is misspelt", START, "/session/state", "START_IN_PROGRES", "enum"),
  member(
    "a count is too large",
    START,
    "/session/maxBackupsToRetain",
    11,
    "maximum",
    "The page has no such member, and unlisted members are allowed.",
  ),
  member(
    "a member is there that nobody described",
    STAGE,
    "/stage/secret",
    "value",
    "additionalProperties",
    "The contract does not close its objects: unlisted members are allowed, so that services can grow.",
  ),
  reply("the body is cut", STAGE, { check: "body-schema", keyword: "content" }, async (made) =>
    made.ok ? new Response((await made.text()).slice(0, -1), made) : made,
  ),
  reply("the body is empty", STAGE, { check: "body-schema", keyword: "content" }, (made) =>
    made.ok ? new Response("", made) : made,
  ),
  reply("the body is null", STAGE, { check: "body-schema", keyword: "type" }, (made) =>
    made.ok ? new Response("null", made) : made,
  ),
  reply("the body is in a list", STAGE, { check: "body-schema", keyword: "type" }, async (made) =>
    made.ok ? new Response(`[${await made.text()}]`, made) : made,
  ),
  reply("an error's body is a string", STAGE, { check: "body-schema", keyword: "type" }, (made) =>
    made.status === 400 ? new Response('"invalid"', made) : made,
  ),
  reply("an error's message is a list", STAGE, { check: "body-schema", keyword: "type" }, (made) =>
    made.status === 400 ? new Response('{"exceptionMessage":["invalid"]}', made) : made,
  ),
  reply("an error's body is HTML", STAGE, { check: "body-schema", keyword: "content" }, (made) =>
    made.status === 400 ? new Response("<html>", made) : made,
  ),
  reply("an error's body is a stack trace", STAGE, { check: "no-internals" }, (made) =>
    made.status === 400
      ? new Response(
          JSON.stringify({ exceptionMessage: "TypeError: x\n    at handle (/srv/app/server.js:10:5)" }),
          made,
        )
      : made,
  ),
  reply("an error's body is that of a database", STAGE, { check: "no-internals" }, (made) =>
    made.status === 400
      ? new Response(JSON.stringify({ exceptionMessage: 'syntax error at or near "\'"' }), made)
      : made,
  ),
];

/** Servers that let the wrong callers in, or keep the right ones out. */
const authorization: Mutant[] = [
  credentials("no credentials are asked for", (header) => header === null),
  credentials("empty credentials suffice", (header) => header === ""),
  credentials("any credentials suffice", (header) => header !== null && header !== ""),
  credentials("any scheme suffices", (header) => header?.startsWith("Unknown") ?? false),
  credentials("a nonsense header suffices", (header) => header === "nonsense"),
  reply(
    "credentials are refused with 401 now and then",
    STAGE,
    { check: "accepts-valid" },
    (made, request) => (made.ok && request.headers.has("x-forwarded-for") ? fault(401, made) : made),
  ),
];

/** Servers that read requests in their own way. */
const reading: Mutant[] = [
  body("junk after the document is ignored", STAGE, (text) =>
    text.endsWith("}x") ? text.slice(0, -1) : text,
  ),
  body("a cut document is mended", STAGE, (text) =>
    text.startsWith("{") && !text.trimEnd().endsWith("}") ? `${text}}` : text,
  ),
  body("single quotes are read", STAGE, (text) => (text.includes("'") ? text.replaceAll("'", '"') : text)),
  body("comments are read", STAGE, (text) => text.replace(/\/\/.*$|\/\*.*\*\//g, "")),
  body("trailing commas are read", STAGE, (text) => text.replace(/,}$/, "}")),
  body("NaN is read", STAGE, (text) => text.replace(":NaN", ":null")),
  body("unquoted names are read", STAGE, (text) => text.replace(/([{,])(\w+):/g, '$1"$2":')),
  body("control characters are read", STAGE, (text) => text.replace("\u0001", "")),
  body("the first of two documents is read", STAGE, (text) => text.replace(/^(\{[^{}]*\})\s*\{.*$/s, "$1")),
  body("leading zeros are read", STAGE, (text) => text.replace(":012", ":12")),
  {
    name: "bytes that are no UTF-8 are replaced",
    operation: STAGE,
    check: "refuses-invalid",
    keyword: "content",
    request: async (request) =>
      changed(request, new TextDecoder().decode(await request.clone().arrayBuffer())),
  },
  {
    name: "plain text is read as JSON",
    operation: STAGE,
    check: "refuses-invalid",
    keyword: "content",
    request: (request) => retyped(request, "text/plain"),
  },
  {
    name: "XML is read as JSON",
    operation: STAGE,
    check: "refuses-invalid",
    keyword: "content",
    request: (request) => retyped(request, "application/xml"),
  },
  {
    name: "a charset makes a type unknown",
    operation: STAGE,
    check: "accepts-valid",
    request: (request) => (/charset/i.test(request.headers.get("content-type") ?? "") ? fault(415) : request),
  },
  {
    name: "types are told apart by case",
    operation: STAGE,
    check: "accepts-valid",
    request: (request) =>
      /[A-Z]/.test(request.headers.get("content-type")?.split(";")[0] ?? "") ? fault(415) : request,
  },
  {
    name: "Accept must be there in full",
    operation: STAGE,
    check: "accepts-valid",
    request: (request) =>
      ["*/*", "application/*"].includes(request.headers.get("accept") ?? "") ? fault(406) : request,
  },
];

/** Servers that route in their own way. */
const routing: Mutant[] = [
  {
    name: "GET is answered too",
    operation: STAGE,
    check: "method-not-allowed",
    request: (request) => (request.method === "GET" ? ok() : request),
  },
  {
    name: "PUT is answered too",
    operation: STAGE,
    check: "method-not-allowed",
    request: (request) => (request.method === "PUT" ? ok() : request),
  },
  {
    name: "HEAD is answered too",
    operation: STAGE,
    check: "method-not-allowed",
    request: (request) => (request.method === "HEAD" ? new Response(null) : request),
  },
  {
    name: "made-up methods are answered",
    operation: STAGE,
    check: "method-not-allowed",
    request: (request) => (request.method === "BREW" ? ok() : request),
  },
  {
    name: "a header overrides the method",
    operation: STAGE,
    check: "accepts-valid",
    request: (request) => (request.headers.has("x-http-method-override") ? fault(405) : request),
  },
  {
    name: "paths are matched by their start",
    operation: STAGE,
    check: "unknown-path",
    request: (request) => (new URL(request.url).pathname.startsWith("/GetStage/") ? ok() : request),
  },
  {
    name: "paths are matched by their end",
    operation: STAGE,
    check: "unknown-path",
    request: (request) => (new URL(request.url).pathname.startsWith("/no-such-service") ? ok() : request),
  },
  {
    name: "every path is answered",
    operation: STAGE,
    check: "unknown-path",
    request: (request) => (new URL(request.url).pathname.includes("no-such") ? ok() : request),
  },
  {
    name: "an empty label is taken",
    operation: CREATE,
    check: "unknown-path",
    request: (request) => (new URL(request.url).pathname.includes("//streaming") ? ok() : request),
  },
];

/** Servers that crash. */
const crashes: Mutant[] = [
  crash("broken escapes in paths", STAGE, (request) => request.url.includes("%zz")),
  crash("NUL in paths", STAGE, (request) => request.url.includes("%00")),
  crash("unknown query", STAGE, (request) => request.url.includes("unknown=")),
  crash("emoji in labels", CREATE, (request) => request.url.includes("%F0%9F")),
  crash("quotes in labels", CREATE, (request) => request.url.includes("OR%20")),
  crash(
    "inherited names in labels",
    CREATE,
    (request) => request.url.includes("constructor") || request.url.includes("__proto__"),
  ),
  crash("unknown headers", STAGE, (request) => request.headers.has("x-forwarded-host")),
  crash("long headers", STAGE, (request) => (request.headers.get("x-long") ?? "").length > 4_000),
  crash("malformed JSON", STAGE, undefined, (text) => text === "{"),
  crash("an empty body", STAGE, undefined, (text) => text === ""),
  crash("null as the body", STAGE, undefined, (text) => text === "null"),
  crash("deep nesting", STAGE, undefined, (text) => text.startsWith("[[[[[")),
  crash("many members", STAGE, undefined, (text) => text.includes('"m1999"')),
  crash("the wrong type", STAGE, undefined, (text) => text.includes('"arn":7')),
  {
    name: "some requests are never answered",
    operation: STAGE,
    check: "answers",
    request: (request) =>
      request.headers.has("x-forwarded-for") ? new Promise<Response>(() => {}) : request,
  },
  {
    name: "some requests end in an exception",
    operation: STAGE,
    check: "answers",
    request: (request) => {
      if (request.headers.has("x-forwarded-for")) throw new Error("boom");
      return request;
    },
  },
  {
    name: "answers never end",
    operation: STAGE,
    check: "answers",
    reply: (made) => (made.ok ? new Response(endless(), made) : made),
  },
  {
    name: "a line break in the path becomes a header",
    operation: STAGE,
    check: "header-injection",
    reply: (made, request) =>
      request.url.toLowerCase().includes("%0d%0aset-cookie") ? withHeader(made, "set-cookie", "a=b") : made,
  },
];

/** Servers that do things twice. */
const idempotency: Mutant[] = [
  {
    name: "the token is forgotten",
    operation: CREATE,
    check: "idempotent-replay",
    unsigned: true,
    request: (request) => without(request, "x-amz-client-token"),
  },
  {
    name: "a repeated token is refused",
    operation: CREATE,
    check: "idempotent-replay",
    request: refuseRepeated(),
  },
  {
    name: "the token is forgotten on another operation",
    operation: START,
    check: "idempotent-replay",
    unsigned: true,
    request: (request) => without(request, "x-amz-client-token"),
  },
];

/** All mutants. */
export const mutants: readonly Mutant[] = [
  ...requestRules,
  ...statuses,
  ...headers,
  ...bodies,
  ...authorization,
  ...reading,
  ...routing,
  ...crashes,
  ...idempotency,
];

function loose(name: string, operation: string, keyword: string, edits: readonly Edit[]): Mutant {
  return { name, operation, edits, check: "refuses-invalid", keyword };
}

function tight(name: string, operation: string, edits: readonly Edit[]): Mutant {
  return { name, operation, edits, check: "accepts-valid" };
}

function reply(
  name: string,
  operation: string,
  finding: Pick<Mutant, "check" | "keyword">,
  change: NonNullable<Mutant["reply"]>,
): Mutant {
  return { name, operation, ...finding, reply: change };
}

function status(
  name: string,
  operation: string,
  [from, to]: readonly [number, number],
  check: CheckName,
): Mutant {
  return reply(name, operation, { check }, (made) => {
    if (made.status !== from) return made;
    return new Response(to === 204 ? null : made.body, { status: to, headers: made.headers });
  });
}

function member(
  name: string,
  operation: string,
  pointer: string,
  value: unknown,
  keyword: string,
  survives?: string,
): Mutant {
  const change = async (made: Response): Promise<Response> => {
    if (!made.ok) return made;
    const document = JSON.parse(await made.text());
    const cut = pointer.lastIndexOf("/");
    const holder = valueAt(document, pointer.slice(0, cut)) as Record<string, unknown>;
    if (value === undefined) delete holder[pointer.slice(cut + 1)];
    else holder[pointer.slice(cut + 1)] = value;
    return new Response(JSON.stringify(document), made);
  };
  return {
    ...reply(name, operation, { check: "body-schema", keyword }, change),
    ...(survives === undefined ? {} : { survives }),
  };
}

function credentials(name: string, taken: (header: string | null) => boolean): Mutant {
  const request = (made: Request): Request => {
    if (!taken(made.headers.get("authorization"))) return made;
    const good = new Headers(made.headers);
    good.set(
      "authorization",
      `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260115/us-west-2/ivs/aws4_request, SignedHeaders=host, Signature=${"5d".repeat(32)}`,
    );
    return new Request(made, { headers: good });
  };
  return {
    name,
    operation: STAGE,
    check: "requires-authorization",
    keyword: "security",
    unsigned: true,
    request,
  };
}

function body(name: string, operation: string, change: (text: string) => string): Mutant {
  return {
    name,
    operation,
    check: "refuses-invalid",
    keyword: "content",
    request: async (made) => (made.body ? changed(made, change(await made.clone().text())) : made),
  };
}

function crash(
  on: string,
  operation: string,
  meets: ((request: Request) => boolean) | undefined,
  text?: (body: string) => boolean,
): Mutant {
  const request = async (made: Request): Promise<Request | Response> =>
    (meets?.(made) ?? false) || text?.(await made.clone().text()) ? fault(500) : made;
  return { name: `500 on ${on}`, operation, check: "no-server-error", request };
}

function changed(request: Request, text: string): Request {
  return request.body ? new Request(request, { body: text }) : request;
}

function retyped(request: Request, from: string): Request {
  if (request.headers.get("content-type") !== from) return request;
  const headers = new Headers(request.headers);
  headers.set("content-type", "application/json");
  return new Request(request, { headers });
}

function without(request: Request, name: string): Request {
  const headers = new Headers(request.headers);
  headers.delete(name);
  return new Request(request, { headers });
}

function refuseRepeated(): (request: Request) => Request | Response {
  const seen = new Set<string>();
  return (request) => {
    const value = request.headers.get("x-amz-client-token");
    if (value === null || value.length < 30 || value.length > 40) return request;
    if (seen.has(value))
      return Response.json(
        { message: "seen" },
        { status: 409, headers: { "x-amzn-errortype": "ConflictException" } },
      );
    seen.add(value);
    return request;
  };
}

function withHeader(made: Response, name: string, value: string | null): Response {
  const result = new Response(made.body, made);
  if (value === null) result.headers.delete(name);
  else result.headers.set(name, value);
  return result;
}

function fault(status: number, like?: Response): Response {
  return Response.json(
    { message: "no" },
    { status, headers: { "x-amzn-errortype": like ? "UnrecognizedClientException" : "InternalFailure" } },
  );
}

function ok(): Response {
  return Response.json({});
}

function endless(): ReadableStream<Uint8Array> {
  const part = new Uint8Array(65_536).fill(32);
  return new ReadableStream({ pull: (controller) => controller.enqueue(part) });
}
