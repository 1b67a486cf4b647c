// Generated from spec/ivs.yaml by callsheet.
// Run `callsheet generate` to make it again; `callsheet check` fails on edits by hand.

import { fail, isDateTime, isLonger, isShorter, ownMembers, under, validator } from "@callsheet/validators/runtime";

const { getPrototypeOf, hasOwn, prototype } = Object;
const blank = {};
const pattern0 = /*#__PURE__*/ new RegExp("^arn:aws:[is]vs:[a-z0-9-]+:[0-9]+:channel/[a-zA-Z0-9-]+$", "u");
const pattern1 = /*#__PURE__*/ new RegExp("^st-[a-zA-Z0-9]{23}$", "u");
const value2 = ["string","null"];
const pattern3 = /*#__PURE__*/ new RegExp("^[a-zA-Z0-9-_]*$", "u");
const value4 = ["NORMAL","LOW"];
const value5 = ["BASIC","STANDARD","ADVANCED_SD","ADVANCED_HD"];
const value6 = ["HIGHER_BANDWIDTH_DELIVERY","CONSTRAINED_BANDWIDTH_DELIVERY",""];
const pattern7 = /*#__PURE__*/ new RegExp("^$|^arn:aws:ivs:[a-z0-9-]+:[0-9]+:recording-configuration/[a-zA-Z0-9-]+$", "u");
const pattern8 = /*#__PURE__*/ new RegExp("^$|^arn:aws:ivs:[a-z0-9-]+:[0-9]+:playback-restriction-policy/[a-zA-Z0-9-]+$", "u");
const pattern9 = /*#__PURE__*/ new RegExp("^arn:aws:ivs:[a-z0-9-]+:[0-9]+:recording-configuration/[a-zA-Z0-9-]+$", "u");
const value10 = ["CREATING","CREATE_FAILED","ACTIVE"];
const pattern11 = /*#__PURE__*/ new RegExp("^[a-z0-9-.]+$", "u");
const value12 = ["ALL","NONE","CUSTOM"];
const value13 = ["SD","HD","FULL_HD","LOWEST_RESOLUTION"];
const value14 = ["DISABLED","INTERVAL"];
const value15 = ["SD","HD","FULL_HD","LOWEST_RESOLUTION",null];
const value16 = ["SEQUENTIAL","LATEST"];

function checkChannelArn(data, out) {
  const base = out ? out.count : 0;
  if (typeof data === "string") {
    if (!pattern0.test(data)) {
      if (!out || fail(out, "", "#/$defs/ChannelArn/pattern", "pattern", {pattern: "^arn:aws:[is]vs:[a-z0-9-]+:[0-9]+:channel/[a-zA-Z0-9-]+$"}, "must match pattern \"^arn:aws:[is]vs:[a-z0-9-]+:[0-9]+:channel/[a-zA-Z0-9-]+$\"")) return false;
    }
    if (isLonger(data, 128)) {
      if (!out || fail(out, "", "#/$defs/ChannelArn/maxLength", "maxLength", {limit: 128, minLength: 1}, "must NOT have more than 128 characters")) return false;
    }
    if (data.length < 1) {
      if (!out || fail(out, "", "#/$defs/ChannelArn/minLength", "minLength", {limit: 1, maxLength: 128}, "must NOT have fewer than 1 characters")) return false;
    }
  } else {
    if (!out || fail(out, "", "#/$defs/ChannelArn/type", "type", {type: "string"}, "must be string")) return false;
  }
  return !out || out.count === base;
}

function checkStreamId(data, out) {
  const base = out ? out.count : 0;
  if (typeof data === "string") {
    if (!pattern1.test(data)) {
      if (!out || fail(out, "", "#/$defs/StreamId/pattern", "pattern", {pattern: "^st-[a-zA-Z0-9]{23}$"}, "must match pattern \"^st-[a-zA-Z0-9]{23}$\"")) return false;
    }
    if (isLonger(data, 26)) {
      if (!out || fail(out, "", "#/$defs/StreamId/maxLength", "maxLength", {limit: 26, minLength: 26}, "must NOT have more than 26 characters")) return false;
    }
    if (isShorter(data, 26)) {
      if (!out || fail(out, "", "#/$defs/StreamId/minLength", "minLength", {limit: 26, maxLength: 26}, "must NOT have fewer than 26 characters")) return false;
    }
  } else {
    if (!out || fail(out, "", "#/$defs/StreamId/type", "type", {type: "string"}, "must be string")) return false;
  }
  return !out || out.count === base;
}

function checkGetStreamSessionRequestContent(data, out) {
  const base = out ? out.count : 0;
  let from = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if ((data.channelArn, getPrototypeOf(data)) !== prototype || blank.channelArn !== undefined || blank.streamId !== undefined) data = ownMembers(data);
    if (data.channelArn === undefined) {
      if (!out || fail(out, "", "#/$defs/GetStreamSessionRequestContent/required", "required", {missingProperty: "channelArn"}, "must have required property 'channelArn'")) return false;
    }
    if (data.channelArn !== undefined) {
      if (out) from = out.count;
      if (!checkChannelArn(data.channelArn, out)) {
        if (under(out, from, "/channelArn")) return false;
      }
    }
    if (data.streamId !== undefined) {
      if (out) from = out.count;
      if (!checkStreamId(data.streamId, out)) {
        if (under(out, from, "/streamId")) return false;
      }
    }
  } else {
    if (!out || fail(out, "", "#/$defs/GetStreamSessionRequestContent/type", "type", {type: "object"}, "must be object")) return false;
  }
  return !out || out.count === base;
}

function checkGetStreamSessionResponseContent(data, out) {
  const base = out ? out.count : 0;
  let from = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if ((data.streamSession, getPrototypeOf(data)) !== prototype || blank.streamSession !== undefined) data = ownMembers(data);
    if (data.streamSession !== undefined) {
      if (out) from = out.count;
      if (!checkStreamSession(data.streamSession, out)) {
        if (under(out, from, "/streamSession")) return false;
      }
    }
  } else {
    if (!out || fail(out, "", "#/$defs/GetStreamSessionResponseContent/type", "type", {type: "object"}, "must be object")) return false;
  }
  return !out || out.count === base;
}

function checkStreamSession(data, out) {
  const base = out ? out.count : 0;
  let from = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if ((data.streamId, getPrototypeOf(data)) !== prototype || blank.streamId !== undefined || blank.startTime !== undefined || blank.endTime !== undefined || blank.channel !== undefined || blank.ingestConfiguration !== undefined || blank.recordingConfiguration !== undefined || blank.truncatedEvents !== undefined) data = ownMembers(data);
    if (data.streamId !== undefined) {
      if (out) from = out.count;
      if (!checkStreamId(data.streamId, out)) {
        if (under(out, from, "/streamId")) return false;
      }
    }
    if (data.startTime !== undefined) {
      let data1 = data.startTime;
      if (typeof data1 === "string") {
        if (!isDateTime(data1)) {
          if (!out || fail(out, "/startTime", "#/$defs/StreamSession/properties/startTime/format", "format", {format: "date-time"}, "must match format \"date-time\"")) return false;
        }
      } else {
        if (!out || fail(out, "/startTime", "#/$defs/StreamSession/properties/startTime/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.endTime !== undefined) {
      let data2 = data.endTime;
      if ((typeof data2 !== "string") && (data2 !== null)) {
        if (!out || fail(out, "/endTime", "#/$defs/StreamSession/properties/endTime/type", "type", {type: value2}, "must be string or null")) return false;
      }
      if (typeof data2 === "string") {
        if (!isDateTime(data2)) {
          if (!out || fail(out, "/endTime", "#/$defs/StreamSession/properties/endTime/format", "format", {format: "date-time"}, "must match format \"date-time\"")) return false;
        }
      }
    }
    if (data.channel !== undefined) {
      if (out) from = out.count;
      if (!checkChannel(data.channel, out)) {
        if (under(out, from, "/channel")) return false;
      }
    }
    if (data.ingestConfiguration !== undefined) {
      if (out) from = out.count;
      if (!checkIngestConfiguration(data.ingestConfiguration, out)) {
        if (under(out, from, "/ingestConfiguration")) return false;
      }
    }
    if (data.recordingConfiguration !== undefined) {
      if (out) from = out.count;
      if (!checkRecordingConfiguration(data.recordingConfiguration, out)) {
        if (under(out, from, "/recordingConfiguration")) return false;
      }
    }
    if (data.truncatedEvents !== undefined) {
      let data6 = data.truncatedEvents;
      if (Array.isArray(data6)) {
        const len0 = data6.length;
        for(let i0=0; i0<len0; i0++){
          if (out) from = out.count;
          if (!checkStreamEvent(data6[i0], out)) {
            if (under(out, from, "/truncatedEvents/" + i0)) return false;
          }
        }
        if (data6.length > 500) {
          if (!out || fail(out, "/truncatedEvents", "#/$defs/StreamSession/properties/truncatedEvents/maxItems", "maxItems", {limit: 500}, "must NOT have more than 500 items")) return false;
        }
      } else {
        if (!out || fail(out, "/truncatedEvents", "#/$defs/StreamSession/properties/truncatedEvents/type", "type", {type: "array"}, "must be array")) return false;
      }
    }
  } else {
    if (!out || fail(out, "", "#/$defs/StreamSession/type", "type", {type: "object"}, "must be object")) return false;
  }
  return !out || out.count === base;
}

function checkChannel(data, out) {
  const base = out ? out.count : 0;
  let from = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if ((data.arn, getPrototypeOf(data)) !== prototype || blank.arn !== undefined || blank.name !== undefined || blank.latencyMode !== undefined || blank.type !== undefined || blank.preset !== undefined || blank.recordingConfigurationArn !== undefined || blank.playbackRestrictionPolicyArn !== undefined || blank.ingestEndpoint !== undefined || blank.playbackUrl !== undefined || blank.authorized !== undefined || blank.insecureIngest !== undefined || blank.tags !== undefined) data = ownMembers(data);
    if (data.arn !== undefined) {
      if (out) from = out.count;
      if (!checkChannelArn(data.arn, out)) {
        if (under(out, from, "/arn")) return false;
      }
    }
    if (data.name !== undefined) {
      let data1 = data.name;
      if (typeof data1 === "string") {
        if (!pattern3.test(data1)) {
          if (!out || fail(out, "/name", "#/$defs/Channel/properties/name/pattern", "pattern", {pattern: "^[a-zA-Z0-9-_]*$"}, "must match pattern \"^[a-zA-Z0-9-_]*$\"")) return false;
        }
        if (isLonger(data1, 128)) {
          if (!out || fail(out, "/name", "#/$defs/Channel/properties/name/maxLength", "maxLength", {limit: 128}, "must NOT have more than 128 characters")) return false;
        }
      } else {
        if (!out || fail(out, "/name", "#/$defs/Channel/properties/name/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.latencyMode !== undefined) {
      let data2 = data.latencyMode;
      if (typeof data2 !== "string") {
        if (!out || fail(out, "/latencyMode", "#/$defs/Channel/properties/latencyMode/type", "type", {type: "string"}, "must be string")) return false;
      }
      if (!((data2 === "NORMAL") || (data2 === "LOW"))) {
        if (!out || fail(out, "/latencyMode", "#/$defs/Channel/properties/latencyMode/enum", "enum", {allowedValues: value4}, "must be one of \"NORMAL\", \"LOW\"")) return false;
      }
    }
    if (data.type !== undefined) {
      let data3 = data.type;
      if (typeof data3 !== "string") {
        if (!out || fail(out, "/type", "#/$defs/Channel/properties/type/type", "type", {type: "string"}, "must be string")) return false;
      }
      if (!((((data3 === "BASIC") || (data3 === "STANDARD")) || (data3 === "ADVANCED_SD")) || (data3 === "ADVANCED_HD"))) {
        if (!out || fail(out, "/type", "#/$defs/Channel/properties/type/enum", "enum", {allowedValues: value5}, "must be one of \"BASIC\", \"STANDARD\", \"ADVANCED_SD\", \"ADVANCED_HD\"")) return false;
      }
    }
    if (data.preset !== undefined) {
      let data4 = data.preset;
      if (typeof data4 !== "string") {
        if (!out || fail(out, "/preset", "#/$defs/Channel/properties/preset/type", "type", {type: "string"}, "must be string")) return false;
      }
      if (!(((data4 === "HIGHER_BANDWIDTH_DELIVERY") || (data4 === "CONSTRAINED_BANDWIDTH_DELIVERY")) || (data4 === ""))) {
        if (!out || fail(out, "/preset", "#/$defs/Channel/properties/preset/enum", "enum", {allowedValues: value6}, "must be one of \"HIGHER_BANDWIDTH_DELIVERY\", \"CONSTRAINED_BANDWIDTH_DELIVERY\", \"\"")) return false;
      }
    }
    if (data.recordingConfigurationArn !== undefined) {
      let data5 = data.recordingConfigurationArn;
      if (typeof data5 === "string") {
        if (!pattern7.test(data5)) {
          if (!out || fail(out, "/recordingConfigurationArn", "#/$defs/Channel/properties/recordingConfigurationArn/pattern", "pattern", {pattern: "^$|^arn:aws:ivs:[a-z0-9-]+:[0-9]+:recording-configuration/[a-zA-Z0-9-]+$"}, "must match pattern \"^$|^arn:aws:ivs:[a-z0-9-]+:[0-9]+:recording-configuration/[a-zA-Z0-9-]+$\"")) return false;
        }
        if (isLonger(data5, 128)) {
          if (!out || fail(out, "/recordingConfigurationArn", "#/$defs/Channel/properties/recordingConfigurationArn/maxLength", "maxLength", {limit: 128}, "must NOT have more than 128 characters")) return false;
        }
      } else {
        if (!out || fail(out, "/recordingConfigurationArn", "#/$defs/Channel/properties/recordingConfigurationArn/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.playbackRestrictionPolicyArn !== undefined) {
      let data6 = data.playbackRestrictionPolicyArn;
      if (typeof data6 === "string") {
        if (!pattern8.test(data6)) {
          if (!out || fail(out, "/playbackRestrictionPolicyArn", "#/$defs/Channel/properties/playbackRestrictionPolicyArn/pattern", "pattern", {pattern: "^$|^arn:aws:ivs:[a-z0-9-]+:[0-9]+:playback-restriction-policy/[a-zA-Z0-9-]+$"}, "must match pattern \"^$|^arn:aws:ivs:[a-z0-9-]+:[0-9]+:playback-restriction-policy/[a-zA-Z0-9-]+$\"")) return false;
        }
        if (isLonger(data6, 128)) {
          if (!out || fail(out, "/playbackRestrictionPolicyArn", "#/$defs/Channel/properties/playbackRestrictionPolicyArn/maxLength", "maxLength", {limit: 128}, "must NOT have more than 128 characters")) return false;
        }
      } else {
        if (!out || fail(out, "/playbackRestrictionPolicyArn", "#/$defs/Channel/properties/playbackRestrictionPolicyArn/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.ingestEndpoint !== undefined) {
      if (typeof data.ingestEndpoint !== "string") {
        if (!out || fail(out, "/ingestEndpoint", "#/$defs/Channel/properties/ingestEndpoint/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.playbackUrl !== undefined) {
      if (typeof data.playbackUrl !== "string") {
        if (!out || fail(out, "/playbackUrl", "#/$defs/Channel/properties/playbackUrl/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.authorized !== undefined) {
      if (typeof data.authorized !== "boolean") {
        if (!out || fail(out, "/authorized", "#/$defs/Channel/properties/authorized/type", "type", {type: "boolean"}, "must be boolean")) return false;
      }
    }
    if (data.insecureIngest !== undefined) {
      if (typeof data.insecureIngest !== "boolean") {
        if (!out || fail(out, "/insecureIngest", "#/$defs/Channel/properties/insecureIngest/type", "type", {type: "boolean"}, "must be boolean")) return false;
      }
    }
    if (data.tags !== undefined) {
      if (out) from = out.count;
      if (!checkTags(data.tags, out)) {
        if (under(out, from, "/tags")) return false;
      }
    }
  } else {
    if (!out || fail(out, "", "#/$defs/Channel/type", "type", {type: "object"}, "must be object")) return false;
  }
  return !out || out.count === base;
}

function checkIngestConfiguration(data, out) {
  const base = out ? out.count : 0;
  let from = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if ((data.video, getPrototypeOf(data)) !== prototype || blank.video !== undefined || blank.audio !== undefined) data = ownMembers(data);
    if (data.video !== undefined) {
      if (out) from = out.count;
      if (!checkVideoConfiguration(data.video, out)) {
        if (under(out, from, "/video")) return false;
      }
    }
    if (data.audio !== undefined) {
      if (out) from = out.count;
      if (!checkAudioConfiguration(data.audio, out)) {
        if (under(out, from, "/audio")) return false;
      }
    }
  } else {
    if (!out || fail(out, "", "#/$defs/IngestConfiguration/type", "type", {type: "object"}, "must be object")) return false;
  }
  return !out || out.count === base;
}

function checkVideoConfiguration(data, out) {
  const base = out ? out.count : 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if ((data.avcProfile, getPrototypeOf(data)) !== prototype || blank.avcProfile !== undefined || blank.avcLevel !== undefined || blank.codec !== undefined || blank.encoder !== undefined || blank.targetBitrate !== undefined || blank.targetFramerate !== undefined || blank.videoHeight !== undefined || blank.videoWidth !== undefined) data = ownMembers(data);
    if (data.avcProfile !== undefined) {
      if (typeof data.avcProfile !== "string") {
        if (!out || fail(out, "/avcProfile", "#/$defs/VideoConfiguration/properties/avcProfile/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.avcLevel !== undefined) {
      if (typeof data.avcLevel !== "string") {
        if (!out || fail(out, "/avcLevel", "#/$defs/VideoConfiguration/properties/avcLevel/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.codec !== undefined) {
      if (typeof data.codec !== "string") {
        if (!out || fail(out, "/codec", "#/$defs/VideoConfiguration/properties/codec/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.encoder !== undefined) {
      if (typeof data.encoder !== "string") {
        if (!out || fail(out, "/encoder", "#/$defs/VideoConfiguration/properties/encoder/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.targetBitrate !== undefined) {
      let data4 = data.targetBitrate;
      if (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) {
        if (!out || fail(out, "/targetBitrate", "#/$defs/VideoConfiguration/properties/targetBitrate/type", "type", {type: "integer"}, "must be integer")) return false;
      }
      if ((typeof data4 == "number") && (isFinite(data4))) {
        if (!(data4 % 1 === 0 && data4 >= -9223372036854776000 && data4 <= 9223372036854776000)) {
          if (!out || fail(out, "/targetBitrate", "#/$defs/VideoConfiguration/properties/targetBitrate/format", "format", {format: "int64"}, "must match format \"int64\"")) return false;
        }
      }
    }
    if (data.targetFramerate !== undefined) {
      let data5 = data.targetFramerate;
      if (!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))) {
        if (!out || fail(out, "/targetFramerate", "#/$defs/VideoConfiguration/properties/targetFramerate/type", "type", {type: "integer"}, "must be integer")) return false;
      }
      if ((typeof data5 == "number") && (isFinite(data5))) {
        if (!(data5 % 1 === 0 && data5 >= -9223372036854776000 && data5 <= 9223372036854776000)) {
          if (!out || fail(out, "/targetFramerate", "#/$defs/VideoConfiguration/properties/targetFramerate/format", "format", {format: "int64"}, "must match format \"int64\"")) return false;
        }
      }
    }
    if (data.videoHeight !== undefined) {
      let data6 = data.videoHeight;
      if (!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))) {
        if (!out || fail(out, "/videoHeight", "#/$defs/VideoConfiguration/properties/videoHeight/type", "type", {type: "integer"}, "must be integer")) return false;
      }
      if ((typeof data6 == "number") && (isFinite(data6))) {
        if (!(data6 % 1 === 0 && data6 >= -9223372036854776000 && data6 <= 9223372036854776000)) {
          if (!out || fail(out, "/videoHeight", "#/$defs/VideoConfiguration/properties/videoHeight/format", "format", {format: "int64"}, "must match format \"int64\"")) return false;
        }
      }
    }
    if (data.videoWidth !== undefined) {
      let data7 = data.videoWidth;
      if (!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))) {
        if (!out || fail(out, "/videoWidth", "#/$defs/VideoConfiguration/properties/videoWidth/type", "type", {type: "integer"}, "must be integer")) return false;
      }
      if ((typeof data7 == "number") && (isFinite(data7))) {
        if (!(data7 % 1 === 0 && data7 >= -9223372036854776000 && data7 <= 9223372036854776000)) {
          if (!out || fail(out, "/videoWidth", "#/$defs/VideoConfiguration/properties/videoWidth/format", "format", {format: "int64"}, "must match format \"int64\"")) return false;
        }
      }
    }
  } else {
    if (!out || fail(out, "", "#/$defs/VideoConfiguration/type", "type", {type: "object"}, "must be object")) return false;
  }
  return !out || out.count === base;
}

function checkAudioConfiguration(data, out) {
  const base = out ? out.count : 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if ((data.codec, getPrototypeOf(data)) !== prototype || blank.codec !== undefined || blank.targetBitrate !== undefined || blank.sampleRate !== undefined || blank.channels !== undefined) data = ownMembers(data);
    if (data.codec !== undefined) {
      if (typeof data.codec !== "string") {
        if (!out || fail(out, "/codec", "#/$defs/AudioConfiguration/properties/codec/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.targetBitrate !== undefined) {
      let data1 = data.targetBitrate;
      if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
        if (!out || fail(out, "/targetBitrate", "#/$defs/AudioConfiguration/properties/targetBitrate/type", "type", {type: "integer"}, "must be integer")) return false;
      }
      if ((typeof data1 == "number") && (isFinite(data1))) {
        if (!(data1 % 1 === 0 && data1 >= -9223372036854776000 && data1 <= 9223372036854776000)) {
          if (!out || fail(out, "/targetBitrate", "#/$defs/AudioConfiguration/properties/targetBitrate/format", "format", {format: "int64"}, "must match format \"int64\"")) return false;
        }
      }
    }
    if (data.sampleRate !== undefined) {
      let data2 = data.sampleRate;
      if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
        if (!out || fail(out, "/sampleRate", "#/$defs/AudioConfiguration/properties/sampleRate/type", "type", {type: "integer"}, "must be integer")) return false;
      }
      if ((typeof data2 == "number") && (isFinite(data2))) {
        if (!(data2 % 1 === 0 && data2 >= -9223372036854776000 && data2 <= 9223372036854776000)) {
          if (!out || fail(out, "/sampleRate", "#/$defs/AudioConfiguration/properties/sampleRate/format", "format", {format: "int64"}, "must match format \"int64\"")) return false;
        }
      }
    }
    if (data.channels !== undefined) {
      let data3 = data.channels;
      if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
        if (!out || fail(out, "/channels", "#/$defs/AudioConfiguration/properties/channels/type", "type", {type: "integer"}, "must be integer")) return false;
      }
      if ((typeof data3 == "number") && (isFinite(data3))) {
        if (!(data3 % 1 === 0 && data3 >= -9223372036854776000 && data3 <= 9223372036854776000)) {
          if (!out || fail(out, "/channels", "#/$defs/AudioConfiguration/properties/channels/format", "format", {format: "int64"}, "must match format \"int64\"")) return false;
        }
      }
    }
  } else {
    if (!out || fail(out, "", "#/$defs/AudioConfiguration/type", "type", {type: "object"}, "must be object")) return false;
  }
  return !out || out.count === base;
}

function checkRecordingConfiguration(data, out) {
  const base = out ? out.count : 0;
  let from = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if ((data.arn, getPrototypeOf(data)) !== prototype || blank.arn !== undefined || blank.destinationConfiguration !== undefined || blank.state !== undefined || blank.name !== undefined || blank.recordingReconnectWindowSeconds !== undefined || blank.renditionConfiguration !== undefined || blank.thumbnailConfiguration !== undefined || blank.tags !== undefined) data = ownMembers(data);
    if (data.arn === undefined) {
      if (!out || fail(out, "", "#/$defs/RecordingConfiguration/required", "required", {missingProperty: "arn"}, "must have required property 'arn'")) return false;
    }
    if (data.destinationConfiguration === undefined) {
      if (!out || fail(out, "", "#/$defs/RecordingConfiguration/required", "required", {missingProperty: "destinationConfiguration"}, "must have required property 'destinationConfiguration'")) return false;
    }
    if (data.state === undefined) {
      if (!out || fail(out, "", "#/$defs/RecordingConfiguration/required", "required", {missingProperty: "state"}, "must have required property 'state'")) return false;
    }
    if (data.arn !== undefined) {
      let data0 = data.arn;
      if (typeof data0 === "string") {
        if (!pattern9.test(data0)) {
          if (!out || fail(out, "/arn", "#/$defs/RecordingConfiguration/properties/arn/pattern", "pattern", {pattern: "^arn:aws:ivs:[a-z0-9-]+:[0-9]+:recording-configuration/[a-zA-Z0-9-]+$"}, "must match pattern \"^arn:aws:ivs:[a-z0-9-]+:[0-9]+:recording-configuration/[a-zA-Z0-9-]+$\"")) return false;
        }
        if (isLonger(data0, 128)) {
          if (!out || fail(out, "/arn", "#/$defs/RecordingConfiguration/properties/arn/maxLength", "maxLength", {limit: 128}, "must NOT have more than 128 characters")) return false;
        }
      } else {
        if (!out || fail(out, "/arn", "#/$defs/RecordingConfiguration/properties/arn/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.name !== undefined) {
      let data1 = data.name;
      if (typeof data1 === "string") {
        if (!pattern3.test(data1)) {
          if (!out || fail(out, "/name", "#/$defs/RecordingConfiguration/properties/name/pattern", "pattern", {pattern: "^[a-zA-Z0-9-_]*$"}, "must match pattern \"^[a-zA-Z0-9-_]*$\"")) return false;
        }
        if (isLonger(data1, 128)) {
          if (!out || fail(out, "/name", "#/$defs/RecordingConfiguration/properties/name/maxLength", "maxLength", {limit: 128}, "must NOT have more than 128 characters")) return false;
        }
      } else {
        if (!out || fail(out, "/name", "#/$defs/RecordingConfiguration/properties/name/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.destinationConfiguration !== undefined) {
      if (out) from = out.count;
      if (!checkDestinationConfiguration(data.destinationConfiguration, out)) {
        if (under(out, from, "/destinationConfiguration")) return false;
      }
    }
    if (data.state !== undefined) {
      let data3 = data.state;
      if (typeof data3 !== "string") {
        if (!out || fail(out, "/state", "#/$defs/RecordingConfiguration/properties/state/type", "type", {type: "string"}, "must be string")) return false;
      }
      if (!(((data3 === "CREATING") || (data3 === "CREATE_FAILED")) || (data3 === "ACTIVE"))) {
        if (!out || fail(out, "/state", "#/$defs/RecordingConfiguration/properties/state/enum", "enum", {allowedValues: value10}, "must be one of \"CREATING\", \"CREATE_FAILED\", \"ACTIVE\"")) return false;
      }
    }
    if (data.recordingReconnectWindowSeconds !== undefined) {
      let data4 = data.recordingReconnectWindowSeconds;
      if (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) {
        if (!out || fail(out, "/recordingReconnectWindowSeconds", "#/$defs/RecordingConfiguration/properties/recordingReconnectWindowSeconds/type", "type", {type: "integer"}, "must be integer")) return false;
      }
      if ((typeof data4 == "number") && (isFinite(data4))) {
        if (!(data4 % 1 === 0 && data4 >= -2147483648 && data4 <= 2147483647)) {
          if (!out || fail(out, "/recordingReconnectWindowSeconds", "#/$defs/RecordingConfiguration/properties/recordingReconnectWindowSeconds/format", "format", {format: "int32"}, "must match format \"int32\"")) return false;
        }
        if (data4 > 300 || isNaN(data4)) {
          if (!out || fail(out, "/recordingReconnectWindowSeconds", "#/$defs/RecordingConfiguration/properties/recordingReconnectWindowSeconds/maximum", "maximum", {limit: 300, minimum: 0}, "must be <= 300")) return false;
        }
        if (data4 < 0 || isNaN(data4)) {
          if (!out || fail(out, "/recordingReconnectWindowSeconds", "#/$defs/RecordingConfiguration/properties/recordingReconnectWindowSeconds/minimum", "minimum", {limit: 0, maximum: 300}, "must be >= 0")) return false;
        }
      }
    }
    if (data.renditionConfiguration !== undefined) {
      if (out) from = out.count;
      if (!checkRenditionConfiguration(data.renditionConfiguration, out)) {
        if (under(out, from, "/renditionConfiguration")) return false;
      }
    }
    if (data.thumbnailConfiguration !== undefined) {
      if (out) from = out.count;
      if (!checkThumbnailConfiguration(data.thumbnailConfiguration, out)) {
        if (under(out, from, "/thumbnailConfiguration")) return false;
      }
    }
    if (data.tags !== undefined) {
      if (out) from = out.count;
      if (!checkTags(data.tags, out)) {
        if (under(out, from, "/tags")) return false;
      }
    }
  } else {
    if (!out || fail(out, "", "#/$defs/RecordingConfiguration/type", "type", {type: "object"}, "must be object")) return false;
  }
  return !out || out.count === base;
}

function checkDestinationConfiguration(data, out) {
  const base = out ? out.count : 0;
  let from = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if ((data.s3, getPrototypeOf(data)) !== prototype || blank.s3 !== undefined) data = ownMembers(data);
    if (data.s3 !== undefined) {
      if (out) from = out.count;
      if (!checkS3DestinationConfiguration(data.s3, out)) {
        if (under(out, from, "/s3")) return false;
      }
    }
  } else {
    if (!out || fail(out, "", "#/$defs/DestinationConfiguration/type", "type", {type: "object"}, "must be object")) return false;
  }
  return !out || out.count === base;
}

function checkS3DestinationConfiguration(data, out) {
  const base = out ? out.count : 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if ((data.bucketName, getPrototypeOf(data)) !== prototype || blank.bucketName !== undefined) data = ownMembers(data);
    if (data.bucketName === undefined) {
      if (!out || fail(out, "", "#/$defs/S3DestinationConfiguration/required", "required", {missingProperty: "bucketName"}, "must have required property 'bucketName'")) return false;
    }
    if (data.bucketName !== undefined) {
      let data0 = data.bucketName;
      if (typeof data0 === "string") {
        if (!pattern11.test(data0)) {
          if (!out || fail(out, "/bucketName", "#/$defs/S3DestinationConfiguration/properties/bucketName/pattern", "pattern", {pattern: "^[a-z0-9-.]+$"}, "must match pattern \"^[a-z0-9-.]+$\"")) return false;
        }
        if (isLonger(data0, 63)) {
          if (!out || fail(out, "/bucketName", "#/$defs/S3DestinationConfiguration/properties/bucketName/maxLength", "maxLength", {limit: 63, minLength: 3}, "must NOT have more than 63 characters")) return false;
        }
        if (isShorter(data0, 3)) {
          if (!out || fail(out, "/bucketName", "#/$defs/S3DestinationConfiguration/properties/bucketName/minLength", "minLength", {limit: 3, maxLength: 63}, "must NOT have fewer than 3 characters")) return false;
        }
      } else {
        if (!out || fail(out, "/bucketName", "#/$defs/S3DestinationConfiguration/properties/bucketName/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
  } else {
    if (!out || fail(out, "", "#/$defs/S3DestinationConfiguration/type", "type", {type: "object"}, "must be object")) return false;
  }
  return !out || out.count === base;
}

function checkRenditionConfiguration(data, out) {
  const base = out ? out.count : 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if ((data.renditionSelection, getPrototypeOf(data)) !== prototype || blank.renditionSelection !== undefined || blank.renditions !== undefined) data = ownMembers(data);
    if (data.renditionSelection !== undefined) {
      let data0 = data.renditionSelection;
      if (typeof data0 !== "string") {
        if (!out || fail(out, "/renditionSelection", "#/$defs/RenditionConfiguration/properties/renditionSelection/type", "type", {type: "string"}, "must be string")) return false;
      }
      if (!(((data0 === "ALL") || (data0 === "NONE")) || (data0 === "CUSTOM"))) {
        if (!out || fail(out, "/renditionSelection", "#/$defs/RenditionConfiguration/properties/renditionSelection/enum", "enum", {allowedValues: value12}, "must be one of \"ALL\", \"NONE\", \"CUSTOM\"")) return false;
      }
    }
    if (data.renditions !== undefined) {
      let data1 = data.renditions;
      if (Array.isArray(data1)) {
        const len0 = data1.length;
        for(let i0=0; i0<len0; i0++){
          let data2 = data1[i0];
          if (typeof data2 !== "string") {
            if (!out || fail(out, "/renditions/" + i0, "#/$defs/RenditionConfiguration/properties/renditions/items/type", "type", {type: "string"}, "must be string")) return false;
          }
          if (!((((data2 === "SD") || (data2 === "HD")) || (data2 === "FULL_HD")) || (data2 === "LOWEST_RESOLUTION"))) {
            if (!out || fail(out, "/renditions/" + i0, "#/$defs/RenditionConfiguration/properties/renditions/items/enum", "enum", {allowedValues: value13}, "must be one of \"SD\", \"HD\", \"FULL_HD\", \"LOWEST_RESOLUTION\"")) return false;
          }
        }
      } else {
        if (!out || fail(out, "/renditions", "#/$defs/RenditionConfiguration/properties/renditions/type", "type", {type: "array"}, "must be array")) return false;
      }
    }
  } else {
    if (!out || fail(out, "", "#/$defs/RenditionConfiguration/type", "type", {type: "object"}, "must be object")) return false;
  }
  return !out || out.count === base;
}

function checkThumbnailConfiguration(data, out) {
  const base = out ? out.count : 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if ((data.recordingMode, getPrototypeOf(data)) !== prototype || blank.recordingMode !== undefined || blank.targetIntervalSeconds !== undefined || blank.resolution !== undefined || blank.storage !== undefined) data = ownMembers(data);
    if (data.recordingMode !== undefined) {
      let data0 = data.recordingMode;
      if (typeof data0 !== "string") {
        if (!out || fail(out, "/recordingMode", "#/$defs/ThumbnailConfiguration/properties/recordingMode/type", "type", {type: "string"}, "must be string")) return false;
      }
      if (!((data0 === "DISABLED") || (data0 === "INTERVAL"))) {
        if (!out || fail(out, "/recordingMode", "#/$defs/ThumbnailConfiguration/properties/recordingMode/enum", "enum", {allowedValues: value14}, "must be one of \"DISABLED\", \"INTERVAL\"")) return false;
      }
    }
    if (data.targetIntervalSeconds !== undefined) {
      let data1 = data.targetIntervalSeconds;
      if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
        if (!out || fail(out, "/targetIntervalSeconds", "#/$defs/ThumbnailConfiguration/properties/targetIntervalSeconds/type", "type", {type: "integer"}, "must be integer")) return false;
      }
      if ((typeof data1 == "number") && (isFinite(data1))) {
        if (!(data1 % 1 === 0 && data1 >= -9223372036854776000 && data1 <= 9223372036854776000)) {
          if (!out || fail(out, "/targetIntervalSeconds", "#/$defs/ThumbnailConfiguration/properties/targetIntervalSeconds/format", "format", {format: "int64"}, "must match format \"int64\"")) return false;
        }
        if (data1 > 60 || isNaN(data1)) {
          if (!out || fail(out, "/targetIntervalSeconds", "#/$defs/ThumbnailConfiguration/properties/targetIntervalSeconds/maximum", "maximum", {limit: 60, minimum: 1}, "must be <= 60")) return false;
        }
        if (data1 < 1 || isNaN(data1)) {
          if (!out || fail(out, "/targetIntervalSeconds", "#/$defs/ThumbnailConfiguration/properties/targetIntervalSeconds/minimum", "minimum", {limit: 1, maximum: 60}, "must be >= 1")) return false;
        }
      }
    }
    if (data.resolution !== undefined) {
      let data2 = data.resolution;
      if ((typeof data2 !== "string") && (data2 !== null)) {
        if (!out || fail(out, "/resolution", "#/$defs/ThumbnailConfiguration/properties/resolution/type", "type", {type: value2}, "must be string or null")) return false;
      }
      if (!(((((data2 === "SD") || (data2 === "HD")) || (data2 === "FULL_HD")) || (data2 === "LOWEST_RESOLUTION")) || (data2 === null))) {
        if (!out || fail(out, "/resolution", "#/$defs/ThumbnailConfiguration/properties/resolution/enum", "enum", {allowedValues: value15}, "must be one of \"SD\", \"HD\", \"FULL_HD\", \"LOWEST_RESOLUTION\", null")) return false;
      }
    }
    if (data.storage !== undefined) {
      let data3 = data.storage;
      if (Array.isArray(data3)) {
        const len0 = data3.length;
        for(let i0=0; i0<len0; i0++){
          let data4 = data3[i0];
          if (typeof data4 !== "string") {
            if (!out || fail(out, "/storage/" + i0, "#/$defs/ThumbnailConfiguration/properties/storage/items/type", "type", {type: "string"}, "must be string")) return false;
          }
          if (!((data4 === "SEQUENTIAL") || (data4 === "LATEST"))) {
            if (!out || fail(out, "/storage/" + i0, "#/$defs/ThumbnailConfiguration/properties/storage/items/enum", "enum", {allowedValues: value16}, "must be one of \"SEQUENTIAL\", \"LATEST\"")) return false;
          }
        }
      } else {
        if (!out || fail(out, "/storage", "#/$defs/ThumbnailConfiguration/properties/storage/type", "type", {type: "array"}, "must be array")) return false;
      }
    }
  } else {
    if (!out || fail(out, "", "#/$defs/ThumbnailConfiguration/type", "type", {type: "object"}, "must be object")) return false;
  }
  return !out || out.count === base;
}

function checkStreamEvent(data, out) {
  const base = out ? out.count : 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if ((data.name, getPrototypeOf(data)) !== prototype || blank.name !== undefined || blank.type !== undefined || blank.eventTime !== undefined) data = ownMembers(data);
    if (data.name !== undefined) {
      if (typeof data.name !== "string") {
        if (!out || fail(out, "/name", "#/$defs/StreamEvent/properties/name/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.type !== undefined) {
      if (typeof data.type !== "string") {
        if (!out || fail(out, "/type", "#/$defs/StreamEvent/properties/type/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.eventTime !== undefined) {
      let data2 = data.eventTime;
      if (typeof data2 === "string") {
        if (!isDateTime(data2)) {
          if (!out || fail(out, "/eventTime", "#/$defs/StreamEvent/properties/eventTime/format", "format", {format: "date-time"}, "must match format \"date-time\"")) return false;
        }
      } else {
        if (!out || fail(out, "/eventTime", "#/$defs/StreamEvent/properties/eventTime/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
  } else {
    if (!out || fail(out, "", "#/$defs/StreamEvent/type", "type", {type: "object"}, "must be object")) return false;
  }
  return !out || out.count === base;
}

function checkTags(data, out) {
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for(const key0 of Object.keys(data)){
      const _errs1 = errors;
      if (typeof key0 === "string") {
        if (isLonger(key0, 128)) {
          errors++;
          if (out) fail(out, "", "#/$defs/Tags/propertyNames/maxLength", "maxLength", {limit: 128, minLength: 1}, "must NOT have more than 128 characters");
        }
        if (key0.length < 1) {
          errors++;
          if (out) fail(out, "", "#/$defs/Tags/propertyNames/minLength", "minLength", {limit: 1, maxLength: 128}, "must NOT have fewer than 1 characters");
        }
      }
      var valid0 = _errs1 === errors;
      if (!valid0) {
        if (!out || fail(out, "", "#/$defs/Tags/propertyNames", "propertyNames", {propertyName: key0}, "property name must be valid")) return false;
        errors++;
      }
    }
    for(const key1 of Object.keys(data)){
      let data0 = data[key1];
      if (typeof data0 === "string") {
        if (isLonger(data0, 256)) {
          if (!out || fail(out, "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), "#/$defs/Tags/additionalProperties/maxLength", "maxLength", {limit: 256}, "must NOT have more than 256 characters")) return false;
          errors++;
        }
      } else {
        if (!out || fail(out, "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), "#/$defs/Tags/additionalProperties/type", "type", {type: "string"}, "must be string")) return false;
        errors++;
      }
    }
    if (Object.keys(data).length > 50) {
      if (!out || fail(out, "", "#/$defs/Tags/maxProperties", "maxProperties", {limit: 50}, "must NOT have more than 50 properties")) return false;
      errors++;
    }
  } else {
    if (!out || fail(out, "", "#/$defs/Tags/type", "type", {type: "object"}, "must be object")) return false;
    errors++;
  }
  return errors === 0;
}

function checkIvsException(data, out) {
  const base = out ? out.count : 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if ((data.exceptionMessage, getPrototypeOf(data)) !== prototype || blank.exceptionMessage !== undefined) data = ownMembers(data);
    if (data.exceptionMessage !== undefined) {
      if (typeof data.exceptionMessage !== "string") {
        if (!out || fail(out, "/exceptionMessage", "#/$defs/IvsException/properties/exceptionMessage/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
  } else {
    if (!out || fail(out, "", "#/$defs/IvsException/type", "type", {type: "object"}, "must be object")) return false;
  }
  return !out || out.count === base;
}

const $GetStreamSessionInput = /*#__PURE__*/ validator(checkGetStreamSessionRequestContent);
const $GetStreamSessionOutput = /*#__PURE__*/ validator(checkGetStreamSessionResponseContent);
const $ChannelArn = /*#__PURE__*/ validator(checkChannelArn);
const $StreamId = /*#__PURE__*/ validator(checkStreamId);
const $GetStreamSessionRequestContent = /*#__PURE__*/ validator(checkGetStreamSessionRequestContent);
const $GetStreamSessionResponseContent = /*#__PURE__*/ validator(checkGetStreamSessionResponseContent);
const $StreamSession = /*#__PURE__*/ validator(checkStreamSession);
const $Channel = /*#__PURE__*/ validator(checkChannel);
const $IngestConfiguration = /*#__PURE__*/ validator(checkIngestConfiguration);
const $VideoConfiguration = /*#__PURE__*/ validator(checkVideoConfiguration);
const $AudioConfiguration = /*#__PURE__*/ validator(checkAudioConfiguration);
const $RecordingConfiguration = /*#__PURE__*/ validator(checkRecordingConfiguration);
const $DestinationConfiguration = /*#__PURE__*/ validator(checkDestinationConfiguration);
const $S3DestinationConfiguration = /*#__PURE__*/ validator(checkS3DestinationConfiguration);
const $RenditionConfiguration = /*#__PURE__*/ validator(checkRenditionConfiguration);
const $ThumbnailConfiguration = /*#__PURE__*/ validator(checkThumbnailConfiguration);
const $StreamEvent = /*#__PURE__*/ validator(checkStreamEvent);
const $Tags = /*#__PURE__*/ validator(checkTags);
const $IvsException = /*#__PURE__*/ validator(checkIvsException);

export {
  $GetStreamSessionInput as GetStreamSessionInput,
  $GetStreamSessionOutput as GetStreamSessionOutput,
  $ChannelArn as ChannelArn,
  $StreamId as StreamId,
  $GetStreamSessionRequestContent as GetStreamSessionRequestContent,
  $GetStreamSessionResponseContent as GetStreamSessionResponseContent,
  $StreamSession as StreamSession,
  $Channel as Channel,
  $IngestConfiguration as IngestConfiguration,
  $VideoConfiguration as VideoConfiguration,
  $AudioConfiguration as AudioConfiguration,
  $RecordingConfiguration as RecordingConfiguration,
  $DestinationConfiguration as DestinationConfiguration,
  $S3DestinationConfiguration as S3DestinationConfiguration,
  $RenditionConfiguration as RenditionConfiguration,
  $ThumbnailConfiguration as ThumbnailConfiguration,
  $StreamEvent as StreamEvent,
  $Tags as Tags,
  $IvsException as IvsException,
};
