// Generated from spec/ivs.yaml by callsheet.
// Run `callsheet generate` to regenerate it; `callsheet check` fails on manual edits.

import { areDateTimes, each, fail, findWrong, isBetween, isDateTime, isLonger, isObject, length, member, name, ownMembers, range, sub, validator } from "@callsheet/validators/runtime";

const { getPrototypeOf, hasOwn, prototype } = Object, blank = {};
const pattern17 = /*#__PURE__*/ new RegExp("^st-[a-zA-Z0-9]{23}$", "u");
const value3 = ["string","null"];
const pattern18 = /*#__PURE__*/ new RegExp("^arn:aws:[is]vs:[a-z0-9-]+:[0-9]+:channel/[a-zA-Z0-9-]+$", "u");
const pattern10 = /*#__PURE__*/ new RegExp("^[a-zA-Z0-9-_]*$", "u");
const values12 = /*#__PURE__*/ new Set(["NORMAL","LOW"]);
const values13 = /*#__PURE__*/ new Set(["BASIC","STANDARD","ADVANCED_SD","ADVANCED_HD"]);
const values14 = /*#__PURE__*/ new Set(["HIGHER_BANDWIDTH_DELIVERY","CONSTRAINED_BANDWIDTH_DELIVERY",""]);
const pattern15 = /*#__PURE__*/ new RegExp("^$|^arn:aws:ivs:[a-z0-9-]+:[0-9]+:recording-configuration/[a-zA-Z0-9-]+$", "u");
const pattern16 = /*#__PURE__*/ new RegExp("^$|^arn:aws:ivs:[a-z0-9-]+:[0-9]+:playback-restriction-policy/[a-zA-Z0-9-]+$", "u");
const pattern9 = /*#__PURE__*/ new RegExp("^arn:aws:ivs:[a-z0-9-]+:[0-9]+:recording-configuration/[a-zA-Z0-9-]+$", "u");
const values11 = /*#__PURE__*/ new Set(["CREATING","CREATE_FAILED","ACTIVE"]);
const pattern8 = /*#__PURE__*/ new RegExp("^[a-z0-9-.]+$", "u");
const values6 = /*#__PURE__*/ new Set(["ALL","NONE","CUSTOM"]);
const values7 = /*#__PURE__*/ new Set(["SD","HD","FULL_HD","LOWEST_RESOLUTION"]);
const values2 = /*#__PURE__*/ new Set(["DISABLED","INTERVAL"]);
const values4 = /*#__PURE__*/ new Set(["SD","HD","FULL_HD","LOWEST_RESOLUTION",null]);
const values5 = /*#__PURE__*/ new Set(["SEQUENTIAL","LATEST"]);
const values1 = /*#__PURE__*/ new Set(["SerializationException","MalformedHttpRequestException","RequestAbortedException"]);
const values0 = /*#__PURE__*/ new Set(["ExpiredTokenException","IncompleteSignature","InvalidClientTokenId","InvalidSignatureException","MissingAuthenticationTokenException","NotAuthorized","OptInRequired","RequestExpired","UnrecognizedClientException"]);

const at0 = ["#/$defs/GetStreamSessionRequestContent","channelArn","streamId"];
function is0(d, o) {
  let v;
  if (!d || typeof d !== "object" || Array.isArray(d)) return !fail(o, at0, 0, "type", "object");
  if ((d.channelArn, getPrototypeOf(d)) !== prototype || "channelArn" in blank || "streamId" in blank) d = ownMembers(d);
  return !(((v = d.channelArn) === void 0 ? fail(o, at0, 0, "required", "channelArn") : (o ? sub(o, at0, 1, is2, v) : !is2(v))) ||
    (v = d.streamId) !== void 0 && ((typeof v === "string" ? !isBetween(v, 26, 26) && length(o, at0, 2, v, 26, 26) || !isLonger(v, 26) && !pattern17.test(v) && fail(o, at0, 2, "pattern", pattern17) : !(v === null) && fail(o, at0, 2, "type", value3))));
}
const at2 = ["#/$defs/ChannelArn"];
function is2(d, o) {
  if (typeof d !== "string") return !fail(o, at2, 0, "type", "string");
  return !(!isBetween(d, 1, 128) && length(o, at2, 0, d, 1, 128) ||
    !isLonger(d, 128) && !pattern18.test(d) && fail(o, at2, 0, "pattern", pattern18));
}
const at1 = ["#/$defs/GetStreamSessionResponseContent","streamSession"];
function is1(d, o) {
  let v;
  if (!d || typeof d !== "object" || Array.isArray(d)) return !fail(o, at1, 0, "type", "object");
  if ((d.streamSession, getPrototypeOf(d)) !== prototype || "streamSession" in blank) d = ownMembers(d);
  return !((v = d.streamSession) !== void 0 && (o ? sub(o, at1, 1, is4, v) : !is4(v)));
}
const at4 = ["#/$defs/StreamSession","streamId","startTime","endTime","channel","ingestConfiguration","recordingConfiguration","truncatedEvents","/properties/truncatedEvents/items"];
function is4(d, o, _, l) {
  let v;
  if (!d || typeof d !== "object" || Array.isArray(d)) return !fail(o, at4, 0, "type", "object");
  if ((d.streamId, getPrototypeOf(d)) !== prototype || "streamId" in blank || "startTime" in blank || "endTime" in blank || "channel" in blank || "ingestConfiguration" in blank || "recordingConfiguration" in blank || "truncatedEvents" in blank) d = ownMembers(d);
  return !((v = d.streamId) !== void 0 && (o ? sub(o, at4, 1, is3, v) : !is3(v)) ||
    (v = d.startTime) !== void 0 && (typeof v === "string" ? !isDateTime(v, l) && fail(o, at4, 2, "format", "date-time") : fail(o, at4, 2, "type", "string")) ||
    (v = d.endTime) !== void 0 && (typeof v === "string" ? !isDateTime(v, l) && fail(o, at4, 3, "format", "date-time") : !(v === null) && fail(o, at4, 3, "type", value3)) ||
    (v = d.channel) !== void 0 && (o ? sub(o, at4, 4, is5, v) : !is5(v)) ||
    (v = d.ingestConfiguration) !== void 0 && (o ? sub(o, at4, 5, is6, v) : !is6(v)) ||
    (v = d.recordingConfiguration) !== void 0 && (o ? sub(o, at4, 6, is9, v) : !is9(v)) ||
    (v = d.truncatedEvents) !== void 0 && ((Array.isArray(v) ? v.length > 500 && fail(o, at4, 7, "maxItems", 500) || (o ? each(o, at4, 8, is14, v, 0, dated14) : dated14(v, 0, v.length) < v.length) : fail(o, at4, 7, "type", "array"))));
}
const at3 = ["#/$defs/StreamId"];
function is3(d, o) {
  if (typeof d !== "string") return !fail(o, at3, 0, "type", "string");
  return !(!isBetween(d, 26, 26) && length(o, at3, 0, d, 26, 26) ||
    !isLonger(d, 26) && !pattern17.test(d) && fail(o, at3, 0, "pattern", pattern17));
}
const at5 = ["#/$defs/Channel","arn","name","latencyMode","type","preset","recordingConfigurationArn","playbackRestrictionPolicyArn","ingestEndpoint","playbackUrl","authorized","insecureIngest","tags"];
function is5(d, o) {
  let v;
  if (!d || typeof d !== "object" || Array.isArray(d)) return !fail(o, at5, 0, "type", "object");
  if ((d.arn, getPrototypeOf(d)) !== prototype || "arn" in blank || "name" in blank || "latencyMode" in blank || "type" in blank || "preset" in blank || "recordingConfigurationArn" in blank || "playbackRestrictionPolicyArn" in blank || "ingestEndpoint" in blank || "playbackUrl" in blank || "authorized" in blank || "insecureIngest" in blank || "tags" in blank) d = ownMembers(d);
  return !((v = d.arn) !== void 0 && (o ? sub(o, at5, 1, is2, v) : !is2(v)) ||
    (v = d.name) !== void 0 && (typeof v === "string" ? (isLonger(v, 128) ? fail(o, at5, 2, "maxLength", 128) : !pattern10.test(v) && fail(o, at5, 2, "pattern", pattern10)) : fail(o, at5, 2, "type", "string")) ||
    (v = d.latencyMode) !== void 0 && (typeof v !== "string" && fail(o, at5, 3, "type", "string") || !values12.has(v) && fail(o, at5, 3, "enum", values12)) ||
    (v = d.type) !== void 0 && (typeof v !== "string" && fail(o, at5, 4, "type", "string") || !values13.has(v) && fail(o, at5, 4, "enum", values13)) ||
    (v = d.preset) !== void 0 && (typeof v !== "string" && fail(o, at5, 5, "type", "string") || !values14.has(v) && fail(o, at5, 5, "enum", values14)) ||
    (v = d.recordingConfigurationArn) !== void 0 && (typeof v === "string" ? (isLonger(v, 128) ? fail(o, at5, 6, "maxLength", 128) : !pattern15.test(v) && fail(o, at5, 6, "pattern", pattern15)) : fail(o, at5, 6, "type", "string")) ||
    (v = d.playbackRestrictionPolicyArn) !== void 0 && (typeof v === "string" ? (isLonger(v, 128) ? fail(o, at5, 7, "maxLength", 128) : !pattern16.test(v) && fail(o, at5, 7, "pattern", pattern16)) : fail(o, at5, 7, "type", "string")) ||
    (v = d.ingestEndpoint) !== void 0 && typeof v !== "string" && fail(o, at5, 8, "type", "string") ||
    (v = d.playbackUrl) !== void 0 && typeof v !== "string" && fail(o, at5, 9, "type", "string") ||
    (v = d.authorized) !== void 0 && typeof v !== "boolean" && fail(o, at5, 10, "type", "boolean") ||
    (v = d.insecureIngest) !== void 0 && typeof v !== "boolean" && fail(o, at5, 11, "type", "boolean") ||
    (v = d.tags) !== void 0 && (o ? sub(o, at5, 12, is15, v) : !is15(v)));
}
const at15 = ["#/$defs/Tags","/additionalProperties"];
function is15(d, o) {
  if (!d || typeof d !== "object" || Array.isArray(d)) return !fail(o, at15, 0, "type", "object");
  for (const k of Object.keys(d)) {
    if ((o ? name(o, at15, 0, is19, k) : !is19(k)) ||
      (o ? member(o, at15, 1, is20, d[k], k) : !is20(d[k]))) return false;
  }
  if (Object.keys(d).length > 50 && fail(o, at15, 0, "maxProperties", 50)) return false;
  return true;
}
const at19 = [""];
function is19(d, o) {
  return !(typeof d === "string" && !isBetween(d, 1, 128) && length(o, at19, 0, d, 1, 128));
}
const at20 = [""];
function is20(d, o) {
  if (typeof d !== "string") return !fail(o, at20, 0, "type", "string");
  return !(isLonger(d, 256) && fail(o, at20, 0, "maxLength", 256));
}
const at6 = ["#/$defs/IngestConfiguration","video","audio"];
function is6(d, o) {
  let v;
  if (!d || typeof d !== "object" || Array.isArray(d)) return !fail(o, at6, 0, "type", "object");
  if ((d.video, getPrototypeOf(d)) !== prototype || "video" in blank || "audio" in blank) d = ownMembers(d);
  return !((v = d.video) !== void 0 && (o ? sub(o, at6, 1, is7, v) : !is7(v)) ||
    (v = d.audio) !== void 0 && (o ? sub(o, at6, 2, is8, v) : !is8(v)));
}
const at7 = ["#/$defs/VideoConfiguration","avcProfile","avcLevel","codec","encoder","targetBitrate","targetFramerate","videoHeight","videoWidth"];
function is7(d, o) {
  let v;
  if (!d || typeof d !== "object" || Array.isArray(d)) return !fail(o, at7, 0, "type", "object");
  if ((d.avcProfile, getPrototypeOf(d)) !== prototype || "avcProfile" in blank || "avcLevel" in blank || "codec" in blank || "encoder" in blank || "targetBitrate" in blank || "targetFramerate" in blank || "videoHeight" in blank || "videoWidth" in blank) d = ownMembers(d);
  return !((v = d.avcProfile) !== void 0 && typeof v !== "string" && fail(o, at7, 1, "type", "string") ||
    (v = d.avcLevel) !== void 0 && typeof v !== "string" && fail(o, at7, 2, "type", "string") ||
    (v = d.codec) !== void 0 && typeof v !== "string" && fail(o, at7, 3, "type", "string") ||
    (v = d.encoder) !== void 0 && typeof v !== "string" && fail(o, at7, 4, "type", "string") ||
    (v = d.targetBitrate) !== void 0 && ((Number.isInteger(v) ? (v < -(2 ** 63) || v > 2 ** 63) && fail(o, at7, 5, "format", "int64") : fail(o, at7, 5, "type", "integer"))) ||
    (v = d.targetFramerate) !== void 0 && ((Number.isInteger(v) ? (v < -(2 ** 63) || v > 2 ** 63) && fail(o, at7, 6, "format", "int64") : fail(o, at7, 6, "type", "integer"))) ||
    (v = d.videoHeight) !== void 0 && ((Number.isInteger(v) ? (v < -(2 ** 63) || v > 2 ** 63) && fail(o, at7, 7, "format", "int64") : fail(o, at7, 7, "type", "integer"))) ||
    (v = d.videoWidth) !== void 0 && ((Number.isInteger(v) ? (v < -(2 ** 63) || v > 2 ** 63) && fail(o, at7, 8, "format", "int64") : fail(o, at7, 8, "type", "integer"))));
}
const at8 = ["#/$defs/AudioConfiguration","codec","targetBitrate","sampleRate","channels"];
function is8(d, o) {
  let v;
  if (!d || typeof d !== "object" || Array.isArray(d)) return !fail(o, at8, 0, "type", "object");
  if ((d.codec, getPrototypeOf(d)) !== prototype || "codec" in blank || "targetBitrate" in blank || "sampleRate" in blank || "channels" in blank) d = ownMembers(d);
  return !((v = d.codec) !== void 0 && typeof v !== "string" && fail(o, at8, 1, "type", "string") ||
    (v = d.targetBitrate) !== void 0 && ((Number.isInteger(v) ? (v < -(2 ** 63) || v > 2 ** 63) && fail(o, at8, 2, "format", "int64") : fail(o, at8, 2, "type", "integer"))) ||
    (v = d.sampleRate) !== void 0 && ((Number.isInteger(v) ? (v < -(2 ** 63) || v > 2 ** 63) && fail(o, at8, 3, "format", "int64") : fail(o, at8, 3, "type", "integer"))) ||
    (v = d.channels) !== void 0 && ((Number.isInteger(v) ? (v < -(2 ** 63) || v > 2 ** 63) && fail(o, at8, 4, "format", "int64") : fail(o, at8, 4, "type", "integer"))));
}
const at9 = ["#/$defs/RecordingConfiguration","arn","name","destinationConfiguration","state","recordingReconnectWindowSeconds","renditionConfiguration","thumbnailConfiguration","tags"];
function is9(d, o) {
  let v;
  if (!d || typeof d !== "object" || Array.isArray(d)) return !fail(o, at9, 0, "type", "object");
  if ((d.arn, getPrototypeOf(d)) !== prototype || "arn" in blank || "name" in blank || "destinationConfiguration" in blank || "state" in blank || "recordingReconnectWindowSeconds" in blank || "renditionConfiguration" in blank || "thumbnailConfiguration" in blank || "tags" in blank) d = ownMembers(d);
  return !(((v = d.arn) === void 0 ? fail(o, at9, 0, "required", "arn") : (typeof v === "string" ? (isLonger(v, 128) ? fail(o, at9, 1, "maxLength", 128) : !pattern9.test(v) && fail(o, at9, 1, "pattern", pattern9)) : fail(o, at9, 1, "type", "string"))) ||
    (v = d.name) !== void 0 && (typeof v === "string" ? (isLonger(v, 128) ? fail(o, at9, 2, "maxLength", 128) : !pattern10.test(v) && fail(o, at9, 2, "pattern", pattern10)) : fail(o, at9, 2, "type", "string")) ||
    ((v = d.destinationConfiguration) === void 0 ? fail(o, at9, 0, "required", "destinationConfiguration") : (o ? sub(o, at9, 3, is10, v) : !is10(v))) ||
    ((v = d.state) === void 0 ? fail(o, at9, 0, "required", "state") : typeof v !== "string" && fail(o, at9, 4, "type", "string") || !values11.has(v) && fail(o, at9, 4, "enum", values11)) ||
    (v = d.recordingReconnectWindowSeconds) !== void 0 && ((Number.isInteger(v) ? (v < 0 || v > 300) && range(o, at9, 5, v, 0, 300) || (v < -2147483648 || v > 2147483647) && fail(o, at9, 5, "format", "int32") : fail(o, at9, 5, "type", "integer"))) ||
    (v = d.renditionConfiguration) !== void 0 && (o ? sub(o, at9, 6, is12, v) : !is12(v)) ||
    (v = d.thumbnailConfiguration) !== void 0 && (o ? sub(o, at9, 7, is13, v) : !is13(v)) ||
    (v = d.tags) !== void 0 && (o ? sub(o, at9, 8, is15, v) : !is15(v)));
}
const at10 = ["#/$defs/DestinationConfiguration","s3"];
function is10(d, o) {
  let v;
  if (!d || typeof d !== "object" || Array.isArray(d)) return !fail(o, at10, 0, "type", "object");
  if ((d.s3, getPrototypeOf(d)) !== prototype || "s3" in blank) d = ownMembers(d);
  return !((v = d.s3) !== void 0 && (o ? sub(o, at10, 1, is11, v) : !is11(v)));
}
const at11 = ["#/$defs/S3DestinationConfiguration","bucketName"];
function is11(d, o) {
  let v;
  if (!d || typeof d !== "object" || Array.isArray(d)) return !fail(o, at11, 0, "type", "object");
  if ((d.bucketName, getPrototypeOf(d)) !== prototype || "bucketName" in blank) d = ownMembers(d);
  return !(((v = d.bucketName) === void 0 ? fail(o, at11, 0, "required", "bucketName") : (typeof v === "string" ? !isBetween(v, 3, 63) && length(o, at11, 1, v, 3, 63) || !isLonger(v, 63) && !pattern8.test(v) && fail(o, at11, 1, "pattern", pattern8) : fail(o, at11, 1, "type", "string"))));
}
const at12 = ["#/$defs/RenditionConfiguration","renditionSelection","/properties/renditions/items","renditions"];
function is12(d, o) {
  let v;
  if (!d || typeof d !== "object" || Array.isArray(d)) return !fail(o, at12, 0, "type", "object");
  if ((d.renditionSelection, getPrototypeOf(d)) !== prototype || "renditionSelection" in blank || "renditions" in blank) d = ownMembers(d);
  return !((v = d.renditionSelection) !== void 0 && (typeof v !== "string" && fail(o, at12, 1, "type", "string") || !values6.has(v) && fail(o, at12, 1, "enum", values6)) ||
    (v = d.renditions) !== void 0 && (Array.isArray(v) ? each(o, at12, 2, is22, v) : fail(o, at12, 3, "type", "array")));
}
const at22 = [""];
function is22(d, o) {
  return !(typeof d !== "string" && fail(o, at22, 0, "type", "string") ||
    !values7.has(d) && fail(o, at22, 0, "enum", values7));
}
const at13 = ["#/$defs/ThumbnailConfiguration","recordingMode","targetIntervalSeconds","resolution","/properties/storage/items","storage"];
function is13(d, o) {
  let v;
  if (!d || typeof d !== "object" || Array.isArray(d)) return !fail(o, at13, 0, "type", "object");
  if ((d.recordingMode, getPrototypeOf(d)) !== prototype || "recordingMode" in blank || "targetIntervalSeconds" in blank || "resolution" in blank || "storage" in blank) d = ownMembers(d);
  return !((v = d.recordingMode) !== void 0 && (typeof v !== "string" && fail(o, at13, 1, "type", "string") || !values2.has(v) && fail(o, at13, 1, "enum", values2)) ||
    (v = d.targetIntervalSeconds) !== void 0 && ((Number.isInteger(v) ? (v < 1 || v > 60) && range(o, at13, 2, v, 1, 60) || (v < -(2 ** 63) || v > 2 ** 63) && fail(o, at13, 2, "format", "int64") : fail(o, at13, 2, "type", "integer"))) ||
    (v = d.resolution) !== void 0 && (typeof v !== "string" && !(v === null) && fail(o, at13, 3, "type", value3) || !values4.has(v) && fail(o, at13, 3, "enum", values4)) ||
    (v = d.storage) !== void 0 && (Array.isArray(v) ? each(o, at13, 4, is21, v) : fail(o, at13, 5, "type", "array")));
}
const at21 = [""];
function is21(d, o) {
  return !(typeof d !== "string" && fail(o, at21, 0, "type", "string") ||
    !values5.has(d) && fail(o, at21, 0, "enum", values5));
}
const at14 = ["#/$defs/StreamEvent","name","type","eventTime"];
function is14(d, o, _, l) {
  let v;
  if (!d || typeof d !== "object" || Array.isArray(d)) return !fail(o, at14, 0, "type", "object");
  if ((d.name, getPrototypeOf(d)) !== prototype || "name" in blank || "type" in blank || "eventTime" in blank) d = ownMembers(d);
  return !((v = d.name) !== void 0 && typeof v !== "string" && fail(o, at14, 1, "type", "string") ||
    (v = d.type) !== void 0 && typeof v !== "string" && fail(o, at14, 2, "type", "string") ||
    (v = d.eventTime) !== void 0 && (typeof v === "string" ? !isDateTime(v, l) && fail(o, at14, 3, "format", "date-time") : fail(o, at14, 3, "type", "string")));
}
function dated14(d, from, to) {
  const l = { text: "" };
  let i = from;
  while (i < to && is14(d[i], void 0, void 0, l)) i++;
  return areDateTimes(l.text) ? i : findWrong(is14, d, from, i);
}
const at16 = ["#/$defs/CommonInvalidRequest"];
function is16(d, o) {
  return !(typeof d !== "string" && fail(o, at16, 0, "type", "string") ||
    !values1.has(d) && fail(o, at16, 0, "enum", values1));
}
const at17 = ["#/$defs/IvsException","exceptionMessage","message"];
function is17(d, o) {
  let v;
  if (!d || typeof d !== "object" || Array.isArray(d)) return !fail(o, at17, 0, "type", "object");
  if ((d.exceptionMessage, getPrototypeOf(d)) !== prototype || "exceptionMessage" in blank || "message" in blank) d = ownMembers(d);
  return !((v = d.exceptionMessage) !== void 0 && typeof v !== "string" && fail(o, at17, 1, "type", "string") ||
    (v = d.message) !== void 0 && typeof v !== "string" && fail(o, at17, 2, "type", "string"));
}
const at18 = ["#/$defs/CommonRefusal"];
function is18(d, o) {
  return !(typeof d !== "string" && fail(o, at18, 0, "type", "string") ||
    !values0.has(d) && fail(o, at18, 0, "enum", values0));
}

export const GetStreamSessionInput = /*#__PURE__*/ validator(is0);
export const GetStreamSessionOutput = /*#__PURE__*/ validator(is1);
export const ChannelArn = /*#__PURE__*/ validator(is2);
export const StreamId = /*#__PURE__*/ validator(is3);
export const GetStreamSessionRequestContent = /*#__PURE__*/ validator(is0);
export const GetStreamSessionResponseContent = /*#__PURE__*/ validator(is1);
export const StreamSession = /*#__PURE__*/ validator(is4);
export const Channel = /*#__PURE__*/ validator(is5);
export const IngestConfiguration = /*#__PURE__*/ validator(is6);
export const VideoConfiguration = /*#__PURE__*/ validator(is7);
export const AudioConfiguration = /*#__PURE__*/ validator(is8);
export const RecordingConfiguration = /*#__PURE__*/ validator(is9);
export const DestinationConfiguration = /*#__PURE__*/ validator(is10);
export const S3DestinationConfiguration = /*#__PURE__*/ validator(is11);
export const RenditionConfiguration = /*#__PURE__*/ validator(is12);
export const ThumbnailConfiguration = /*#__PURE__*/ validator(is13);
export const StreamEvent = /*#__PURE__*/ validator(is14);
export const Tags = /*#__PURE__*/ validator(is15);
export const CommonInvalidRequest = /*#__PURE__*/ validator(is16);
export const IvsException = /*#__PURE__*/ validator(is17);
export const CommonRefusal = /*#__PURE__*/ validator(is18);
