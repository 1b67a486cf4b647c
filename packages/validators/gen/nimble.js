// Generated from spec/nimble.yaml by scripts/emit/validators.ts.
// Run `pnpm generate` to make it again; `pnpm check` fails on edits by hand.

import { fail, isDateTime, isLonger, isObject, ownMembers, sub, validator } from "@callsheet/validators/runtime";

const { getPrototypeOf, hasOwn, prototype } = Object, blank = {}, u = undefined;
const values4 = /*#__PURE__*/ new Set(["READY","CREATE_IN_PROGRESS","DELETE_IN_PROGRESS","DELETED","CREATE_FAILED","DELETE_FAILED"]);
const values5 = /*#__PURE__*/ new Set(["STREAM_CREATE_IN_PROGRESS","STREAM_READY","STREAM_DELETE_IN_PROGRESS","STREAM_DELETED","INTERNAL_ERROR","NETWORK_CONNECTION_ERROR"]);
const text0 = "^[a-zA-Z0-9-_]*$";
const pattern1 = /*#__PURE__*/ new RegExp(text0, "u");
const values2 = /*#__PURE__*/ new Set(["CREATE_IN_PROGRESS","DELETE_IN_PROGRESS","READY","DELETED","CREATE_FAILED","DELETE_FAILED","STOP_IN_PROGRESS","START_IN_PROGRESS","STOPPED","STOP_FAILED","START_FAILED"]);
const values3 = /*#__PURE__*/ new Set(["STREAMING_SESSION_READY","STREAMING_SESSION_DELETED","STREAMING_SESSION_CREATE_IN_PROGRESS","STREAMING_SESSION_DELETE_IN_PROGRESS","INTERNAL_ERROR","INSUFFICIENT_CAPACITY","ACTIVE_DIRECTORY_DOMAIN_JOIN_ERROR","NETWORK_CONNECTION_ERROR","INITIALIZATION_SCRIPT_ERROR","DECRYPT_STREAMING_IMAGE_ERROR","NETWORK_INTERFACE_ERROR","STREAMING_SESSION_STOPPED","STREAMING_SESSION_STARTED","STREAMING_SESSION_STOP_IN_PROGRESS","STREAMING_SESSION_START_IN_PROGRESS","AMI_VALIDATION_ERROR"]);

const atNimbleException = ["#/$defs/NimbleException","code","context","message"];
function is_NimbleException(d, o) {
  let v;
  if (!isObject(d)) return !(fail(o, atNimbleException, 0, "type", "object"));
  if ((d.code, getPrototypeOf(d)) !== prototype || blank.code !== u || blank.context !== u || blank.message !== u) d = ownMembers(d);
  if ((v = d.code) !== u && typeof v !== "string" && fail(o, atNimbleException, 1, "type", "string") ||
    (v = d.context) !== u && (o ? sub(o, atNimbleException, 2, is10, v) : !is10(v)) ||
    (v = d.message) !== u && typeof v !== "string" && fail(o, atNimbleException, 3, "type", "string")) return false;
  return true;
}
const at10 = ["","/additionalProperties"];
function is10(d, o) {
  if (!isObject(d)) return !(fail(o, at10, 0, "type", "object"));
  for (const k of Object.keys(d)) {
    if ((o ? sub(o, at10, 1, is9, d[k], k) : !is9(d[k]))) return false;
  }
  return true;
}
const at9 = [""];
function is9(d, o) {
  if (typeof d !== "string" && fail(o, at9, 0, "type", "string")) return false;
  return true;
}
const atCreateStreamingSessionStreamRequestContent = ["#/$defs/CreateStreamingSessionStreamRequestContent","expirationInSeconds"];
function is_CreateStreamingSessionStreamRequestContent(d, o) {
  let v;
  if (!isObject(d)) return !(fail(o, atCreateStreamingSessionStreamRequestContent, 0, "type", "object"));
  if ((d.expirationInSeconds, getPrototypeOf(d)) !== prototype || blank.expirationInSeconds !== u) d = ownMembers(d);
  if ((v = d.expirationInSeconds) !== u && ((Number.isInteger(v) ? v < 60 && fail(o, atCreateStreamingSessionStreamRequestContent, 1, "minimum", 60, 3600) || v > 3600 && fail(o, atCreateStreamingSessionStreamRequestContent, 1, "maximum", 3600, 60) || !(Number.isInteger(v) && v >= -2147483648 && v <= 2147483647) && fail(o, atCreateStreamingSessionStreamRequestContent, 1, "format", "int32") : fail(o, atCreateStreamingSessionStreamRequestContent, 1, "type", "integer")))) return false;
  return true;
}
const atCreateStreamingSessionStreamResponseContent = ["#/$defs/CreateStreamingSessionStreamResponseContent","stream"];
function is_CreateStreamingSessionStreamResponseContent(d, o) {
  let v;
  if (!isObject(d)) return !(fail(o, atCreateStreamingSessionStreamResponseContent, 0, "type", "object"));
  if ((d.stream, getPrototypeOf(d)) !== prototype || blank.stream !== u) d = ownMembers(d);
  if ((v = d.stream) !== u && (o ? sub(o, atCreateStreamingSessionStreamResponseContent, 1, is_StreamingSessionStream, v) : !is_StreamingSessionStream(v))) return false;
  return true;
}
const atStreamingSessionStream = ["#/$defs/StreamingSessionStream","streamId","state","statusCode","url","createdAt","createdBy","ownedBy","expiresAt"];
function is_StreamingSessionStream(d, o) {
  let v;
  if (!isObject(d)) return !(fail(o, atStreamingSessionStream, 0, "type", "object"));
  if ((d.streamId, getPrototypeOf(d)) !== prototype || blank.streamId !== u || blank.state !== u || blank.statusCode !== u || blank.url !== u || blank.createdAt !== u || blank.createdBy !== u || blank.ownedBy !== u || blank.expiresAt !== u) d = ownMembers(d);
  if ((v = d.streamId) !== u && typeof v !== "string" && fail(o, atStreamingSessionStream, 1, "type", "string") ||
    (v = d.state) !== u && (typeof v !== "string" && fail(o, atStreamingSessionStream, 2, "type", "string") || !values4.has(v) && fail(o, atStreamingSessionStream, 2, "enum", values4)) ||
    (v = d.statusCode) !== u && (typeof v !== "string" && fail(o, atStreamingSessionStream, 3, "type", "string") || !values5.has(v) && fail(o, atStreamingSessionStream, 3, "enum", values5)) ||
    (v = d.url) !== u && typeof v !== "string" && fail(o, atStreamingSessionStream, 4, "type", "string") ||
    (v = d.createdAt) !== u && (typeof v === "string" ? !isDateTime(v) && fail(o, atStreamingSessionStream, 5, "format", "date-time") : fail(o, atStreamingSessionStream, 5, "type", "string")) ||
    (v = d.createdBy) !== u && typeof v !== "string" && fail(o, atStreamingSessionStream, 6, "type", "string") ||
    (v = d.ownedBy) !== u && typeof v !== "string" && fail(o, atStreamingSessionStream, 7, "type", "string") ||
    (v = d.expiresAt) !== u && (typeof v === "string" ? !isDateTime(v) && fail(o, atStreamingSessionStream, 8, "format", "date-time") : fail(o, atStreamingSessionStream, 8, "type", "string"))) return false;
  return true;
}
const atStartStreamingSessionRequestContent = ["#/$defs/StartStreamingSessionRequestContent"];
function is_StartStreamingSessionRequestContent(d, o) {
  if (!isObject(d) && fail(o, atStartStreamingSessionRequestContent, 0, "type", "object")) return false;
  return true;
}
const atStartStreamingSessionResponseContent = ["#/$defs/StartStreamingSessionResponseContent","session"];
function is_StartStreamingSessionResponseContent(d, o) {
  let v;
  if (!isObject(d)) return !(fail(o, atStartStreamingSessionResponseContent, 0, "type", "object"));
  if ((d.session, getPrototypeOf(d)) !== prototype || blank.session !== u) d = ownMembers(d);
  if ((v = d.session) !== u && (o ? sub(o, atStartStreamingSessionResponseContent, 1, is_StreamingSession, v) : !is_StreamingSession(v))) return false;
  return true;
}
const atStreamingSession = ["#/$defs/StreamingSession","arn","sessionId","launchProfileId","streamingImageId","ec2InstanceType","state","statusCode","statusMessage","createdAt","createdBy","ownedBy","startedAt","startedBy","stopAt","stoppedAt","stoppedBy","terminateAt","updatedAt","updatedBy","tags"];
function is_StreamingSession(d, o) {
  let v;
  if (!isObject(d)) return !(fail(o, atStreamingSession, 0, "type", "object"));
  if ((d.arn, getPrototypeOf(d)) !== prototype || blank.arn !== u || blank.sessionId !== u || blank.launchProfileId !== u || blank.streamingImageId !== u || blank.ec2InstanceType !== u || blank.state !== u || blank.statusCode !== u || blank.statusMessage !== u || blank.createdAt !== u || blank.createdBy !== u || blank.ownedBy !== u || blank.startedAt !== u || blank.startedBy !== u || blank.stopAt !== u || blank.stoppedAt !== u || blank.stoppedBy !== u || blank.terminateAt !== u || blank.updatedAt !== u || blank.updatedBy !== u || blank.tags !== u) d = ownMembers(d);
  if ((v = d.arn) !== u && typeof v !== "string" && fail(o, atStreamingSession, 1, "type", "string") ||
    (v = d.sessionId) !== u && typeof v !== "string" && fail(o, atStreamingSession, 2, "type", "string") ||
    (v = d.launchProfileId) !== u && typeof v !== "string" && fail(o, atStreamingSession, 3, "type", "string") ||
    (v = d.streamingImageId) !== u && (typeof v === "string" ? (isLonger(v, 22) ? fail(o, atStreamingSession, 4, "maxLength", 22) : !pattern1.test(v) && fail(o, atStreamingSession, 4, "pattern", text0)) : fail(o, atStreamingSession, 4, "type", "string")) ||
    (v = d.ec2InstanceType) !== u && typeof v !== "string" && fail(o, atStreamingSession, 5, "type", "string") ||
    (v = d.state) !== u && (typeof v !== "string" && fail(o, atStreamingSession, 6, "type", "string") || !values2.has(v) && fail(o, atStreamingSession, 6, "enum", values2)) ||
    (v = d.statusCode) !== u && (typeof v !== "string" && fail(o, atStreamingSession, 7, "type", "string") || !values3.has(v) && fail(o, atStreamingSession, 7, "enum", values3)) ||
    (v = d.statusMessage) !== u && typeof v !== "string" && fail(o, atStreamingSession, 8, "type", "string") ||
    (v = d.createdAt) !== u && (typeof v === "string" ? !isDateTime(v) && fail(o, atStreamingSession, 9, "format", "date-time") : fail(o, atStreamingSession, 9, "type", "string")) ||
    (v = d.createdBy) !== u && typeof v !== "string" && fail(o, atStreamingSession, 10, "type", "string") ||
    (v = d.ownedBy) !== u && typeof v !== "string" && fail(o, atStreamingSession, 11, "type", "string") ||
    (v = d.startedAt) !== u && (typeof v === "string" ? !isDateTime(v) && fail(o, atStreamingSession, 12, "format", "date-time") : fail(o, atStreamingSession, 12, "type", "string")) ||
    (v = d.startedBy) !== u && typeof v !== "string" && fail(o, atStreamingSession, 13, "type", "string") ||
    (v = d.stopAt) !== u && (typeof v === "string" ? !isDateTime(v) && fail(o, atStreamingSession, 14, "format", "date-time") : fail(o, atStreamingSession, 14, "type", "string")) ||
    (v = d.stoppedAt) !== u && (typeof v === "string" ? !isDateTime(v) && fail(o, atStreamingSession, 15, "format", "date-time") : fail(o, atStreamingSession, 15, "type", "string")) ||
    (v = d.stoppedBy) !== u && typeof v !== "string" && fail(o, atStreamingSession, 16, "type", "string") ||
    (v = d.terminateAt) !== u && (typeof v === "string" ? !isDateTime(v) && fail(o, atStreamingSession, 17, "format", "date-time") : fail(o, atStreamingSession, 17, "type", "string")) ||
    (v = d.updatedAt) !== u && (typeof v === "string" ? !isDateTime(v) && fail(o, atStreamingSession, 18, "format", "date-time") : fail(o, atStreamingSession, 18, "type", "string")) ||
    (v = d.updatedBy) !== u && typeof v !== "string" && fail(o, atStreamingSession, 19, "type", "string") ||
    (v = d.tags) !== u && (o ? sub(o, atStreamingSession, 20, is10, v) : !is10(v))) return false;
  return true;
}
const atCreateStreamingSessionStreamInput = ["#/$defs/CreateStreamingSessionStreamInput","expirationInSeconds","studioId","sessionId","clientToken"];
function is_CreateStreamingSessionStreamInput(d, o) {
  let v;
  if (!isObject(d)) return !(fail(o, atCreateStreamingSessionStreamInput, 0, "type", "object"));
  if ((d.expirationInSeconds, getPrototypeOf(d)) !== prototype || blank.expirationInSeconds !== u || blank.studioId !== u || blank.sessionId !== u || blank.clientToken !== u) d = ownMembers(d);
  if ((v = d.expirationInSeconds) !== u && ((Number.isInteger(v) ? v < 60 && fail(o, atCreateStreamingSessionStreamInput, 1, "minimum", 60, 3600) || v > 3600 && fail(o, atCreateStreamingSessionStreamInput, 1, "maximum", 3600, 60) || !(Number.isInteger(v) && v >= -2147483648 && v <= 2147483647) && fail(o, atCreateStreamingSessionStreamInput, 1, "format", "int32") : fail(o, atCreateStreamingSessionStreamInput, 1, "type", "integer"))) ||
    ((v = d.studioId) === u ? fail(o, atCreateStreamingSessionStreamInput, 0, "required", "studioId") : (typeof v === "string" ? v.length < 1 && fail(o, atCreateStreamingSessionStreamInput, 2, "minLength", 1) : fail(o, atCreateStreamingSessionStreamInput, 2, "type", "string"))) ||
    ((v = d.sessionId) === u ? fail(o, atCreateStreamingSessionStreamInput, 0, "required", "sessionId") : (typeof v === "string" ? v.length < 1 && fail(o, atCreateStreamingSessionStreamInput, 3, "minLength", 1) : fail(o, atCreateStreamingSessionStreamInput, 3, "type", "string"))) ||
    (v = d.clientToken) !== u && ((typeof v === "string" ? v.length < 1 && fail(o, atCreateStreamingSessionStreamInput, 4, "minLength", 1, 64) || isLonger(v, 64) && fail(o, atCreateStreamingSessionStreamInput, 4, "maxLength", 64, 1) : fail(o, atCreateStreamingSessionStreamInput, 4, "type", "string")))) return false;
  return true;
}
const atStartStreamingSessionInput = ["#/$defs/StartStreamingSessionInput","studioId","sessionId","clientToken"];
function is_StartStreamingSessionInput(d, o) {
  let v;
  if (!isObject(d)) return !(fail(o, atStartStreamingSessionInput, 0, "type", "object"));
  if ((d.studioId, getPrototypeOf(d)) !== prototype || blank.studioId !== u || blank.sessionId !== u || blank.clientToken !== u) d = ownMembers(d);
  if (((v = d.studioId) === u ? fail(o, atStartStreamingSessionInput, 0, "required", "studioId") : (typeof v === "string" ? v.length < 1 && fail(o, atStartStreamingSessionInput, 1, "minLength", 1) : fail(o, atStartStreamingSessionInput, 1, "type", "string"))) ||
    ((v = d.sessionId) === u ? fail(o, atStartStreamingSessionInput, 0, "required", "sessionId") : (typeof v === "string" ? v.length < 1 && fail(o, atStartStreamingSessionInput, 2, "minLength", 1) : fail(o, atStartStreamingSessionInput, 2, "type", "string"))) ||
    (v = d.clientToken) !== u && ((typeof v === "string" ? v.length < 1 && fail(o, atStartStreamingSessionInput, 3, "minLength", 1, 64) || isLonger(v, 64) && fail(o, atStartStreamingSessionInput, 3, "maxLength", 64, 1) : fail(o, atStartStreamingSessionInput, 3, "type", "string")))) return false;
  return true;
}

export const NimbleException = /*#__PURE__*/ validator(is_NimbleException);
export const CreateStreamingSessionStreamRequestContent = /*#__PURE__*/ validator(is_CreateStreamingSessionStreamRequestContent);
export const CreateStreamingSessionStreamResponseContent = /*#__PURE__*/ validator(is_CreateStreamingSessionStreamResponseContent);
export const StartStreamingSessionRequestContent = /*#__PURE__*/ validator(is_StartStreamingSessionRequestContent);
export const StartStreamingSessionResponseContent = /*#__PURE__*/ validator(is_StartStreamingSessionResponseContent);
export const StreamingSessionStream = /*#__PURE__*/ validator(is_StreamingSessionStream);
export const StreamingSession = /*#__PURE__*/ validator(is_StreamingSession);
export const CreateStreamingSessionStreamInput = /*#__PURE__*/ validator(is_CreateStreamingSessionStreamInput);
export const CreateStreamingSessionStreamOutput = /*#__PURE__*/ validator(is_CreateStreamingSessionStreamResponseContent);
export const StartStreamingSessionInput = /*#__PURE__*/ validator(is_StartStreamingSessionInput);
export const StartStreamingSessionOutput = /*#__PURE__*/ validator(is_StartStreamingSessionResponseContent);
