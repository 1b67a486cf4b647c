// Generated from spec/ivs-realtime.yaml by callsheet.
// Run `callsheet generate` to make it again; `callsheet check` fails on edits by hand.

import { fail, isDateTime, isLonger, isShorter, ownMembers, under, validator } from "@callsheet/validators/runtime";

const { getPrototypeOf, hasOwn, prototype } = Object;
const blank = {};
const pattern0 = /*#__PURE__*/ new RegExp("^arn:aws:ivs:[a-z0-9-]+:[0-9]+:stage/[a-zA-Z0-9-]+$", "u");
const pattern1 = /*#__PURE__*/ new RegExp("^st-[a-zA-Z0-9]{13}$", "u");
const pattern2 = /*#__PURE__*/ new RegExp("^[a-zA-Z0-9-_]*$", "u");
const pattern3 = /*#__PURE__*/ new RegExp("^$|^arn:aws:ivs:[a-z0-9-]+:[0-9]+:storage-configuration/[a-zA-Z0-9-]+$", "u");
const value4 = ["AUDIO_VIDEO","AUDIO_ONLY","NONE"];
const value5 = ["string","null"];

function checkStageArn(data, out) {
  const base = out ? out.count : 0;
  if (typeof data === "string") {
    if (!pattern0.test(data)) {
      if (!out || fail(out, "", "#/$defs/StageArn/pattern", "pattern", {pattern: "^arn:aws:ivs:[a-z0-9-]+:[0-9]+:stage/[a-zA-Z0-9-]+$"}, "must match pattern \"^arn:aws:ivs:[a-z0-9-]+:[0-9]+:stage/[a-zA-Z0-9-]+$\"")) return false;
    }
    if (isLonger(data, 128)) {
      if (!out || fail(out, "", "#/$defs/StageArn/maxLength", "maxLength", {limit: 128, minLength: 1}, "must NOT have more than 128 characters")) return false;
    }
    if (data.length < 1) {
      if (!out || fail(out, "", "#/$defs/StageArn/minLength", "minLength", {limit: 1, maxLength: 128}, "must NOT have fewer than 1 characters")) return false;
    }
  } else {
    if (!out || fail(out, "", "#/$defs/StageArn/type", "type", {type: "string"}, "must be string")) return false;
  }
  return !out || out.count === base;
}

function checkStageSessionId(data, out) {
  const base = out ? out.count : 0;
  if (typeof data === "string") {
    if (!pattern1.test(data)) {
      if (!out || fail(out, "", "#/$defs/StageSessionId/pattern", "pattern", {pattern: "^st-[a-zA-Z0-9]{13}$"}, "must match pattern \"^st-[a-zA-Z0-9]{13}$\"")) return false;
    }
    if (isLonger(data, 16)) {
      if (!out || fail(out, "", "#/$defs/StageSessionId/maxLength", "maxLength", {limit: 16, minLength: 16}, "must NOT have more than 16 characters")) return false;
    }
    if (isShorter(data, 16)) {
      if (!out || fail(out, "", "#/$defs/StageSessionId/minLength", "minLength", {limit: 16, maxLength: 16}, "must NOT have fewer than 16 characters")) return false;
    }
  } else {
    if (!out || fail(out, "", "#/$defs/StageSessionId/type", "type", {type: "string"}, "must be string")) return false;
  }
  return !out || out.count === base;
}

function checkGetStageRequestContent(data, out) {
  const base = out ? out.count : 0;
  let from = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if ((data.arn, getPrototypeOf(data)) !== prototype || blank.arn !== undefined) data = ownMembers(data);
    if (data.arn === undefined) {
      if (!out || fail(out, "", "#/$defs/GetStageRequestContent/required", "required", {missingProperty: "arn"}, "must have required property 'arn'")) return false;
    }
    if (data.arn !== undefined) {
      if (out) from = out.count;
      if (!checkStageArn(data.arn, out)) {
        if (under(out, from, "/arn")) return false;
      }
    }
  } else {
    if (!out || fail(out, "", "#/$defs/GetStageRequestContent/type", "type", {type: "object"}, "must be object")) return false;
  }
  return !out || out.count === base;
}

function checkGetStageResponseContent(data, out) {
  const base = out ? out.count : 0;
  let from = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if ((data.stage, getPrototypeOf(data)) !== prototype || blank.stage !== undefined) data = ownMembers(data);
    if (data.stage !== undefined) {
      if (out) from = out.count;
      if (!checkStage(data.stage, out)) {
        if (under(out, from, "/stage")) return false;
      }
    }
  } else {
    if (!out || fail(out, "", "#/$defs/GetStageResponseContent/type", "type", {type: "object"}, "must be object")) return false;
  }
  return !out || out.count === base;
}

function checkGetStageSessionRequestContent(data, out) {
  const base = out ? out.count : 0;
  let from = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if ((data.stageArn, getPrototypeOf(data)) !== prototype || blank.stageArn !== undefined || blank.sessionId !== undefined) data = ownMembers(data);
    if (data.stageArn === undefined) {
      if (!out || fail(out, "", "#/$defs/GetStageSessionRequestContent/required", "required", {missingProperty: "stageArn"}, "must have required property 'stageArn'")) return false;
    }
    if (data.sessionId === undefined) {
      if (!out || fail(out, "", "#/$defs/GetStageSessionRequestContent/required", "required", {missingProperty: "sessionId"}, "must have required property 'sessionId'")) return false;
    }
    if (data.stageArn !== undefined) {
      if (out) from = out.count;
      if (!checkStageArn(data.stageArn, out)) {
        if (under(out, from, "/stageArn")) return false;
      }
    }
    if (data.sessionId !== undefined) {
      if (out) from = out.count;
      if (!checkStageSessionId(data.sessionId, out)) {
        if (under(out, from, "/sessionId")) return false;
      }
    }
  } else {
    if (!out || fail(out, "", "#/$defs/GetStageSessionRequestContent/type", "type", {type: "object"}, "must be object")) return false;
  }
  return !out || out.count === base;
}

function checkGetStageSessionResponseContent(data, out) {
  const base = out ? out.count : 0;
  let from = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if ((data.stageSession, getPrototypeOf(data)) !== prototype || blank.stageSession !== undefined) data = ownMembers(data);
    if (data.stageSession !== undefined) {
      if (out) from = out.count;
      if (!checkStageSession(data.stageSession, out)) {
        if (under(out, from, "/stageSession")) return false;
      }
    }
  } else {
    if (!out || fail(out, "", "#/$defs/GetStageSessionResponseContent/type", "type", {type: "object"}, "must be object")) return false;
  }
  return !out || out.count === base;
}

function checkStage(data, out) {
  const base = out ? out.count : 0;
  let from = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if ((data.arn, getPrototypeOf(data)) !== prototype || blank.arn !== undefined || blank.name !== undefined || blank.activeSessionId !== undefined || blank.tags !== undefined || blank.autoParticipantRecordingConfiguration !== undefined || blank.endpoints !== undefined) data = ownMembers(data);
    if (data.arn === undefined) {
      if (!out || fail(out, "", "#/$defs/Stage/required", "required", {missingProperty: "arn"}, "must have required property 'arn'")) return false;
    }
    if (data.arn !== undefined) {
      if (out) from = out.count;
      if (!checkStageArn(data.arn, out)) {
        if (under(out, from, "/arn")) return false;
      }
    }
    if (data.name !== undefined) {
      let data1 = data.name;
      if (typeof data1 === "string") {
        if (!pattern2.test(data1)) {
          if (!out || fail(out, "/name", "#/$defs/Stage/properties/name/pattern", "pattern", {pattern: "^[a-zA-Z0-9-_]*$"}, "must match pattern \"^[a-zA-Z0-9-_]*$\"")) return false;
        }
        if (isLonger(data1, 128)) {
          if (!out || fail(out, "/name", "#/$defs/Stage/properties/name/maxLength", "maxLength", {limit: 128}, "must NOT have more than 128 characters")) return false;
        }
      } else {
        if (!out || fail(out, "/name", "#/$defs/Stage/properties/name/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.activeSessionId !== undefined) {
      if (out) from = out.count;
      if (!checkStageSessionId(data.activeSessionId, out)) {
        if (under(out, from, "/activeSessionId")) return false;
      }
    }
    if (data.tags !== undefined) {
      if (out) from = out.count;
      if (!checkTags(data.tags, out)) {
        if (under(out, from, "/tags")) return false;
      }
    }
    if (data.autoParticipantRecordingConfiguration !== undefined) {
      if (out) from = out.count;
      if (!checkAutoParticipantRecordingConfiguration(data.autoParticipantRecordingConfiguration, out)) {
        if (under(out, from, "/autoParticipantRecordingConfiguration")) return false;
      }
    }
    if (data.endpoints !== undefined) {
      if (out) from = out.count;
      if (!checkStageEndpoints(data.endpoints, out)) {
        if (under(out, from, "/endpoints")) return false;
      }
    }
  } else {
    if (!out || fail(out, "", "#/$defs/Stage/type", "type", {type: "object"}, "must be object")) return false;
  }
  return !out || out.count === base;
}

function checkAutoParticipantRecordingConfiguration(data, out) {
  const base = out ? out.count : 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if ((data.storageConfigurationArn, getPrototypeOf(data)) !== prototype || blank.storageConfigurationArn !== undefined || blank.mediaTypes !== undefined) data = ownMembers(data);
    if (data.storageConfigurationArn === undefined) {
      if (!out || fail(out, "", "#/$defs/AutoParticipantRecordingConfiguration/required", "required", {missingProperty: "storageConfigurationArn"}, "must have required property 'storageConfigurationArn'")) return false;
    }
    if (data.storageConfigurationArn !== undefined) {
      let data0 = data.storageConfigurationArn;
      if (typeof data0 === "string") {
        if (!pattern3.test(data0)) {
          if (!out || fail(out, "/storageConfigurationArn", "#/$defs/AutoParticipantRecordingConfiguration/properties/storageConfigurationArn/pattern", "pattern", {pattern: "^$|^arn:aws:ivs:[a-z0-9-]+:[0-9]+:storage-configuration/[a-zA-Z0-9-]+$"}, "must match pattern \"^$|^arn:aws:ivs:[a-z0-9-]+:[0-9]+:storage-configuration/[a-zA-Z0-9-]+$\"")) return false;
        }
        if (isLonger(data0, 128)) {
          if (!out || fail(out, "/storageConfigurationArn", "#/$defs/AutoParticipantRecordingConfiguration/properties/storageConfigurationArn/maxLength", "maxLength", {limit: 128}, "must NOT have more than 128 characters")) return false;
        }
      } else {
        if (!out || fail(out, "/storageConfigurationArn", "#/$defs/AutoParticipantRecordingConfiguration/properties/storageConfigurationArn/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.mediaTypes !== undefined) {
      let data1 = data.mediaTypes;
      if (Array.isArray(data1)) {
        const len0 = data1.length;
        for(let i0=0; i0<len0; i0++){
          let data2 = data1[i0];
          if (typeof data2 !== "string") {
            if (!out || fail(out, "/mediaTypes/" + i0, "#/$defs/AutoParticipantRecordingConfiguration/properties/mediaTypes/items/type", "type", {type: "string"}, "must be string")) return false;
          }
          if (!(((data2 === "AUDIO_VIDEO") || (data2 === "AUDIO_ONLY")) || (data2 === "NONE"))) {
            if (!out || fail(out, "/mediaTypes/" + i0, "#/$defs/AutoParticipantRecordingConfiguration/properties/mediaTypes/items/enum", "enum", {allowedValues: value4}, "must be one of \"AUDIO_VIDEO\", \"AUDIO_ONLY\", \"NONE\"")) return false;
          }
        }
        if (data1.length > 1) {
          if (!out || fail(out, "/mediaTypes", "#/$defs/AutoParticipantRecordingConfiguration/properties/mediaTypes/maxItems", "maxItems", {limit: 1}, "must NOT have more than 1 items")) return false;
        }
      } else {
        if (!out || fail(out, "/mediaTypes", "#/$defs/AutoParticipantRecordingConfiguration/properties/mediaTypes/type", "type", {type: "array"}, "must be array")) return false;
      }
    }
  } else {
    if (!out || fail(out, "", "#/$defs/AutoParticipantRecordingConfiguration/type", "type", {type: "object"}, "must be object")) return false;
  }
  return !out || out.count === base;
}

function checkStageEndpoints(data, out) {
  const base = out ? out.count : 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if ((data.events, getPrototypeOf(data)) !== prototype || blank.events !== undefined || blank.whip !== undefined) data = ownMembers(data);
    if (data.events !== undefined) {
      let data0 = data.events;
      if (typeof data0 === "string") {
        if (isLonger(data0, 2048)) {
          if (!out || fail(out, "/events", "#/$defs/StageEndpoints/properties/events/maxLength", "maxLength", {limit: 2048}, "must NOT have more than 2048 characters")) return false;
        }
      } else {
        if (!out || fail(out, "/events", "#/$defs/StageEndpoints/properties/events/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.whip !== undefined) {
      let data1 = data.whip;
      if (typeof data1 === "string") {
        if (isLonger(data1, 2048)) {
          if (!out || fail(out, "/whip", "#/$defs/StageEndpoints/properties/whip/maxLength", "maxLength", {limit: 2048}, "must NOT have more than 2048 characters")) return false;
        }
      } else {
        if (!out || fail(out, "/whip", "#/$defs/StageEndpoints/properties/whip/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
  } else {
    if (!out || fail(out, "", "#/$defs/StageEndpoints/type", "type", {type: "object"}, "must be object")) return false;
  }
  return !out || out.count === base;
}

function checkStageSession(data, out) {
  const base = out ? out.count : 0;
  let from = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if ((data.sessionId, getPrototypeOf(data)) !== prototype || blank.sessionId !== undefined || blank.startTime !== undefined || blank.endTime !== undefined) data = ownMembers(data);
    if (data.sessionId !== undefined) {
      if (out) from = out.count;
      if (!checkStageSessionId(data.sessionId, out)) {
        if (under(out, from, "/sessionId")) return false;
      }
    }
    if (data.startTime !== undefined) {
      let data1 = data.startTime;
      if (typeof data1 === "string") {
        if (!isDateTime(data1)) {
          if (!out || fail(out, "/startTime", "#/$defs/StageSession/properties/startTime/format", "format", {format: "date-time"}, "must match format \"date-time\"")) return false;
        }
      } else {
        if (!out || fail(out, "/startTime", "#/$defs/StageSession/properties/startTime/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.endTime !== undefined) {
      let data2 = data.endTime;
      if ((typeof data2 !== "string") && (data2 !== null)) {
        if (!out || fail(out, "/endTime", "#/$defs/StageSession/properties/endTime/type", "type", {type: value5}, "must be string or null")) return false;
      }
      if (typeof data2 === "string") {
        if (!isDateTime(data2)) {
          if (!out || fail(out, "/endTime", "#/$defs/StageSession/properties/endTime/format", "format", {format: "date-time"}, "must match format \"date-time\"")) return false;
        }
      }
    }
  } else {
    if (!out || fail(out, "", "#/$defs/StageSession/type", "type", {type: "object"}, "must be object")) return false;
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

const $GetStageInput = /*#__PURE__*/ validator(checkGetStageRequestContent);
const $GetStageOutput = /*#__PURE__*/ validator(checkGetStageResponseContent);
const $GetStageSessionInput = /*#__PURE__*/ validator(checkGetStageSessionRequestContent);
const $GetStageSessionOutput = /*#__PURE__*/ validator(checkGetStageSessionResponseContent);
const $StageArn = /*#__PURE__*/ validator(checkStageArn);
const $StageSessionId = /*#__PURE__*/ validator(checkStageSessionId);
const $GetStageRequestContent = /*#__PURE__*/ validator(checkGetStageRequestContent);
const $GetStageResponseContent = /*#__PURE__*/ validator(checkGetStageResponseContent);
const $GetStageSessionRequestContent = /*#__PURE__*/ validator(checkGetStageSessionRequestContent);
const $GetStageSessionResponseContent = /*#__PURE__*/ validator(checkGetStageSessionResponseContent);
const $Stage = /*#__PURE__*/ validator(checkStage);
const $AutoParticipantRecordingConfiguration = /*#__PURE__*/ validator(checkAutoParticipantRecordingConfiguration);
const $StageEndpoints = /*#__PURE__*/ validator(checkStageEndpoints);
const $StageSession = /*#__PURE__*/ validator(checkStageSession);
const $Tags = /*#__PURE__*/ validator(checkTags);
const $IvsException = /*#__PURE__*/ validator(checkIvsException);

export {
  $GetStageInput as GetStageInput,
  $GetStageOutput as GetStageOutput,
  $GetStageSessionInput as GetStageSessionInput,
  $GetStageSessionOutput as GetStageSessionOutput,
  $StageArn as StageArn,
  $StageSessionId as StageSessionId,
  $GetStageRequestContent as GetStageRequestContent,
  $GetStageResponseContent as GetStageResponseContent,
  $GetStageSessionRequestContent as GetStageSessionRequestContent,
  $GetStageSessionResponseContent as GetStageSessionResponseContent,
  $Stage as Stage,
  $AutoParticipantRecordingConfiguration as AutoParticipantRecordingConfiguration,
  $StageEndpoints as StageEndpoints,
  $StageSession as StageSession,
  $Tags as Tags,
  $IvsException as IvsException,
};
