import { member, reply } from "./builders.ts";
import type { Mutant } from "./mutant.ts";
import { CREATE, SESSION, STAGE, START, STREAM } from "./places.ts";

/** Servers whose bodies are wrong. */
export const bodies: readonly Mutant[] = [
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
