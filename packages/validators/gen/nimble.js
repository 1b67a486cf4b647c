// Generated from spec/nimble.yaml by scripts/emit/validators.ts.
// Run `pnpm generate` to make it again; `pnpm check` fails on edits by hand.

import { fail, isBetween, isDateTime, isLonger, isObject, length, member, ownMembers, range, sub, validator } from "@callsheet/validators/runtime";

const { getPrototypeOf, hasOwn, prototype } = Object, blank = {}, u = undefined;
const values3 = /*#__PURE__*/ new Set(["READY","CREATE_IN_PROGRESS","DELETE_IN_PROGRESS","DELETED","CREATE_FAILED","DELETE_FAILED"]);
const values4 = /*#__PURE__*/ new Set(["STREAM_CREATE_IN_PROGRESS","STREAM_READY","STREAM_DELETE_IN_PROGRESS","STREAM_DELETED","INTERNAL_ERROR","NETWORK_CONNECTION_ERROR"]);
const pattern0 = /*#__PURE__*/ new RegExp("^[a-zA-Z0-9-_]*$", "u");
const values1 = /*#__PURE__*/ new Set(["CREATE_IN_PROGRESS","DELETE_IN_PROGRESS","READY","DELETED","CREATE_FAILED","DELETE_FAILED","STOP_IN_PROGRESS","START_IN_PROGRESS","STOPPED","STOP_FAILED","START_FAILED"]);
const values2 = /*#__PURE__*/ new Set(["STREAMING_SESSION_READY","STREAMING_SESSION_DELETED","STREAMING_SESSION_CREATE_IN_PROGRESS","STREAMING_SESSION_DELETE_IN_PROGRESS","INTERNAL_ERROR","INSUFFICIENT_CAPACITY","ACTIVE_DIRECTORY_DOMAIN_JOIN_ERROR","NETWORK_CONNECTION_ERROR","INITIALIZATION_SCRIPT_ERROR","DECRYPT_STREAMING_IMAGE_ERROR","NETWORK_INTERFACE_ERROR","STREAMING_SESSION_STOPPED","STREAMING_SESSION_STARTED","STREAMING_SESSION_STOP_IN_PROGRESS","STREAMING_SESSION_START_IN_PROGRESS","AMI_VALIDATION_ERROR"]);

const at0 = ["#/$defs/NimbleException","code","context","message"];
function is0(d, o) {
  let v;
  if (!isObject(d)) return !fail(o, at0, 0, "type", "object");
  if ((d.code, getPrototypeOf(d)) !== prototype || blank.code !== u || blank.context !== u || blank.message !== u) d = ownMembers(d);
  if ((v = d.code) !== u && typeof v !== "string" && fail(o, at0, 1, "type", "string") ||
    (v = d.context) !== u && sub(o, at0, 2, is10, v) ||
    (v = d.message) !== u && typeof v !== "string" && fail(o, at0, 3, "type", "string")) return false;
  return true;
}
const at10 = ["","/additionalProperties"];
function is10(d, o) {
  if (!isObject(d)) return !fail(o, at10, 0, "type", "object");
  for (const k of Object.keys(d)) {
    if (member(o, at10, 1, is9, d[k], k)) return false;
  }
  return true;
}
const at9 = [""];
function is9(d, o) {
  return !(typeof d !== "string" && fail(o, at9, 0, "type", "string"));
}
const at1 = ["#/$defs/CreateStreamingSessionStreamRequestContent","expirationInSeconds"];
function is1(d, o) {
  let v;
  if (!isObject(d)) return !fail(o, at1, 0, "type", "object");
  if ((d.expirationInSeconds, getPrototypeOf(d)) !== prototype || blank.expirationInSeconds !== u) d = ownMembers(d);
  if ((v = d.expirationInSeconds) !== u && ((Number.isInteger(v) ? (v < 60 || v > 3600) && range(o, at1, 1, v, 60, 3600) || !(Number.isInteger(v) && v >= -2147483648 && v <= 2147483647) && fail(o, at1, 1, "format", "int32") : fail(o, at1, 1, "type", "integer")))) return false;
  return true;
}
const at2 = ["#/$defs/CreateStreamingSessionStreamResponseContent","stream"];
function is2(d, o) {
  let v;
  if (!isObject(d)) return !fail(o, at2, 0, "type", "object");
  if ((d.stream, getPrototypeOf(d)) !== prototype || blank.stream !== u) d = ownMembers(d);
  if ((v = d.stream) !== u && sub(o, at2, 1, is5, v)) return false;
  return true;
}
const at5 = ["#/$defs/StreamingSessionStream","streamId","state","statusCode","url","createdAt","createdBy","ownedBy","expiresAt"];
function is5(d, o, _, later) {
  let v;
  if (!isObject(d)) return !fail(o, at5, 0, "type", "object");
  if ((d.streamId, getPrototypeOf(d)) !== prototype || blank.streamId !== u || blank.state !== u || blank.statusCode !== u || blank.url !== u || blank.createdAt !== u || blank.createdBy !== u || blank.ownedBy !== u || blank.expiresAt !== u) d = ownMembers(d);
  if ((v = d.streamId) !== u && typeof v !== "string" && fail(o, at5, 1, "type", "string") ||
    (v = d.state) !== u && (typeof v !== "string" && fail(o, at5, 2, "type", "string") || !values3.has(v) && fail(o, at5, 2, "enum", values3)) ||
    (v = d.statusCode) !== u && (typeof v !== "string" && fail(o, at5, 3, "type", "string") || !values4.has(v) && fail(o, at5, 3, "enum", values4)) ||
    (v = d.url) !== u && typeof v !== "string" && fail(o, at5, 4, "type", "string") ||
    (v = d.createdAt) !== u && (typeof v === "string" ? !isDateTime(v, later) && fail(o, at5, 5, "format", "date-time") : fail(o, at5, 5, "type", "string")) ||
    (v = d.createdBy) !== u && typeof v !== "string" && fail(o, at5, 6, "type", "string") ||
    (v = d.ownedBy) !== u && typeof v !== "string" && fail(o, at5, 7, "type", "string") ||
    (v = d.expiresAt) !== u && (typeof v === "string" ? !isDateTime(v, later) && fail(o, at5, 8, "format", "date-time") : fail(o, at5, 8, "type", "string"))) return false;
  return true;
}
const at3 = ["#/$defs/StartStreamingSessionRequestContent"];
function is3(d, o) {
  return !(!isObject(d) && fail(o, at3, 0, "type", "object"));
}
const at4 = ["#/$defs/StartStreamingSessionResponseContent","session"];
function is4(d, o) {
  let v;
  if (!isObject(d)) return !fail(o, at4, 0, "type", "object");
  if ((d.session, getPrototypeOf(d)) !== prototype || blank.session !== u) d = ownMembers(d);
  if ((v = d.session) !== u && sub(o, at4, 1, is6, v)) return false;
  return true;
}
const at6 = ["#/$defs/StreamingSession","arn","sessionId","launchProfileId","streamingImageId","ec2InstanceType","state","statusCode","statusMessage","createdAt","createdBy","ownedBy","startedAt","startedBy","stopAt","stoppedAt","stoppedBy","terminateAt","updatedAt","updatedBy","tags"];
function is6(d, o, _, later) {
  let v;
  if (!isObject(d)) return !fail(o, at6, 0, "type", "object");
  if ((d.arn, getPrototypeOf(d)) !== prototype || blank.arn !== u || blank.sessionId !== u || blank.launchProfileId !== u || blank.streamingImageId !== u || blank.ec2InstanceType !== u || blank.state !== u || blank.statusCode !== u || blank.statusMessage !== u || blank.createdAt !== u || blank.createdBy !== u || blank.ownedBy !== u || blank.startedAt !== u || blank.startedBy !== u || blank.stopAt !== u || blank.stoppedAt !== u || blank.stoppedBy !== u || blank.terminateAt !== u || blank.updatedAt !== u || blank.updatedBy !== u || blank.tags !== u) d = ownMembers(d);
  if ((v = d.arn) !== u && typeof v !== "string" && fail(o, at6, 1, "type", "string") ||
    (v = d.sessionId) !== u && typeof v !== "string" && fail(o, at6, 2, "type", "string") ||
    (v = d.launchProfileId) !== u && typeof v !== "string" && fail(o, at6, 3, "type", "string") ||
    (v = d.streamingImageId) !== u && (typeof v === "string" ? (isLonger(v, 22) ? fail(o, at6, 4, "maxLength", 22) : !pattern0.test(v) && fail(o, at6, 4, "pattern", pattern0)) : fail(o, at6, 4, "type", "string")) ||
    (v = d.ec2InstanceType) !== u && typeof v !== "string" && fail(o, at6, 5, "type", "string") ||
    (v = d.state) !== u && (typeof v !== "string" && fail(o, at6, 6, "type", "string") || !values1.has(v) && fail(o, at6, 6, "enum", values1)) ||
    (v = d.statusCode) !== u && (typeof v !== "string" && fail(o, at6, 7, "type", "string") || !values2.has(v) && fail(o, at6, 7, "enum", values2)) ||
    (v = d.statusMessage) !== u && typeof v !== "string" && fail(o, at6, 8, "type", "string") ||
    (v = d.createdAt) !== u && (typeof v === "string" ? !isDateTime(v, later) && fail(o, at6, 9, "format", "date-time") : fail(o, at6, 9, "type", "string")) ||
    (v = d.createdBy) !== u && typeof v !== "string" && fail(o, at6, 10, "type", "string") ||
    (v = d.ownedBy) !== u && typeof v !== "string" && fail(o, at6, 11, "type", "string") ||
    (v = d.startedAt) !== u && (typeof v === "string" ? !isDateTime(v, later) && fail(o, at6, 12, "format", "date-time") : fail(o, at6, 12, "type", "string")) ||
    (v = d.startedBy) !== u && typeof v !== "string" && fail(o, at6, 13, "type", "string") ||
    (v = d.stopAt) !== u && (typeof v === "string" ? !isDateTime(v, later) && fail(o, at6, 14, "format", "date-time") : fail(o, at6, 14, "type", "string")) ||
    (v = d.stoppedAt) !== u && (typeof v === "string" ? !isDateTime(v, later) && fail(o, at6, 15, "format", "date-time") : fail(o, at6, 15, "type", "string")) ||
    (v = d.stoppedBy) !== u && typeof v !== "string" && fail(o, at6, 16, "type", "string") ||
    (v = d.terminateAt) !== u && (typeof v === "string" ? !isDateTime(v, later) && fail(o, at6, 17, "format", "date-time") : fail(o, at6, 17, "type", "string")) ||
    (v = d.updatedAt) !== u && (typeof v === "string" ? !isDateTime(v, later) && fail(o, at6, 18, "format", "date-time") : fail(o, at6, 18, "type", "string")) ||
    (v = d.updatedBy) !== u && typeof v !== "string" && fail(o, at6, 19, "type", "string") ||
    (v = d.tags) !== u && sub(o, at6, 20, is10, v)) return false;
  return true;
}
const at7 = ["#/$defs/CreateStreamingSessionStreamInput","expirationInSeconds","studioId","sessionId","clientToken"];
function is7(d, o) {
  let v;
  if (!isObject(d)) return !fail(o, at7, 0, "type", "object");
  if ((d.expirationInSeconds, getPrototypeOf(d)) !== prototype || blank.expirationInSeconds !== u || blank.studioId !== u || blank.sessionId !== u || blank.clientToken !== u) d = ownMembers(d);
  if ((v = d.expirationInSeconds) !== u && ((Number.isInteger(v) ? (v < 60 || v > 3600) && range(o, at7, 1, v, 60, 3600) || !(Number.isInteger(v) && v >= -2147483648 && v <= 2147483647) && fail(o, at7, 1, "format", "int32") : fail(o, at7, 1, "type", "integer"))) ||
    ((v = d.studioId) === u ? fail(o, at7, 0, "required", "studioId") : (typeof v === "string" ? v.length < 1 && fail(o, at7, 2, "minLength", 1) : fail(o, at7, 2, "type", "string"))) ||
    ((v = d.sessionId) === u ? fail(o, at7, 0, "required", "sessionId") : (typeof v === "string" ? v.length < 1 && fail(o, at7, 3, "minLength", 1) : fail(o, at7, 3, "type", "string"))) ||
    (v = d.clientToken) !== u && (typeof v === "string" ? !isBetween(v, 1, 64) && length(o, at7, 4, v, 1, 64) : fail(o, at7, 4, "type", "string"))) return false;
  return true;
}
const at8 = ["#/$defs/StartStreamingSessionInput","studioId","sessionId","clientToken"];
function is8(d, o) {
  let v;
  if (!isObject(d)) return !fail(o, at8, 0, "type", "object");
  if ((d.studioId, getPrototypeOf(d)) !== prototype || blank.studioId !== u || blank.sessionId !== u || blank.clientToken !== u) d = ownMembers(d);
  if (((v = d.studioId) === u ? fail(o, at8, 0, "required", "studioId") : (typeof v === "string" ? v.length < 1 && fail(o, at8, 1, "minLength", 1) : fail(o, at8, 1, "type", "string"))) ||
    ((v = d.sessionId) === u ? fail(o, at8, 0, "required", "sessionId") : (typeof v === "string" ? v.length < 1 && fail(o, at8, 2, "minLength", 1) : fail(o, at8, 2, "type", "string"))) ||
    (v = d.clientToken) !== u && (typeof v === "string" ? !isBetween(v, 1, 64) && length(o, at8, 3, v, 1, 64) : fail(o, at8, 3, "type", "string"))) return false;
  return true;
}

export const NimbleException = /*#__PURE__*/ validator(is0);
export const CreateStreamingSessionStreamRequestContent = /*#__PURE__*/ validator(is1);
export const CreateStreamingSessionStreamResponseContent = /*#__PURE__*/ validator(is2);
export const StartStreamingSessionRequestContent = /*#__PURE__*/ validator(is3);
export const StartStreamingSessionResponseContent = /*#__PURE__*/ validator(is4);
export const StreamingSessionStream = /*#__PURE__*/ validator(is5);
export const StreamingSession = /*#__PURE__*/ validator(is6);
export const CreateStreamingSessionStreamInput = /*#__PURE__*/ validator(is7);
export const CreateStreamingSessionStreamOutput = /*#__PURE__*/ validator(is2);
export const StartStreamingSessionInput = /*#__PURE__*/ validator(is8);
export const StartStreamingSessionOutput = /*#__PURE__*/ validator(is4);
