// Generated from spec/ivs.yaml by scripts/emit/validators.ts.
// Run `pnpm generate` to make it again; `pnpm check` fails on edits by hand.

import { fail, isDateTime, isLonger, isObject, isShorter, name, ownMembers, sub, validator } from "@callsheet/validators/runtime";

const { getPrototypeOf, hasOwn, prototype } = Object, blank = {}, u = undefined;
const text22 = "^arn:aws:[is]vs:[a-z0-9-]+:[0-9]+:channel/[a-zA-Z0-9-]+$";
const pattern23 = /*#__PURE__*/ new RegExp(text22, "u");
const text20 = "^st-[a-zA-Z0-9]{23}$";
const pattern21 = /*#__PURE__*/ new RegExp(text20, "u");
const value1 = ["string","null"];
const text10 = "^[a-zA-Z0-9-_]*$";
const pattern11 = /*#__PURE__*/ new RegExp(text10, "u");
const values13 = /*#__PURE__*/ new Set(["NORMAL","LOW"]);
const values14 = /*#__PURE__*/ new Set(["BASIC","STANDARD","ADVANCED_SD","ADVANCED_HD"]);
const values15 = /*#__PURE__*/ new Set(["HIGHER_BANDWIDTH_DELIVERY","CONSTRAINED_BANDWIDTH_DELIVERY",""]);
const text16 = "^$|^arn:aws:ivs:[a-z0-9-]+:[0-9]+:recording-configuration/[a-zA-Z0-9-]+$";
const pattern17 = /*#__PURE__*/ new RegExp(text16, "u");
const text18 = "^$|^arn:aws:ivs:[a-z0-9-]+:[0-9]+:playback-restriction-policy/[a-zA-Z0-9-]+$";
const pattern19 = /*#__PURE__*/ new RegExp(text18, "u");
const text8 = "^arn:aws:ivs:[a-z0-9-]+:[0-9]+:recording-configuration/[a-zA-Z0-9-]+$";
const pattern9 = /*#__PURE__*/ new RegExp(text8, "u");
const values12 = /*#__PURE__*/ new Set(["CREATING","CREATE_FAILED","ACTIVE"]);
const text6 = "^[a-z0-9-.]+$";
const pattern7 = /*#__PURE__*/ new RegExp(text6, "u");
const values4 = /*#__PURE__*/ new Set(["ALL","NONE","CUSTOM"]);
const values5 = /*#__PURE__*/ new Set(["SD","HD","FULL_HD","LOWEST_RESOLUTION"]);
const values0 = /*#__PURE__*/ new Set(["DISABLED","INTERVAL"]);
const values2 = /*#__PURE__*/ new Set(["SD","HD","FULL_HD","LOWEST_RESOLUTION",null]);
const values3 = /*#__PURE__*/ new Set(["SEQUENTIAL","LATEST"]);

const atChannelArn = ["#/$defs/ChannelArn"];
function is_ChannelArn(d, o) {
  if (typeof d !== "string") return !(fail(o, atChannelArn, 0, "type", "string"));
  if (d.length < 1 && fail(o, atChannelArn, 0, "minLength", 1, 128) ||
    (isLonger(d, 128) ? fail(o, atChannelArn, 0, "maxLength", 128, 1) : !pattern23.test(d) && fail(o, atChannelArn, 0, "pattern", text22))) return false;
  return true;
}
const atStreamId = ["#/$defs/StreamId"];
function is_StreamId(d, o) {
  if (typeof d !== "string") return !(fail(o, atStreamId, 0, "type", "string"));
  if (isShorter(d, 26) && fail(o, atStreamId, 0, "minLength", 26, 26) ||
    (isLonger(d, 26) ? fail(o, atStreamId, 0, "maxLength", 26, 26) : !pattern21.test(d) && fail(o, atStreamId, 0, "pattern", text20))) return false;
  return true;
}
const atGetStreamSessionRequestContent = ["#/$defs/GetStreamSessionRequestContent","channelArn","streamId"];
function is_GetStreamSessionRequestContent(d, o) {
  let v;
  if (!isObject(d)) return !(fail(o, atGetStreamSessionRequestContent, 0, "type", "object"));
  if ((d.channelArn, getPrototypeOf(d)) !== prototype || blank.channelArn !== u || blank.streamId !== u) d = ownMembers(d);
  if (((v = d.channelArn) === u ? fail(o, atGetStreamSessionRequestContent, 0, "required", "channelArn") : (o ? sub(o, atGetStreamSessionRequestContent, 1, is_ChannelArn, v) : !is_ChannelArn(v))) ||
    (v = d.streamId) !== u && (o ? sub(o, atGetStreamSessionRequestContent, 2, is_StreamId, v) : !is_StreamId(v))) return false;
  return true;
}
const atGetStreamSessionResponseContent = ["#/$defs/GetStreamSessionResponseContent","streamSession"];
function is_GetStreamSessionResponseContent(d, o) {
  let v;
  if (!isObject(d)) return !(fail(o, atGetStreamSessionResponseContent, 0, "type", "object"));
  if ((d.streamSession, getPrototypeOf(d)) !== prototype || blank.streamSession !== u) d = ownMembers(d);
  if ((v = d.streamSession) !== u && (o ? sub(o, atGetStreamSessionResponseContent, 1, is_StreamSession, v) : !is_StreamSession(v))) return false;
  return true;
}
const atStreamSession = ["#/$defs/StreamSession","streamId","startTime","endTime","channel","ingestConfiguration","recordingConfiguration","truncatedEvents","/properties/truncatedEvents/items"];
function is_StreamSession(d, o) {
  let v;
  if (!isObject(d)) return !(fail(o, atStreamSession, 0, "type", "object"));
  if ((d.streamId, getPrototypeOf(d)) !== prototype || blank.streamId !== u || blank.startTime !== u || blank.endTime !== u || blank.channel !== u || blank.ingestConfiguration !== u || blank.recordingConfiguration !== u || blank.truncatedEvents !== u) d = ownMembers(d);
  if ((v = d.streamId) !== u && (o ? sub(o, atStreamSession, 1, is_StreamId, v) : !is_StreamId(v)) ||
    (v = d.startTime) !== u && (typeof v === "string" ? !isDateTime(v) && fail(o, atStreamSession, 2, "format", "date-time") : fail(o, atStreamSession, 2, "type", "string")) ||
    (v = d.endTime) !== u && (typeof v === "string" ? !isDateTime(v) && fail(o, atStreamSession, 3, "format", "date-time") : !(v === null) && fail(o, atStreamSession, 3, "type", value1)) ||
    (v = d.channel) !== u && (o ? sub(o, atStreamSession, 4, is_Channel, v) : !is_Channel(v)) ||
    (v = d.ingestConfiguration) !== u && (o ? sub(o, atStreamSession, 5, is_IngestConfiguration, v) : !is_IngestConfiguration(v)) ||
    (v = d.recordingConfiguration) !== u && (o ? sub(o, atStreamSession, 6, is_RecordingConfiguration, v) : !is_RecordingConfiguration(v))) return false;
  if ((v = d.truncatedEvents) !== u) {
    if (Array.isArray(v)) {
      if (v.length > 500 && fail(o, atStreamSession, 7, "maxItems", 500)) return false;
      for (let i = 0; i < v.length; i++)
        if ((o ? sub(o, atStreamSession, 8, is_StreamEvent, v[i], i) : !is_StreamEvent(v[i]))) return false;
    } else {
      if (fail(o, atStreamSession, 7, "type", "array")) return false;
    }
  }
  return true;
}
const atChannel = ["#/$defs/Channel","arn","name","latencyMode","type","preset","recordingConfigurationArn","playbackRestrictionPolicyArn","ingestEndpoint","playbackUrl","authorized","insecureIngest","tags"];
function is_Channel(d, o) {
  let v;
  if (!isObject(d)) return !(fail(o, atChannel, 0, "type", "object"));
  if ((d.arn, getPrototypeOf(d)) !== prototype || blank.arn !== u || blank.name !== u || blank.latencyMode !== u || blank.type !== u || blank.preset !== u || blank.recordingConfigurationArn !== u || blank.playbackRestrictionPolicyArn !== u || blank.ingestEndpoint !== u || blank.playbackUrl !== u || blank.authorized !== u || blank.insecureIngest !== u || blank.tags !== u) d = ownMembers(d);
  if ((v = d.arn) !== u && (o ? sub(o, atChannel, 1, is_ChannelArn, v) : !is_ChannelArn(v)) ||
    (v = d.name) !== u && (typeof v === "string" ? (isLonger(v, 128) ? fail(o, atChannel, 2, "maxLength", 128) : !pattern11.test(v) && fail(o, atChannel, 2, "pattern", text10)) : fail(o, atChannel, 2, "type", "string")) ||
    (v = d.latencyMode) !== u && (typeof v !== "string" && fail(o, atChannel, 3, "type", "string") || !values13.has(v) && fail(o, atChannel, 3, "enum", values13)) ||
    (v = d.type) !== u && (typeof v !== "string" && fail(o, atChannel, 4, "type", "string") || !values14.has(v) && fail(o, atChannel, 4, "enum", values14)) ||
    (v = d.preset) !== u && (typeof v !== "string" && fail(o, atChannel, 5, "type", "string") || !values15.has(v) && fail(o, atChannel, 5, "enum", values15)) ||
    (v = d.recordingConfigurationArn) !== u && (typeof v === "string" ? (isLonger(v, 128) ? fail(o, atChannel, 6, "maxLength", 128) : !pattern17.test(v) && fail(o, atChannel, 6, "pattern", text16)) : fail(o, atChannel, 6, "type", "string")) ||
    (v = d.playbackRestrictionPolicyArn) !== u && (typeof v === "string" ? (isLonger(v, 128) ? fail(o, atChannel, 7, "maxLength", 128) : !pattern19.test(v) && fail(o, atChannel, 7, "pattern", text18)) : fail(o, atChannel, 7, "type", "string")) ||
    (v = d.ingestEndpoint) !== u && typeof v !== "string" && fail(o, atChannel, 8, "type", "string") ||
    (v = d.playbackUrl) !== u && typeof v !== "string" && fail(o, atChannel, 9, "type", "string") ||
    (v = d.authorized) !== u && typeof v !== "boolean" && fail(o, atChannel, 10, "type", "boolean") ||
    (v = d.insecureIngest) !== u && typeof v !== "boolean" && fail(o, atChannel, 11, "type", "boolean") ||
    (v = d.tags) !== u && (o ? sub(o, atChannel, 12, is_Tags, v) : !is_Tags(v))) return false;
  return true;
}
const atTags = ["#/$defs/Tags","/additionalProperties"];
function is_Tags(d, o) {
  if (!isObject(d)) return !(fail(o, atTags, 0, "type", "object"));
  for (const k of Object.keys(d)) {
    if ((o ? name(o, atTags, 0, is17, k) : !is17(k)) ||
      (o ? sub(o, atTags, 1, is18, d[k], k) : !is18(d[k]))) return false;
  }
  if (Object.keys(d).length > 50 && fail(o, atTags, 0, "maxProperties", 50)) return false;
  return true;
}
const at17 = [""];
function is17(d, o) {
  if (typeof d === "string" && (d.length < 1 && fail(o, at17, 0, "minLength", 1, 128) || isLonger(d, 128) && fail(o, at17, 0, "maxLength", 128, 1))) return false;
  return true;
}
const at18 = [""];
function is18(d, o) {
  if (typeof d !== "string") return !(fail(o, at18, 0, "type", "string"));
  if (isLonger(d, 256) && fail(o, at18, 0, "maxLength", 256)) return false;
  return true;
}
const atIngestConfiguration = ["#/$defs/IngestConfiguration","video","audio"];
function is_IngestConfiguration(d, o) {
  let v;
  if (!isObject(d)) return !(fail(o, atIngestConfiguration, 0, "type", "object"));
  if ((d.video, getPrototypeOf(d)) !== prototype || blank.video !== u || blank.audio !== u) d = ownMembers(d);
  if ((v = d.video) !== u && (o ? sub(o, atIngestConfiguration, 1, is_VideoConfiguration, v) : !is_VideoConfiguration(v)) ||
    (v = d.audio) !== u && (o ? sub(o, atIngestConfiguration, 2, is_AudioConfiguration, v) : !is_AudioConfiguration(v))) return false;
  return true;
}
const atVideoConfiguration = ["#/$defs/VideoConfiguration","avcProfile","avcLevel","codec","encoder","targetBitrate","targetFramerate","videoHeight","videoWidth"];
function is_VideoConfiguration(d, o) {
  let v;
  if (!isObject(d)) return !(fail(o, atVideoConfiguration, 0, "type", "object"));
  if ((d.avcProfile, getPrototypeOf(d)) !== prototype || blank.avcProfile !== u || blank.avcLevel !== u || blank.codec !== u || blank.encoder !== u || blank.targetBitrate !== u || blank.targetFramerate !== u || blank.videoHeight !== u || blank.videoWidth !== u) d = ownMembers(d);
  if ((v = d.avcProfile) !== u && typeof v !== "string" && fail(o, atVideoConfiguration, 1, "type", "string") ||
    (v = d.avcLevel) !== u && typeof v !== "string" && fail(o, atVideoConfiguration, 2, "type", "string") ||
    (v = d.codec) !== u && typeof v !== "string" && fail(o, atVideoConfiguration, 3, "type", "string") ||
    (v = d.encoder) !== u && typeof v !== "string" && fail(o, atVideoConfiguration, 4, "type", "string") ||
    (v = d.targetBitrate) !== u && (Number.isInteger(v) ? !(Number.isInteger(v) && v >= -9223372036854776000 && v <= 9223372036854776000) && fail(o, atVideoConfiguration, 5, "format", "int64") : fail(o, atVideoConfiguration, 5, "type", "integer")) ||
    (v = d.targetFramerate) !== u && (Number.isInteger(v) ? !(Number.isInteger(v) && v >= -9223372036854776000 && v <= 9223372036854776000) && fail(o, atVideoConfiguration, 6, "format", "int64") : fail(o, atVideoConfiguration, 6, "type", "integer")) ||
    (v = d.videoHeight) !== u && (Number.isInteger(v) ? !(Number.isInteger(v) && v >= -9223372036854776000 && v <= 9223372036854776000) && fail(o, atVideoConfiguration, 7, "format", "int64") : fail(o, atVideoConfiguration, 7, "type", "integer")) ||
    (v = d.videoWidth) !== u && (Number.isInteger(v) ? !(Number.isInteger(v) && v >= -9223372036854776000 && v <= 9223372036854776000) && fail(o, atVideoConfiguration, 8, "format", "int64") : fail(o, atVideoConfiguration, 8, "type", "integer"))) return false;
  return true;
}
const atAudioConfiguration = ["#/$defs/AudioConfiguration","codec","targetBitrate","sampleRate","channels"];
function is_AudioConfiguration(d, o) {
  let v;
  if (!isObject(d)) return !(fail(o, atAudioConfiguration, 0, "type", "object"));
  if ((d.codec, getPrototypeOf(d)) !== prototype || blank.codec !== u || blank.targetBitrate !== u || blank.sampleRate !== u || blank.channels !== u) d = ownMembers(d);
  if ((v = d.codec) !== u && typeof v !== "string" && fail(o, atAudioConfiguration, 1, "type", "string") ||
    (v = d.targetBitrate) !== u && (Number.isInteger(v) ? !(Number.isInteger(v) && v >= -9223372036854776000 && v <= 9223372036854776000) && fail(o, atAudioConfiguration, 2, "format", "int64") : fail(o, atAudioConfiguration, 2, "type", "integer")) ||
    (v = d.sampleRate) !== u && (Number.isInteger(v) ? !(Number.isInteger(v) && v >= -9223372036854776000 && v <= 9223372036854776000) && fail(o, atAudioConfiguration, 3, "format", "int64") : fail(o, atAudioConfiguration, 3, "type", "integer")) ||
    (v = d.channels) !== u && (Number.isInteger(v) ? !(Number.isInteger(v) && v >= -9223372036854776000 && v <= 9223372036854776000) && fail(o, atAudioConfiguration, 4, "format", "int64") : fail(o, atAudioConfiguration, 4, "type", "integer"))) return false;
  return true;
}
const atRecordingConfiguration = ["#/$defs/RecordingConfiguration","arn","name","destinationConfiguration","state","recordingReconnectWindowSeconds","renditionConfiguration","thumbnailConfiguration","tags"];
function is_RecordingConfiguration(d, o) {
  let v;
  if (!isObject(d)) return !(fail(o, atRecordingConfiguration, 0, "type", "object"));
  if ((d.arn, getPrototypeOf(d)) !== prototype || blank.arn !== u || blank.name !== u || blank.destinationConfiguration !== u || blank.state !== u || blank.recordingReconnectWindowSeconds !== u || blank.renditionConfiguration !== u || blank.thumbnailConfiguration !== u || blank.tags !== u) d = ownMembers(d);
  if (((v = d.arn) === u ? fail(o, atRecordingConfiguration, 0, "required", "arn") : (typeof v === "string" ? (isLonger(v, 128) ? fail(o, atRecordingConfiguration, 1, "maxLength", 128) : !pattern9.test(v) && fail(o, atRecordingConfiguration, 1, "pattern", text8)) : fail(o, atRecordingConfiguration, 1, "type", "string"))) ||
    (v = d.name) !== u && (typeof v === "string" ? (isLonger(v, 128) ? fail(o, atRecordingConfiguration, 2, "maxLength", 128) : !pattern11.test(v) && fail(o, atRecordingConfiguration, 2, "pattern", text10)) : fail(o, atRecordingConfiguration, 2, "type", "string")) ||
    ((v = d.destinationConfiguration) === u ? fail(o, atRecordingConfiguration, 0, "required", "destinationConfiguration") : (o ? sub(o, atRecordingConfiguration, 3, is_DestinationConfiguration, v) : !is_DestinationConfiguration(v))) ||
    ((v = d.state) === u ? fail(o, atRecordingConfiguration, 0, "required", "state") : typeof v !== "string" && fail(o, atRecordingConfiguration, 4, "type", "string") || !values12.has(v) && fail(o, atRecordingConfiguration, 4, "enum", values12)) ||
    (v = d.recordingReconnectWindowSeconds) !== u && ((Number.isInteger(v) ? v < 0 && fail(o, atRecordingConfiguration, 5, "minimum", 0, 300) || v > 300 && fail(o, atRecordingConfiguration, 5, "maximum", 300, 0) || !(Number.isInteger(v) && v >= -2147483648 && v <= 2147483647) && fail(o, atRecordingConfiguration, 5, "format", "int32") : fail(o, atRecordingConfiguration, 5, "type", "integer"))) ||
    (v = d.renditionConfiguration) !== u && (o ? sub(o, atRecordingConfiguration, 6, is_RenditionConfiguration, v) : !is_RenditionConfiguration(v)) ||
    (v = d.thumbnailConfiguration) !== u && (o ? sub(o, atRecordingConfiguration, 7, is_ThumbnailConfiguration, v) : !is_ThumbnailConfiguration(v)) ||
    (v = d.tags) !== u && (o ? sub(o, atRecordingConfiguration, 8, is_Tags, v) : !is_Tags(v))) return false;
  return true;
}
const atDestinationConfiguration = ["#/$defs/DestinationConfiguration","s3"];
function is_DestinationConfiguration(d, o) {
  let v;
  if (!isObject(d)) return !(fail(o, atDestinationConfiguration, 0, "type", "object"));
  if ((d.s3, getPrototypeOf(d)) !== prototype || blank.s3 !== u) d = ownMembers(d);
  if ((v = d.s3) !== u && (o ? sub(o, atDestinationConfiguration, 1, is_S3DestinationConfiguration, v) : !is_S3DestinationConfiguration(v))) return false;
  return true;
}
const atS3DestinationConfiguration = ["#/$defs/S3DestinationConfiguration","bucketName"];
function is_S3DestinationConfiguration(d, o) {
  let v;
  if (!isObject(d)) return !(fail(o, atS3DestinationConfiguration, 0, "type", "object"));
  if ((d.bucketName, getPrototypeOf(d)) !== prototype || blank.bucketName !== u) d = ownMembers(d);
  if (((v = d.bucketName) === u ? fail(o, atS3DestinationConfiguration, 0, "required", "bucketName") : (typeof v === "string" ? isShorter(v, 3) && fail(o, atS3DestinationConfiguration, 1, "minLength", 3, 63) || (isLonger(v, 63) ? fail(o, atS3DestinationConfiguration, 1, "maxLength", 63, 3) : !pattern7.test(v) && fail(o, atS3DestinationConfiguration, 1, "pattern", text6)) : fail(o, atS3DestinationConfiguration, 1, "type", "string")))) return false;
  return true;
}
const atRenditionConfiguration = ["#/$defs/RenditionConfiguration","renditionSelection","/properties/renditions/items","renditions"];
function is_RenditionConfiguration(d, o) {
  let v;
  if (!isObject(d)) return !(fail(o, atRenditionConfiguration, 0, "type", "object"));
  if ((d.renditionSelection, getPrototypeOf(d)) !== prototype || blank.renditionSelection !== u || blank.renditions !== u) d = ownMembers(d);
  if ((v = d.renditionSelection) !== u && (typeof v !== "string" && fail(o, atRenditionConfiguration, 1, "type", "string") || !values4.has(v) && fail(o, atRenditionConfiguration, 1, "enum", values4))) return false;
  if ((v = d.renditions) !== u) {
    if (Array.isArray(v)) {
      for (let i = 0; i < v.length; i++)
        if ((o ? sub(o, atRenditionConfiguration, 2, is20, v[i], i) : !is20(v[i]))) return false;
    } else {
      if (fail(o, atRenditionConfiguration, 3, "type", "array")) return false;
    }
  }
  return true;
}
const at20 = [""];
function is20(d, o) {
  if (typeof d !== "string" && fail(o, at20, 0, "type", "string") ||
    !values5.has(d) && fail(o, at20, 0, "enum", values5)) return false;
  return true;
}
const atThumbnailConfiguration = ["#/$defs/ThumbnailConfiguration","recordingMode","targetIntervalSeconds","resolution","/properties/storage/items","storage"];
function is_ThumbnailConfiguration(d, o) {
  let v;
  if (!isObject(d)) return !(fail(o, atThumbnailConfiguration, 0, "type", "object"));
  if ((d.recordingMode, getPrototypeOf(d)) !== prototype || blank.recordingMode !== u || blank.targetIntervalSeconds !== u || blank.resolution !== u || blank.storage !== u) d = ownMembers(d);
  if ((v = d.recordingMode) !== u && (typeof v !== "string" && fail(o, atThumbnailConfiguration, 1, "type", "string") || !values0.has(v) && fail(o, atThumbnailConfiguration, 1, "enum", values0)) ||
    (v = d.targetIntervalSeconds) !== u && ((Number.isInteger(v) ? v < 1 && fail(o, atThumbnailConfiguration, 2, "minimum", 1, 60) || v > 60 && fail(o, atThumbnailConfiguration, 2, "maximum", 60, 1) || !(Number.isInteger(v) && v >= -9223372036854776000 && v <= 9223372036854776000) && fail(o, atThumbnailConfiguration, 2, "format", "int64") : fail(o, atThumbnailConfiguration, 2, "type", "integer"))) ||
    (v = d.resolution) !== u && (typeof v !== "string" && !(v === null) && fail(o, atThumbnailConfiguration, 3, "type", value1) || !values2.has(v) && fail(o, atThumbnailConfiguration, 3, "enum", values2))) return false;
  if ((v = d.storage) !== u) {
    if (Array.isArray(v)) {
      for (let i = 0; i < v.length; i++)
        if ((o ? sub(o, atThumbnailConfiguration, 4, is19, v[i], i) : !is19(v[i]))) return false;
    } else {
      if (fail(o, atThumbnailConfiguration, 5, "type", "array")) return false;
    }
  }
  return true;
}
const at19 = [""];
function is19(d, o) {
  if (typeof d !== "string" && fail(o, at19, 0, "type", "string") ||
    !values3.has(d) && fail(o, at19, 0, "enum", values3)) return false;
  return true;
}
const atStreamEvent = ["#/$defs/StreamEvent","name","type","eventTime"];
function is_StreamEvent(d, o) {
  let v;
  if (!isObject(d)) return !(fail(o, atStreamEvent, 0, "type", "object"));
  if ((d.name, getPrototypeOf(d)) !== prototype || blank.name !== u || blank.type !== u || blank.eventTime !== u) d = ownMembers(d);
  if ((v = d.name) !== u && typeof v !== "string" && fail(o, atStreamEvent, 1, "type", "string") ||
    (v = d.type) !== u && typeof v !== "string" && fail(o, atStreamEvent, 2, "type", "string") ||
    (v = d.eventTime) !== u && (typeof v === "string" ? !isDateTime(v) && fail(o, atStreamEvent, 3, "format", "date-time") : fail(o, atStreamEvent, 3, "type", "string"))) return false;
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

export const ChannelArn = /*#__PURE__*/ validator(is_ChannelArn);
export const StreamId = /*#__PURE__*/ validator(is_StreamId);
export const GetStreamSessionRequestContent = /*#__PURE__*/ validator(is_GetStreamSessionRequestContent);
export const GetStreamSessionResponseContent = /*#__PURE__*/ validator(is_GetStreamSessionResponseContent);
export const StreamSession = /*#__PURE__*/ validator(is_StreamSession);
export const Channel = /*#__PURE__*/ validator(is_Channel);
export const IngestConfiguration = /*#__PURE__*/ validator(is_IngestConfiguration);
export const VideoConfiguration = /*#__PURE__*/ validator(is_VideoConfiguration);
export const AudioConfiguration = /*#__PURE__*/ validator(is_AudioConfiguration);
export const RecordingConfiguration = /*#__PURE__*/ validator(is_RecordingConfiguration);
export const DestinationConfiguration = /*#__PURE__*/ validator(is_DestinationConfiguration);
export const S3DestinationConfiguration = /*#__PURE__*/ validator(is_S3DestinationConfiguration);
export const RenditionConfiguration = /*#__PURE__*/ validator(is_RenditionConfiguration);
export const ThumbnailConfiguration = /*#__PURE__*/ validator(is_ThumbnailConfiguration);
export const StreamEvent = /*#__PURE__*/ validator(is_StreamEvent);
export const Tags = /*#__PURE__*/ validator(is_Tags);
export const IvsException = /*#__PURE__*/ validator(is_IvsException);
export const GetStreamSessionInput = /*#__PURE__*/ validator(is_GetStreamSessionRequestContent);
export const GetStreamSessionOutput = /*#__PURE__*/ validator(is_GetStreamSessionResponseContent);
