// Generated from spec/ivs-realtime.yaml by scripts/emit/validators.ts.
// Run `pnpm generate` to make it again; `pnpm check` fails on edits by hand.

import { fail, isDateTime, isLonger, isObject, isShorter, name, ownMembers, sub, validator } from "@callsheet/validators/runtime";

const { getPrototypeOf, hasOwn, prototype } = Object, blank = {}, u = undefined;
const text8 = "^arn:aws:ivs:[a-z0-9-]+:[0-9]+:stage/[a-zA-Z0-9-]+$";
const pattern9 = /*#__PURE__*/ new RegExp(text8, "u");
const text6 = "^st-[a-zA-Z0-9]{13}$";
const pattern7 = /*#__PURE__*/ new RegExp(text6, "u");
const text4 = "^[a-zA-Z0-9-_]*$";
const pattern5 = /*#__PURE__*/ new RegExp(text4, "u");
const text1 = "^$|^arn:aws:ivs:[a-z0-9-]+:[0-9]+:storage-configuration/[a-zA-Z0-9-]+$";
const pattern2 = /*#__PURE__*/ new RegExp(text1, "u");
const values3 = /*#__PURE__*/ new Set(["AUDIO_VIDEO","AUDIO_ONLY","NONE"]);
const value0 = ["string","null"];

const atStageArn = ["#/$defs/StageArn"];
function is_StageArn(d, o) {
  if (typeof d !== "string") return !(fail(o, atStageArn, 0, "type", "string"));
  if (d.length < 1 && fail(o, atStageArn, 0, "minLength", 1, 128) ||
    (isLonger(d, 128) ? fail(o, atStageArn, 0, "maxLength", 128, 1) : !pattern9.test(d) && fail(o, atStageArn, 0, "pattern", text8))) return false;
  return true;
}
const atStageSessionId = ["#/$defs/StageSessionId"];
function is_StageSessionId(d, o) {
  if (typeof d !== "string") return !(fail(o, atStageSessionId, 0, "type", "string"));
  if (isShorter(d, 16) && fail(o, atStageSessionId, 0, "minLength", 16, 16) ||
    (isLonger(d, 16) ? fail(o, atStageSessionId, 0, "maxLength", 16, 16) : !pattern7.test(d) && fail(o, atStageSessionId, 0, "pattern", text6))) return false;
  return true;
}
const atGetStageRequestContent = ["#/$defs/GetStageRequestContent","arn"];
function is_GetStageRequestContent(d, o) {
  let v;
  if (!isObject(d)) return !(fail(o, atGetStageRequestContent, 0, "type", "object"));
  if ((d.arn, getPrototypeOf(d)) !== prototype || blank.arn !== u) d = ownMembers(d);
  if (((v = d.arn) === u ? fail(o, atGetStageRequestContent, 0, "required", "arn") : (o ? sub(o, atGetStageRequestContent, 1, is_StageArn, v) : !is_StageArn(v)))) return false;
  return true;
}
const atGetStageResponseContent = ["#/$defs/GetStageResponseContent","stage"];
function is_GetStageResponseContent(d, o) {
  let v;
  if (!isObject(d)) return !(fail(o, atGetStageResponseContent, 0, "type", "object"));
  if ((d.stage, getPrototypeOf(d)) !== prototype || blank.stage !== u) d = ownMembers(d);
  if ((v = d.stage) !== u && (o ? sub(o, atGetStageResponseContent, 1, is_Stage, v) : !is_Stage(v))) return false;
  return true;
}
const atStage = ["#/$defs/Stage","arn","name","activeSessionId","tags","autoParticipantRecordingConfiguration","endpoints"];
function is_Stage(d, o) {
  let v;
  if (!isObject(d)) return !(fail(o, atStage, 0, "type", "object"));
  if ((d.arn, getPrototypeOf(d)) !== prototype || blank.arn !== u || blank.name !== u || blank.activeSessionId !== u || blank.tags !== u || blank.autoParticipantRecordingConfiguration !== u || blank.endpoints !== u) d = ownMembers(d);
  if (((v = d.arn) === u ? fail(o, atStage, 0, "required", "arn") : (o ? sub(o, atStage, 1, is_StageArn, v) : !is_StageArn(v))) ||
    (v = d.name) !== u && (typeof v === "string" ? (isLonger(v, 128) ? fail(o, atStage, 2, "maxLength", 128) : !pattern5.test(v) && fail(o, atStage, 2, "pattern", text4)) : fail(o, atStage, 2, "type", "string")) ||
    (v = d.activeSessionId) !== u && (o ? sub(o, atStage, 3, is_StageSessionId, v) : !is_StageSessionId(v)) ||
    (v = d.tags) !== u && (o ? sub(o, atStage, 4, is_Tags, v) : !is_Tags(v)) ||
    (v = d.autoParticipantRecordingConfiguration) !== u && (o ? sub(o, atStage, 5, is_AutoParticipantRecordingConfiguration, v) : !is_AutoParticipantRecordingConfiguration(v)) ||
    (v = d.endpoints) !== u && (o ? sub(o, atStage, 6, is_StageEndpoints, v) : !is_StageEndpoints(v))) return false;
  return true;
}
const atTags = ["#/$defs/Tags","/additionalProperties"];
function is_Tags(d, o) {
  if (!isObject(d)) return !(fail(o, atTags, 0, "type", "object"));
  for (const k of Object.keys(d)) {
    if ((o ? name(o, atTags, 0, is12, k) : !is12(k)) ||
      (o ? sub(o, atTags, 1, is13, d[k], k) : !is13(d[k]))) return false;
  }
  if (Object.keys(d).length > 50 && fail(o, atTags, 0, "maxProperties", 50)) return false;
  return true;
}
const at12 = [""];
function is12(d, o) {
  if (typeof d === "string" && (d.length < 1 && fail(o, at12, 0, "minLength", 1, 128) || isLonger(d, 128) && fail(o, at12, 0, "maxLength", 128, 1))) return false;
  return true;
}
const at13 = [""];
function is13(d, o) {
  if (typeof d !== "string") return !(fail(o, at13, 0, "type", "string"));
  if (isLonger(d, 256) && fail(o, at13, 0, "maxLength", 256)) return false;
  return true;
}
const atAutoParticipantRecordingConfiguration = ["#/$defs/AutoParticipantRecordingConfiguration","storageConfigurationArn","mediaTypes","/properties/mediaTypes/items"];
function is_AutoParticipantRecordingConfiguration(d, o) {
  let v;
  if (!isObject(d)) return !(fail(o, atAutoParticipantRecordingConfiguration, 0, "type", "object"));
  if ((d.storageConfigurationArn, getPrototypeOf(d)) !== prototype || blank.storageConfigurationArn !== u || blank.mediaTypes !== u) d = ownMembers(d);
  if (((v = d.storageConfigurationArn) === u ? fail(o, atAutoParticipantRecordingConfiguration, 0, "required", "storageConfigurationArn") : (typeof v === "string" ? (isLonger(v, 128) ? fail(o, atAutoParticipantRecordingConfiguration, 1, "maxLength", 128) : !pattern2.test(v) && fail(o, atAutoParticipantRecordingConfiguration, 1, "pattern", text1)) : fail(o, atAutoParticipantRecordingConfiguration, 1, "type", "string")))) return false;
  if ((v = d.mediaTypes) !== u) {
    if (Array.isArray(v)) {
      if (v.length > 1 && fail(o, atAutoParticipantRecordingConfiguration, 2, "maxItems", 1)) return false;
      for (let i = 0; i < v.length; i++)
        if ((o ? sub(o, atAutoParticipantRecordingConfiguration, 3, is14, v[i], i) : !is14(v[i]))) return false;
    } else {
      if (fail(o, atAutoParticipantRecordingConfiguration, 2, "type", "array")) return false;
    }
  }
  return true;
}
const at14 = [""];
function is14(d, o) {
  if (typeof d !== "string" && fail(o, at14, 0, "type", "string") ||
    !values3.has(d) && fail(o, at14, 0, "enum", values3)) return false;
  return true;
}
const atStageEndpoints = ["#/$defs/StageEndpoints","events","whip"];
function is_StageEndpoints(d, o) {
  let v;
  if (!isObject(d)) return !(fail(o, atStageEndpoints, 0, "type", "object"));
  if ((d.events, getPrototypeOf(d)) !== prototype || blank.events !== u || blank.whip !== u) d = ownMembers(d);
  if ((v = d.events) !== u && (typeof v === "string" ? isLonger(v, 2048) && fail(o, atStageEndpoints, 1, "maxLength", 2048) : fail(o, atStageEndpoints, 1, "type", "string")) ||
    (v = d.whip) !== u && (typeof v === "string" ? isLonger(v, 2048) && fail(o, atStageEndpoints, 2, "maxLength", 2048) : fail(o, atStageEndpoints, 2, "type", "string"))) return false;
  return true;
}
const atGetStageSessionRequestContent = ["#/$defs/GetStageSessionRequestContent","stageArn","sessionId"];
function is_GetStageSessionRequestContent(d, o) {
  let v;
  if (!isObject(d)) return !(fail(o, atGetStageSessionRequestContent, 0, "type", "object"));
  if ((d.stageArn, getPrototypeOf(d)) !== prototype || blank.stageArn !== u || blank.sessionId !== u) d = ownMembers(d);
  if (((v = d.stageArn) === u ? fail(o, atGetStageSessionRequestContent, 0, "required", "stageArn") : (o ? sub(o, atGetStageSessionRequestContent, 1, is_StageArn, v) : !is_StageArn(v))) ||
    ((v = d.sessionId) === u ? fail(o, atGetStageSessionRequestContent, 0, "required", "sessionId") : (o ? sub(o, atGetStageSessionRequestContent, 2, is_StageSessionId, v) : !is_StageSessionId(v)))) return false;
  return true;
}
const atGetStageSessionResponseContent = ["#/$defs/GetStageSessionResponseContent","stageSession"];
function is_GetStageSessionResponseContent(d, o) {
  let v;
  if (!isObject(d)) return !(fail(o, atGetStageSessionResponseContent, 0, "type", "object"));
  if ((d.stageSession, getPrototypeOf(d)) !== prototype || blank.stageSession !== u) d = ownMembers(d);
  if ((v = d.stageSession) !== u && (o ? sub(o, atGetStageSessionResponseContent, 1, is_StageSession, v) : !is_StageSession(v))) return false;
  return true;
}
const atStageSession = ["#/$defs/StageSession","sessionId","startTime","endTime"];
function is_StageSession(d, o) {
  let v;
  if (!isObject(d)) return !(fail(o, atStageSession, 0, "type", "object"));
  if ((d.sessionId, getPrototypeOf(d)) !== prototype || blank.sessionId !== u || blank.startTime !== u || blank.endTime !== u) d = ownMembers(d);
  if ((v = d.sessionId) !== u && (o ? sub(o, atStageSession, 1, is_StageSessionId, v) : !is_StageSessionId(v)) ||
    (v = d.startTime) !== u && (typeof v === "string" ? !isDateTime(v) && fail(o, atStageSession, 2, "format", "date-time") : fail(o, atStageSession, 2, "type", "string")) ||
    (v = d.endTime) !== u && (typeof v === "string" ? !isDateTime(v) && fail(o, atStageSession, 3, "format", "date-time") : !(v === null) && fail(o, atStageSession, 3, "type", value0))) return false;
  return true;
}
const atIvsException = ["#/$defs/IvsException","exceptionMessage"];
function is_IvsException(d, o) {
  let v;
  if (!isObject(d)) return !(fail(o, atIvsException, 0, "type", "object"));
  if ((d.exceptionMessage, getPrototypeOf(d)) !== prototype || blank.exceptionMessage !== u) d = ownMembers(d);
  if ((v = d.exceptionMessage) !== u && typeof v !== "string" && fail(o, atIvsException, 1, "type", "string")) return false;
  return true;
}

export const StageArn = /*#__PURE__*/ validator(is_StageArn);
export const StageSessionId = /*#__PURE__*/ validator(is_StageSessionId);
export const GetStageRequestContent = /*#__PURE__*/ validator(is_GetStageRequestContent);
export const GetStageResponseContent = /*#__PURE__*/ validator(is_GetStageResponseContent);
export const GetStageSessionRequestContent = /*#__PURE__*/ validator(is_GetStageSessionRequestContent);
export const GetStageSessionResponseContent = /*#__PURE__*/ validator(is_GetStageSessionResponseContent);
export const Stage = /*#__PURE__*/ validator(is_Stage);
export const AutoParticipantRecordingConfiguration = /*#__PURE__*/ validator(is_AutoParticipantRecordingConfiguration);
export const StageEndpoints = /*#__PURE__*/ validator(is_StageEndpoints);
export const StageSession = /*#__PURE__*/ validator(is_StageSession);
export const Tags = /*#__PURE__*/ validator(is_Tags);
export const IvsException = /*#__PURE__*/ validator(is_IvsException);
export const GetStageInput = /*#__PURE__*/ validator(is_GetStageRequestContent);
export const GetStageOutput = /*#__PURE__*/ validator(is_GetStageResponseContent);
export const GetStageSessionInput = /*#__PURE__*/ validator(is_GetStageSessionRequestContent);
export const GetStageSessionOutput = /*#__PURE__*/ validator(is_GetStageSessionResponseContent);
