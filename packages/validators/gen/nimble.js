// Generated from spec/nimble.yaml by callsheet.
// Run `callsheet generate` to regenerate it; `callsheet check` fails on manual edits.

import { fail, isBetween, isDateTime, isLonger, isObject, length, member, ownMembers, range, sub, validator } from "@callsheet/validators/runtime";

const { getPrototypeOf, hasOwn, prototype } = Object, blank = {};
const value7 = ["integer","null"];
const values5 = /*#__PURE__*/ new Set(["READY","CREATE_IN_PROGRESS","DELETE_IN_PROGRESS","DELETED","CREATE_FAILED","DELETE_FAILED"]);
const values6 = /*#__PURE__*/ new Set(["STREAM_CREATE_IN_PROGRESS","STREAM_READY","STREAM_DELETE_IN_PROGRESS","STREAM_DELETED","INTERNAL_ERROR","NETWORK_CONNECTION_ERROR"]);
const pattern2 = /*#__PURE__*/ new RegExp("^[a-zA-Z0-9-_]*$", "u");
const values3 = /*#__PURE__*/ new Set(["CREATE_IN_PROGRESS","DELETE_IN_PROGRESS","READY","DELETED","CREATE_FAILED","DELETE_FAILED","STOP_IN_PROGRESS","START_IN_PROGRESS","STOPPED","STOP_FAILED","START_FAILED"]);
const values4 = /*#__PURE__*/ new Set(["STREAMING_SESSION_READY","STREAMING_SESSION_DELETED","STREAMING_SESSION_CREATE_IN_PROGRESS","STREAMING_SESSION_DELETE_IN_PROGRESS","INTERNAL_ERROR","INSUFFICIENT_CAPACITY","ACTIVE_DIRECTORY_DOMAIN_JOIN_ERROR","NETWORK_CONNECTION_ERROR","INITIALIZATION_SCRIPT_ERROR","DECRYPT_STREAMING_IMAGE_ERROR","NETWORK_INTERFACE_ERROR","STREAMING_SESSION_STOPPED","STREAMING_SESSION_STARTED","STREAMING_SESSION_STOP_IN_PROGRESS","STREAMING_SESSION_START_IN_PROGRESS","AMI_VALIDATION_ERROR"]);
const values1 = /*#__PURE__*/ new Set(["SerializationException","MalformedHttpRequestException","RequestAbortedException"]);
const values0 = /*#__PURE__*/ new Set(["ExpiredTokenException","IncompleteSignature","InvalidClientTokenId","InvalidSignatureException","MissingAuthenticationTokenException","NotAuthorized","OptInRequired","RequestExpired","UnrecognizedClientException"]);

const at0 = ["#/$defs/CreateStreamingSessionStreamInput","expirationInSeconds","studioId","sessionId","clientToken"];
function is0(d, o) {
  let v;
  if (!d || typeof d !== "object" || Array.isArray(d)) return !fail(o, at0, 0, "type", "object");
  if ((d.expirationInSeconds, getPrototypeOf(d)) !== prototype || "expirationInSeconds" in blank || "studioId" in blank || "sessionId" in blank || "clientToken" in blank) d = ownMembers(d);
  return !((v = d.expirationInSeconds) !== void 0 && ((Number.isInteger(v) ? (v < 60 || v > 3600) && range(o, at0, 1, v, 60, 3600) || (v < -2147483648 || v > 2147483647) && fail(o, at0, 1, "format", "int32") : !(v === null) && fail(o, at0, 1, "type", value7))) ||
    ((v = d.studioId) === void 0 ? fail(o, at0, 0, "required", "studioId") : (typeof v === "string" ? v.length < 1 && fail(o, at0, 2, "minLength", 1) : fail(o, at0, 2, "type", "string"))) ||
    ((v = d.sessionId) === void 0 ? fail(o, at0, 0, "required", "sessionId") : (typeof v === "string" ? v.length < 1 && fail(o, at0, 3, "minLength", 1) : fail(o, at0, 3, "type", "string"))) ||
    (v = d.clientToken) !== void 0 && (typeof v === "string" ? !isBetween(v, 1, 64) && length(o, at0, 4, v, 1, 64) : fail(o, at0, 4, "type", "string")));
}
const at1 = ["#/$defs/CreateStreamingSessionStreamResponseContent","stream"];
function is1(d, o) {
  let v;
  if (!d || typeof d !== "object" || Array.isArray(d)) return !fail(o, at1, 0, "type", "object");
  if ((d.stream, getPrototypeOf(d)) !== prototype || "stream" in blank) d = ownMembers(d);
  return !((v = d.stream) !== void 0 && (o ? sub(o, at1, 1, is11, v) : !is11(v)));
}
const at11 = ["#/$defs/StreamingSessionStream","streamId","state","statusCode","url","createdAt","createdBy","ownedBy","expiresAt"];
function is11(d, o, _, l) {
  let v;
  if (!d || typeof d !== "object" || Array.isArray(d)) return !fail(o, at11, 0, "type", "object");
  if ((d.streamId, getPrototypeOf(d)) !== prototype || "streamId" in blank || "state" in blank || "statusCode" in blank || "url" in blank || "createdAt" in blank || "createdBy" in blank || "ownedBy" in blank || "expiresAt" in blank) d = ownMembers(d);
  return !((v = d.streamId) !== void 0 && typeof v !== "string" && fail(o, at11, 1, "type", "string") ||
    (v = d.state) !== void 0 && (typeof v !== "string" && fail(o, at11, 2, "type", "string") || !values5.has(v) && fail(o, at11, 2, "enum", values5)) ||
    (v = d.statusCode) !== void 0 && (typeof v !== "string" && fail(o, at11, 3, "type", "string") || !values6.has(v) && fail(o, at11, 3, "enum", values6)) ||
    (v = d.url) !== void 0 && typeof v !== "string" && fail(o, at11, 4, "type", "string") ||
    (v = d.createdAt) !== void 0 && (typeof v === "string" ? !isDateTime(v, l) && fail(o, at11, 5, "format", "date-time") : fail(o, at11, 5, "type", "string")) ||
    (v = d.createdBy) !== void 0 && typeof v !== "string" && fail(o, at11, 6, "type", "string") ||
    (v = d.ownedBy) !== void 0 && typeof v !== "string" && fail(o, at11, 7, "type", "string") ||
    (v = d.expiresAt) !== void 0 && (typeof v === "string" ? !isDateTime(v, l) && fail(o, at11, 8, "format", "date-time") : fail(o, at11, 8, "type", "string")));
}
const at2 = ["#/$defs/StartStreamingSessionInput","studioId","sessionId","clientToken"];
function is2(d, o) {
  let v;
  if (!d || typeof d !== "object" || Array.isArray(d)) return !fail(o, at2, 0, "type", "object");
  if ((d.studioId, getPrototypeOf(d)) !== prototype || "studioId" in blank || "sessionId" in blank || "clientToken" in blank) d = ownMembers(d);
  return !(((v = d.studioId) === void 0 ? fail(o, at2, 0, "required", "studioId") : (typeof v === "string" ? v.length < 1 && fail(o, at2, 1, "minLength", 1) : fail(o, at2, 1, "type", "string"))) ||
    ((v = d.sessionId) === void 0 ? fail(o, at2, 0, "required", "sessionId") : (typeof v === "string" ? v.length < 1 && fail(o, at2, 2, "minLength", 1) : fail(o, at2, 2, "type", "string"))) ||
    (v = d.clientToken) !== void 0 && (typeof v === "string" ? !isBetween(v, 1, 64) && length(o, at2, 3, v, 1, 64) : fail(o, at2, 3, "type", "string")));
}
const at3 = ["#/$defs/StartStreamingSessionResponseContent","session"];
function is3(d, o) {
  let v;
  if (!d || typeof d !== "object" || Array.isArray(d)) return !fail(o, at3, 0, "type", "object");
  if ((d.session, getPrototypeOf(d)) !== prototype || "session" in blank) d = ownMembers(d);
  return !((v = d.session) !== void 0 && (o ? sub(o, at3, 1, is12, v) : !is12(v)));
}
const at12 = ["#/$defs/StreamingSession","arn","sessionId","launchProfileId","streamingImageId","ec2InstanceType","state","statusCode","statusMessage","createdAt","createdBy","ownedBy","startedAt","startedBy","stopAt","stoppedAt","stoppedBy","terminateAt","updatedAt","updatedBy","tags"];
function is12(d, o, _, l) {
  let v;
  if (!d || typeof d !== "object" || Array.isArray(d)) return !fail(o, at12, 0, "type", "object");
  if ((d.arn, getPrototypeOf(d)) !== prototype || "arn" in blank || "sessionId" in blank || "launchProfileId" in blank || "streamingImageId" in blank || "ec2InstanceType" in blank || "state" in blank || "statusCode" in blank || "statusMessage" in blank || "createdAt" in blank || "createdBy" in blank || "ownedBy" in blank || "startedAt" in blank || "startedBy" in blank || "stopAt" in blank || "stoppedAt" in blank || "stoppedBy" in blank || "terminateAt" in blank || "updatedAt" in blank || "updatedBy" in blank || "tags" in blank) d = ownMembers(d);
  return !((v = d.arn) !== void 0 && typeof v !== "string" && fail(o, at12, 1, "type", "string") ||
    (v = d.sessionId) !== void 0 && typeof v !== "string" && fail(o, at12, 2, "type", "string") ||
    (v = d.launchProfileId) !== void 0 && typeof v !== "string" && fail(o, at12, 3, "type", "string") ||
    (v = d.streamingImageId) !== void 0 && (typeof v === "string" ? (isLonger(v, 22) ? fail(o, at12, 4, "maxLength", 22) : !pattern2.test(v) && fail(o, at12, 4, "pattern", pattern2)) : fail(o, at12, 4, "type", "string")) ||
    (v = d.ec2InstanceType) !== void 0 && typeof v !== "string" && fail(o, at12, 5, "type", "string") ||
    (v = d.state) !== void 0 && (typeof v !== "string" && fail(o, at12, 6, "type", "string") || !values3.has(v) && fail(o, at12, 6, "enum", values3)) ||
    (v = d.statusCode) !== void 0 && (typeof v !== "string" && fail(o, at12, 7, "type", "string") || !values4.has(v) && fail(o, at12, 7, "enum", values4)) ||
    (v = d.statusMessage) !== void 0 && typeof v !== "string" && fail(o, at12, 8, "type", "string") ||
    (v = d.createdAt) !== void 0 && (typeof v === "string" ? !isDateTime(v, l) && fail(o, at12, 9, "format", "date-time") : fail(o, at12, 9, "type", "string")) ||
    (v = d.createdBy) !== void 0 && typeof v !== "string" && fail(o, at12, 10, "type", "string") ||
    (v = d.ownedBy) !== void 0 && typeof v !== "string" && fail(o, at12, 11, "type", "string") ||
    (v = d.startedAt) !== void 0 && (typeof v === "string" ? !isDateTime(v, l) && fail(o, at12, 12, "format", "date-time") : fail(o, at12, 12, "type", "string")) ||
    (v = d.startedBy) !== void 0 && typeof v !== "string" && fail(o, at12, 13, "type", "string") ||
    (v = d.stopAt) !== void 0 && (typeof v === "string" ? !isDateTime(v, l) && fail(o, at12, 14, "format", "date-time") : fail(o, at12, 14, "type", "string")) ||
    (v = d.stoppedAt) !== void 0 && (typeof v === "string" ? !isDateTime(v, l) && fail(o, at12, 15, "format", "date-time") : fail(o, at12, 15, "type", "string")) ||
    (v = d.stoppedBy) !== void 0 && typeof v !== "string" && fail(o, at12, 16, "type", "string") ||
    (v = d.terminateAt) !== void 0 && (typeof v === "string" ? !isDateTime(v, l) && fail(o, at12, 17, "format", "date-time") : fail(o, at12, 17, "type", "string")) ||
    (v = d.updatedAt) !== void 0 && (typeof v === "string" ? !isDateTime(v, l) && fail(o, at12, 18, "format", "date-time") : fail(o, at12, 18, "type", "string")) ||
    (v = d.updatedBy) !== void 0 && typeof v !== "string" && fail(o, at12, 19, "type", "string") ||
    (v = d.tags) !== void 0 && (o ? sub(o, at12, 20, is16, v) : !is16(v)));
}
const at16 = ["","/additionalProperties"];
function is16(d, o) {
  if (!d || typeof d !== "object" || Array.isArray(d)) return !fail(o, at16, 0, "type", "object");
  for (const k of Object.keys(d)) {
    if ((o ? member(o, at16, 1, is15, d[k], k) : !is15(d[k]))) return false;
  }
  return true;
}
const at15 = [""];
function is15(d, o) {
  return !(typeof d !== "string" && fail(o, at15, 0, "type", "string"));
}
const at4 = ["#/$defs/GetStreamingSessionInput","studioId","sessionId"];
function is4(d, o) {
  let v;
  if (!d || typeof d !== "object" || Array.isArray(d)) return !fail(o, at4, 0, "type", "object");
  if ((d.studioId, getPrototypeOf(d)) !== prototype || "studioId" in blank || "sessionId" in blank) d = ownMembers(d);
  return !(((v = d.studioId) === void 0 ? fail(o, at4, 0, "required", "studioId") : (typeof v === "string" ? v.length < 1 && fail(o, at4, 1, "minLength", 1) : fail(o, at4, 1, "type", "string"))) ||
    ((v = d.sessionId) === void 0 ? fail(o, at4, 0, "required", "sessionId") : (typeof v === "string" ? v.length < 1 && fail(o, at4, 2, "minLength", 1) : fail(o, at4, 2, "type", "string"))));
}
const at5 = ["#/$defs/GetStreamingSessionResponseContent","session"];
function is5(d, o) {
  let v;
  if (!d || typeof d !== "object" || Array.isArray(d)) return !fail(o, at5, 0, "type", "object");
  if ((d.session, getPrototypeOf(d)) !== prototype || "session" in blank) d = ownMembers(d);
  return !((v = d.session) !== void 0 && (o ? sub(o, at5, 1, is12, v) : !is12(v)));
}
const at6 = ["#/$defs/GetStreamingSessionStreamInput","studioId","sessionId","streamId"];
function is6(d, o) {
  let v;
  if (!d || typeof d !== "object" || Array.isArray(d)) return !fail(o, at6, 0, "type", "object");
  if ((d.studioId, getPrototypeOf(d)) !== prototype || "studioId" in blank || "sessionId" in blank || "streamId" in blank) d = ownMembers(d);
  return !(((v = d.studioId) === void 0 ? fail(o, at6, 0, "required", "studioId") : (typeof v === "string" ? v.length < 1 && fail(o, at6, 1, "minLength", 1) : fail(o, at6, 1, "type", "string"))) ||
    ((v = d.sessionId) === void 0 ? fail(o, at6, 0, "required", "sessionId") : (typeof v === "string" ? v.length < 1 && fail(o, at6, 2, "minLength", 1) : fail(o, at6, 2, "type", "string"))) ||
    ((v = d.streamId) === void 0 ? fail(o, at6, 0, "required", "streamId") : (typeof v === "string" ? v.length < 1 && fail(o, at6, 3, "minLength", 1) : fail(o, at6, 3, "type", "string"))));
}
const at7 = ["#/$defs/GetStreamingSessionStreamResponseContent","stream"];
function is7(d, o) {
  let v;
  if (!d || typeof d !== "object" || Array.isArray(d)) return !fail(o, at7, 0, "type", "object");
  if ((d.stream, getPrototypeOf(d)) !== prototype || "stream" in blank) d = ownMembers(d);
  return !((v = d.stream) !== void 0 && (o ? sub(o, at7, 1, is11, v) : !is11(v)));
}
const at8 = ["#/$defs/NimbleException","code","context","message"];
function is8(d, o) {
  let v;
  if (!d || typeof d !== "object" || Array.isArray(d)) return !fail(o, at8, 0, "type", "object");
  if ((d.code, getPrototypeOf(d)) !== prototype || "code" in blank || "context" in blank || "message" in blank) d = ownMembers(d);
  return !((v = d.code) !== void 0 && typeof v !== "string" && fail(o, at8, 1, "type", "string") ||
    (v = d.context) !== void 0 && (o ? sub(o, at8, 2, is16, v) : !is16(v)) ||
    (v = d.message) !== void 0 && typeof v !== "string" && fail(o, at8, 3, "type", "string"));
}
const at9 = ["#/$defs/CreateStreamingSessionStreamRequestContent","expirationInSeconds"];
function is9(d, o) {
  let v;
  if (!d || typeof d !== "object" || Array.isArray(d)) return !fail(o, at9, 0, "type", "object");
  if ((d.expirationInSeconds, getPrototypeOf(d)) !== prototype || "expirationInSeconds" in blank) d = ownMembers(d);
  return !((v = d.expirationInSeconds) !== void 0 && ((Number.isInteger(v) ? (v < 60 || v > 3600) && range(o, at9, 1, v, 60, 3600) || (v < -2147483648 || v > 2147483647) && fail(o, at9, 1, "format", "int32") : !(v === null) && fail(o, at9, 1, "type", value7))));
}
const at10 = ["#/$defs/StartStreamingSessionRequestContent"];
function is10(d, o) {
  return !(!isObject(d) && fail(o, at10, 0, "type", "object"));
}
const at13 = ["#/$defs/CommonInvalidRequest"];
function is13(d, o) {
  return !(typeof d !== "string" && fail(o, at13, 0, "type", "string") ||
    !values1.has(d) && fail(o, at13, 0, "enum", values1));
}
const at14 = ["#/$defs/CommonRefusal"];
function is14(d, o) {
  return !(typeof d !== "string" && fail(o, at14, 0, "type", "string") ||
    !values0.has(d) && fail(o, at14, 0, "enum", values0));
}

export const CreateStreamingSessionStreamInput = /*#__PURE__*/ validator(is0);
export const CreateStreamingSessionStreamOutput = /*#__PURE__*/ validator(is1);
export const StartStreamingSessionInput = /*#__PURE__*/ validator(is2);
export const StartStreamingSessionOutput = /*#__PURE__*/ validator(is3);
export const GetStreamingSessionInput = /*#__PURE__*/ validator(is4);
export const GetStreamingSessionOutput = /*#__PURE__*/ validator(is5);
export const GetStreamingSessionStreamInput = /*#__PURE__*/ validator(is6);
export const GetStreamingSessionStreamOutput = /*#__PURE__*/ validator(is7);
export const NimbleException = /*#__PURE__*/ validator(is8);
export const CreateStreamingSessionStreamRequestContent = /*#__PURE__*/ validator(is9);
export const CreateStreamingSessionStreamResponseContent = /*#__PURE__*/ validator(is1);
export const StartStreamingSessionRequestContent = /*#__PURE__*/ validator(is10);
export const StartStreamingSessionResponseContent = /*#__PURE__*/ validator(is3);
export const GetStreamingSessionResponseContent = /*#__PURE__*/ validator(is5);
export const GetStreamingSessionStreamResponseContent = /*#__PURE__*/ validator(is7);
export const StreamingSessionStream = /*#__PURE__*/ validator(is11);
export const StreamingSession = /*#__PURE__*/ validator(is12);
export const CommonInvalidRequest = /*#__PURE__*/ validator(is13);
export const CommonRefusal = /*#__PURE__*/ validator(is14);
