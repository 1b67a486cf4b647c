import { loose, tight } from "./builders.ts";
import type { Mutant } from "./mutant.ts";
import {
  CREATE,
  channelArn,
  expiration,
  SESSION,
  STAGE,
  START,
  STREAM,
  sessionId,
  sessionRequest,
  stageArn,
  streamId,
  streamRequest,
  token,
} from "./places.ts";

/** Servers that read a request slightly wrong. */
export const requestRules: readonly Mutant[] = [
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
