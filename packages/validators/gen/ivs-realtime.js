// Generated from spec/ivs-realtime.yaml by callsheet.
// Run `callsheet generate` to regenerate it; `callsheet check` fails on manual edits.

import { each, fail, isBetween, isDateTime, isLonger, isObject, length, member, name, ownMembers, sub, validator } from "@callsheet/validators/runtime";

const { getPrototypeOf, hasOwn, prototype } = Object, blank = {};
const pattern7 = /*#__PURE__*/ new RegExp("^arn:aws:ivs:[a-z0-9-]+:[0-9]+:stage/[a-zA-Z0-9-]+$", "u");
const pattern5 = /*#__PURE__*/ new RegExp("^[a-zA-Z0-9-_]*$", "u");
const pattern6 = /*#__PURE__*/ new RegExp("^st-[a-zA-Z0-9]{13}$", "u");
const pattern3 = /*#__PURE__*/ new RegExp("^$|^arn:aws:ivs:[a-z0-9-]+:[0-9]+:storage-configuration/[a-zA-Z0-9-]+$", "u");
const values4 = /*#__PURE__*/ new Set(["AUDIO_VIDEO","AUDIO_ONLY","NONE"]);
const value2 = ["string","null"];
const values1 = /*#__PURE__*/ new Set(["SerializationException","MalformedHttpRequestException","RequestAbortedException"]);
const values0 = /*#__PURE__*/ new Set(["ExpiredTokenException","IncompleteSignature","InvalidClientTokenId","InvalidSignatureException","MissingAuthenticationTokenException","NotAuthorized","OptInRequired","RequestExpired","UnrecognizedClientException"]);

const at0 = ["#/$defs/GetStageRequestContent","arn"];
function is0(d, o) {
  let v;
  if (!d || typeof d !== "object" || Array.isArray(d)) return !fail(o, at0, 0, "type", "object");
  if ((d.arn, getPrototypeOf(d)) !== prototype || "arn" in blank) d = ownMembers(d);
  return !(((v = d.arn) === void 0 ? fail(o, at0, 0, "required", "arn") : (o ? sub(o, at0, 1, is4, v) : !is4(v))));
}
const at4 = ["#/$defs/StageArn"];
function is4(d, o) {
  if (typeof d !== "string") return !fail(o, at4, 0, "type", "string");
  return !(!isBetween(d, 1, 128) && length(o, at4, 0, d, 1, 128) ||
    !isLonger(d, 128) && !pattern7.test(d) && fail(o, at4, 0, "pattern", pattern7));
}
const at1 = ["#/$defs/GetStageResponseContent","stage"];
function is1(d, o) {
  let v;
  if (!d || typeof d !== "object" || Array.isArray(d)) return !fail(o, at1, 0, "type", "object");
  if ((d.stage, getPrototypeOf(d)) !== prototype || "stage" in blank) d = ownMembers(d);
  return !((v = d.stage) !== void 0 && (o ? sub(o, at1, 1, is6, v) : !is6(v)));
}
const at6 = ["#/$defs/Stage","arn","name","activeSessionId","tags","autoParticipantRecordingConfiguration","endpoints"];
function is6(d, o) {
  let v;
  if (!d || typeof d !== "object" || Array.isArray(d)) return !fail(o, at6, 0, "type", "object");
  if ((d.arn, getPrototypeOf(d)) !== prototype || "arn" in blank || "name" in blank || "activeSessionId" in blank || "tags" in blank || "autoParticipantRecordingConfiguration" in blank || "endpoints" in blank) d = ownMembers(d);
  return !(((v = d.arn) === void 0 ? fail(o, at6, 0, "required", "arn") : (o ? sub(o, at6, 1, is4, v) : !is4(v))) ||
    (v = d.name) !== void 0 && (typeof v === "string" ? (isLonger(v, 128) ? fail(o, at6, 2, "maxLength", 128) : !pattern5.test(v) && fail(o, at6, 2, "pattern", pattern5)) : fail(o, at6, 2, "type", "string")) ||
    (v = d.activeSessionId) !== void 0 && (o ? sub(o, at6, 3, is5, v) : !is5(v)) ||
    (v = d.tags) !== void 0 && (o ? sub(o, at6, 4, is10, v) : !is10(v)) ||
    (v = d.autoParticipantRecordingConfiguration) !== void 0 && (o ? sub(o, at6, 5, is7, v) : !is7(v)) ||
    (v = d.endpoints) !== void 0 && (o ? sub(o, at6, 6, is8, v) : !is8(v)));
}
const at5 = ["#/$defs/StageSessionId"];
function is5(d, o) {
  if (typeof d !== "string") return !fail(o, at5, 0, "type", "string");
  return !(!isBetween(d, 16, 16) && length(o, at5, 0, d, 16, 16) ||
    !isLonger(d, 16) && !pattern6.test(d) && fail(o, at5, 0, "pattern", pattern6));
}
const at10 = ["#/$defs/Tags","/additionalProperties"];
function is10(d, o) {
  if (!d || typeof d !== "object" || Array.isArray(d)) return !fail(o, at10, 0, "type", "object");
  for (const k of Object.keys(d)) {
    if ((o ? name(o, at10, 0, is14, k) : !is14(k)) ||
      (o ? member(o, at10, 1, is15, d[k], k) : !is15(d[k]))) return false;
  }
  if (Object.keys(d).length > 50 && fail(o, at10, 0, "maxProperties", 50)) return false;
  return true;
}
const at14 = [""];
function is14(d, o) {
  return !(typeof d === "string" && !isBetween(d, 1, 128) && length(o, at14, 0, d, 1, 128));
}
const at15 = [""];
function is15(d, o) {
  if (typeof d !== "string") return !fail(o, at15, 0, "type", "string");
  return !(isLonger(d, 256) && fail(o, at15, 0, "maxLength", 256));
}
const at7 = ["#/$defs/AutoParticipantRecordingConfiguration","storageConfigurationArn","mediaTypes","/properties/mediaTypes/items"];
function is7(d, o) {
  let v;
  if (!d || typeof d !== "object" || Array.isArray(d)) return !fail(o, at7, 0, "type", "object");
  if ((d.storageConfigurationArn, getPrototypeOf(d)) !== prototype || "storageConfigurationArn" in blank || "mediaTypes" in blank) d = ownMembers(d);
  return !(((v = d.storageConfigurationArn) === void 0 ? fail(o, at7, 0, "required", "storageConfigurationArn") : (typeof v === "string" ? (isLonger(v, 128) ? fail(o, at7, 1, "maxLength", 128) : !pattern3.test(v) && fail(o, at7, 1, "pattern", pattern3)) : fail(o, at7, 1, "type", "string"))) ||
    (v = d.mediaTypes) !== void 0 && ((Array.isArray(v) ? v.length > 1 && fail(o, at7, 2, "maxItems", 1) || each(o, at7, 3, is16, v) : fail(o, at7, 2, "type", "array"))));
}
const at16 = [""];
function is16(d, o) {
  return !(typeof d !== "string" && fail(o, at16, 0, "type", "string") ||
    !values4.has(d) && fail(o, at16, 0, "enum", values4));
}
const at8 = ["#/$defs/StageEndpoints","events","whip"];
function is8(d, o) {
  let v;
  if (!d || typeof d !== "object" || Array.isArray(d)) return !fail(o, at8, 0, "type", "object");
  if ((d.events, getPrototypeOf(d)) !== prototype || "events" in blank || "whip" in blank) d = ownMembers(d);
  return !((v = d.events) !== void 0 && (typeof v === "string" ? isLonger(v, 2048) && fail(o, at8, 1, "maxLength", 2048) : fail(o, at8, 1, "type", "string")) ||
    (v = d.whip) !== void 0 && (typeof v === "string" ? isLonger(v, 2048) && fail(o, at8, 2, "maxLength", 2048) : fail(o, at8, 2, "type", "string")));
}
const at2 = ["#/$defs/GetStageSessionRequestContent","stageArn","sessionId"];
function is2(d, o) {
  let v;
  if (!d || typeof d !== "object" || Array.isArray(d)) return !fail(o, at2, 0, "type", "object");
  if ((d.stageArn, getPrototypeOf(d)) !== prototype || "stageArn" in blank || "sessionId" in blank) d = ownMembers(d);
  return !(((v = d.stageArn) === void 0 ? fail(o, at2, 0, "required", "stageArn") : (o ? sub(o, at2, 1, is4, v) : !is4(v))) ||
    ((v = d.sessionId) === void 0 ? fail(o, at2, 0, "required", "sessionId") : (o ? sub(o, at2, 2, is5, v) : !is5(v))));
}
const at3 = ["#/$defs/GetStageSessionResponseContent","stageSession"];
function is3(d, o) {
  let v;
  if (!d || typeof d !== "object" || Array.isArray(d)) return !fail(o, at3, 0, "type", "object");
  if ((d.stageSession, getPrototypeOf(d)) !== prototype || "stageSession" in blank) d = ownMembers(d);
  return !((v = d.stageSession) !== void 0 && (o ? sub(o, at3, 1, is9, v) : !is9(v)));
}
const at9 = ["#/$defs/StageSession","sessionId","startTime","endTime"];
function is9(d, o, _, l) {
  let v;
  if (!d || typeof d !== "object" || Array.isArray(d)) return !fail(o, at9, 0, "type", "object");
  if ((d.sessionId, getPrototypeOf(d)) !== prototype || "sessionId" in blank || "startTime" in blank || "endTime" in blank) d = ownMembers(d);
  return !((v = d.sessionId) !== void 0 && (o ? sub(o, at9, 1, is5, v) : !is5(v)) ||
    (v = d.startTime) !== void 0 && (typeof v === "string" ? !isDateTime(v, l) && fail(o, at9, 2, "format", "date-time") : fail(o, at9, 2, "type", "string")) ||
    (v = d.endTime) !== void 0 && (typeof v === "string" ? !isDateTime(v, l) && fail(o, at9, 3, "format", "date-time") : !(v === null) && fail(o, at9, 3, "type", value2)));
}
const at11 = ["#/$defs/CommonInvalidRequest"];
function is11(d, o) {
  return !(typeof d !== "string" && fail(o, at11, 0, "type", "string") ||
    !values1.has(d) && fail(o, at11, 0, "enum", values1));
}
const at12 = ["#/$defs/IvsException","exceptionMessage","message"];
function is12(d, o) {
  let v;
  if (!d || typeof d !== "object" || Array.isArray(d)) return !fail(o, at12, 0, "type", "object");
  if ((d.exceptionMessage, getPrototypeOf(d)) !== prototype || "exceptionMessage" in blank || "message" in blank) d = ownMembers(d);
  return !((v = d.exceptionMessage) !== void 0 && typeof v !== "string" && fail(o, at12, 1, "type", "string") ||
    (v = d.message) !== void 0 && typeof v !== "string" && fail(o, at12, 2, "type", "string"));
}
const at13 = ["#/$defs/CommonRefusal"];
function is13(d, o) {
  return !(typeof d !== "string" && fail(o, at13, 0, "type", "string") ||
    !values0.has(d) && fail(o, at13, 0, "enum", values0));
}

export const GetStageInput = /*#__PURE__*/ validator(is0);
export const GetStageOutput = /*#__PURE__*/ validator(is1);
export const GetStageSessionInput = /*#__PURE__*/ validator(is2);
export const GetStageSessionOutput = /*#__PURE__*/ validator(is3);
export const StageArn = /*#__PURE__*/ validator(is4);
export const StageSessionId = /*#__PURE__*/ validator(is5);
export const GetStageRequestContent = /*#__PURE__*/ validator(is0);
export const GetStageResponseContent = /*#__PURE__*/ validator(is1);
export const GetStageSessionRequestContent = /*#__PURE__*/ validator(is2);
export const GetStageSessionResponseContent = /*#__PURE__*/ validator(is3);
export const Stage = /*#__PURE__*/ validator(is6);
export const AutoParticipantRecordingConfiguration = /*#__PURE__*/ validator(is7);
export const StageEndpoints = /*#__PURE__*/ validator(is8);
export const StageSession = /*#__PURE__*/ validator(is9);
export const Tags = /*#__PURE__*/ validator(is10);
export const CommonInvalidRequest = /*#__PURE__*/ validator(is11);
export const IvsException = /*#__PURE__*/ validator(is12);
export const CommonRefusal = /*#__PURE__*/ validator(is13);
