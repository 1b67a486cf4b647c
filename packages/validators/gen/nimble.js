// Generated from spec/nimble.yaml by callsheet.
// Run `callsheet generate` to make it again; `callsheet check` fails on edits by hand.

import { fail, isDateTime, isLonger, ownMembers, under, validator } from "@callsheet/validators/runtime";

const { getPrototypeOf, hasOwn, prototype } = Object;
const blank = {};
const value0 = ["READY","CREATE_IN_PROGRESS","DELETE_IN_PROGRESS","DELETED","CREATE_FAILED","DELETE_FAILED"];
const value1 = ["STREAM_CREATE_IN_PROGRESS","STREAM_READY","STREAM_DELETE_IN_PROGRESS","STREAM_DELETED","INTERNAL_ERROR","NETWORK_CONNECTION_ERROR"];
const pattern2 = /*#__PURE__*/ new RegExp("^[a-zA-Z0-9-_]*$", "u");
const value3 = ["CREATE_IN_PROGRESS","DELETE_IN_PROGRESS","READY","DELETED","CREATE_FAILED","DELETE_FAILED","STOP_IN_PROGRESS","START_IN_PROGRESS","STOPPED","STOP_FAILED","START_FAILED"];
const value4 = ["STREAMING_SESSION_READY","STREAMING_SESSION_DELETED","STREAMING_SESSION_CREATE_IN_PROGRESS","STREAMING_SESSION_DELETE_IN_PROGRESS","INTERNAL_ERROR","INSUFFICIENT_CAPACITY","ACTIVE_DIRECTORY_DOMAIN_JOIN_ERROR","NETWORK_CONNECTION_ERROR","INITIALIZATION_SCRIPT_ERROR","DECRYPT_STREAMING_IMAGE_ERROR","NETWORK_INTERFACE_ERROR","STREAMING_SESSION_STOPPED","STREAMING_SESSION_STARTED","STREAMING_SESSION_STOP_IN_PROGRESS","STREAMING_SESSION_START_IN_PROGRESS","AMI_VALIDATION_ERROR"];

function checkCreateStreamingSessionStreamInput(data, out) {
  const base = out ? out.count : 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if ((data.studioId, getPrototypeOf(data)) !== prototype || blank.studioId !== undefined || blank.sessionId !== undefined || blank.expirationInSeconds !== undefined || blank.clientToken !== undefined) data = ownMembers(data);
    if (data.studioId === undefined) {
      if (!out || fail(out, "", "#/$defs/CreateStreamingSessionStreamInput/required", "required", {missingProperty: "studioId"}, "must have required property 'studioId'")) return false;
    }
    if (data.sessionId === undefined) {
      if (!out || fail(out, "", "#/$defs/CreateStreamingSessionStreamInput/required", "required", {missingProperty: "sessionId"}, "must have required property 'sessionId'")) return false;
    }
    if (data.expirationInSeconds !== undefined) {
      let data0 = data.expirationInSeconds;
      if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
        if (!out || fail(out, "/expirationInSeconds", "#/$defs/CreateStreamingSessionStreamInput/properties/expirationInSeconds/type", "type", {type: "integer"}, "must be integer")) return false;
      }
      if ((typeof data0 == "number") && (isFinite(data0))) {
        if (!(data0 % 1 === 0 && data0 >= -2147483648 && data0 <= 2147483647)) {
          if (!out || fail(out, "/expirationInSeconds", "#/$defs/CreateStreamingSessionStreamInput/properties/expirationInSeconds/format", "format", {format: "int32"}, "must match format \"int32\"")) return false;
        }
        if (data0 > 3600 || isNaN(data0)) {
          if (!out || fail(out, "/expirationInSeconds", "#/$defs/CreateStreamingSessionStreamInput/properties/expirationInSeconds/maximum", "maximum", {limit: 3600, minimum: 60}, "must be <= 3600")) return false;
        }
        if (data0 < 60 || isNaN(data0)) {
          if (!out || fail(out, "/expirationInSeconds", "#/$defs/CreateStreamingSessionStreamInput/properties/expirationInSeconds/minimum", "minimum", {limit: 60, maximum: 3600}, "must be >= 60")) return false;
        }
      }
    }
    if (data.studioId !== undefined) {
      let data1 = data.studioId;
      if (typeof data1 === "string") {
        if (data1.length < 1) {
          if (!out || fail(out, "/studioId", "#/$defs/CreateStreamingSessionStreamInput/properties/studioId/minLength", "minLength", {limit: 1}, "must NOT have fewer than 1 characters")) return false;
        }
      } else {
        if (!out || fail(out, "/studioId", "#/$defs/CreateStreamingSessionStreamInput/properties/studioId/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.sessionId !== undefined) {
      let data2 = data.sessionId;
      if (typeof data2 === "string") {
        if (data2.length < 1) {
          if (!out || fail(out, "/sessionId", "#/$defs/CreateStreamingSessionStreamInput/properties/sessionId/minLength", "minLength", {limit: 1}, "must NOT have fewer than 1 characters")) return false;
        }
      } else {
        if (!out || fail(out, "/sessionId", "#/$defs/CreateStreamingSessionStreamInput/properties/sessionId/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.clientToken !== undefined) {
      let data3 = data.clientToken;
      if (typeof data3 === "string") {
        if (isLonger(data3, 64)) {
          if (!out || fail(out, "/clientToken", "#/$defs/CreateStreamingSessionStreamInput/properties/clientToken/maxLength", "maxLength", {limit: 64, minLength: 1}, "must NOT have more than 64 characters")) return false;
        }
        if (data3.length < 1) {
          if (!out || fail(out, "/clientToken", "#/$defs/CreateStreamingSessionStreamInput/properties/clientToken/minLength", "minLength", {limit: 1, maxLength: 64}, "must NOT have fewer than 1 characters")) return false;
        }
      } else {
        if (!out || fail(out, "/clientToken", "#/$defs/CreateStreamingSessionStreamInput/properties/clientToken/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
  } else {
    if (!out || fail(out, "", "#/$defs/CreateStreamingSessionStreamInput/type", "type", {type: "object"}, "must be object")) return false;
  }
  return !out || out.count === base;
}

function checkStartStreamingSessionInput(data, out) {
  const base = out ? out.count : 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if ((data.studioId, getPrototypeOf(data)) !== prototype || blank.studioId !== undefined || blank.sessionId !== undefined || blank.clientToken !== undefined) data = ownMembers(data);
    if (data.studioId === undefined) {
      if (!out || fail(out, "", "#/$defs/StartStreamingSessionInput/required", "required", {missingProperty: "studioId"}, "must have required property 'studioId'")) return false;
    }
    if (data.sessionId === undefined) {
      if (!out || fail(out, "", "#/$defs/StartStreamingSessionInput/required", "required", {missingProperty: "sessionId"}, "must have required property 'sessionId'")) return false;
    }
    if (data.studioId !== undefined) {
      let data0 = data.studioId;
      if (typeof data0 === "string") {
        if (data0.length < 1) {
          if (!out || fail(out, "/studioId", "#/$defs/StartStreamingSessionInput/properties/studioId/minLength", "minLength", {limit: 1}, "must NOT have fewer than 1 characters")) return false;
        }
      } else {
        if (!out || fail(out, "/studioId", "#/$defs/StartStreamingSessionInput/properties/studioId/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.sessionId !== undefined) {
      let data1 = data.sessionId;
      if (typeof data1 === "string") {
        if (data1.length < 1) {
          if (!out || fail(out, "/sessionId", "#/$defs/StartStreamingSessionInput/properties/sessionId/minLength", "minLength", {limit: 1}, "must NOT have fewer than 1 characters")) return false;
        }
      } else {
        if (!out || fail(out, "/sessionId", "#/$defs/StartStreamingSessionInput/properties/sessionId/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.clientToken !== undefined) {
      let data2 = data.clientToken;
      if (typeof data2 === "string") {
        if (isLonger(data2, 64)) {
          if (!out || fail(out, "/clientToken", "#/$defs/StartStreamingSessionInput/properties/clientToken/maxLength", "maxLength", {limit: 64, minLength: 1}, "must NOT have more than 64 characters")) return false;
        }
        if (data2.length < 1) {
          if (!out || fail(out, "/clientToken", "#/$defs/StartStreamingSessionInput/properties/clientToken/minLength", "minLength", {limit: 1, maxLength: 64}, "must NOT have fewer than 1 characters")) return false;
        }
      } else {
        if (!out || fail(out, "/clientToken", "#/$defs/StartStreamingSessionInput/properties/clientToken/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
  } else {
    if (!out || fail(out, "", "#/$defs/StartStreamingSessionInput/type", "type", {type: "object"}, "must be object")) return false;
  }
  return !out || out.count === base;
}

function checkNimbleException(data, out) {
  const base = out ? out.count : 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if ((data.code, getPrototypeOf(data)) !== prototype || blank.code !== undefined || blank.context !== undefined || blank.message !== undefined) data = ownMembers(data);
    if (data.code !== undefined) {
      if (typeof data.code !== "string") {
        if (!out || fail(out, "/code", "#/$defs/NimbleException/properties/code/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.context !== undefined) {
      let data1 = data.context;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
        for(const key0 of Object.keys(data1)){
          if (typeof data1[key0] !== "string") {
            if (!out || fail(out, "/context/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), "#/$defs/NimbleException/properties/context/additionalProperties/type", "type", {type: "string"}, "must be string")) return false;
          }
        }
      } else {
        if (!out || fail(out, "/context", "#/$defs/NimbleException/properties/context/type", "type", {type: "object"}, "must be object")) return false;
      }
    }
    if (data.message !== undefined) {
      if (typeof data.message !== "string") {
        if (!out || fail(out, "/message", "#/$defs/NimbleException/properties/message/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
  } else {
    if (!out || fail(out, "", "#/$defs/NimbleException/type", "type", {type: "object"}, "must be object")) return false;
  }
  return !out || out.count === base;
}

function checkCreateStreamingSessionStreamRequestContent(data, out) {
  const base = out ? out.count : 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if ((data.expirationInSeconds, getPrototypeOf(data)) !== prototype || blank.expirationInSeconds !== undefined) data = ownMembers(data);
    if (data.expirationInSeconds !== undefined) {
      let data0 = data.expirationInSeconds;
      if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
        if (!out || fail(out, "/expirationInSeconds", "#/$defs/CreateStreamingSessionStreamRequestContent/properties/expirationInSeconds/type", "type", {type: "integer"}, "must be integer")) return false;
      }
      if ((typeof data0 == "number") && (isFinite(data0))) {
        if (!(data0 % 1 === 0 && data0 >= -2147483648 && data0 <= 2147483647)) {
          if (!out || fail(out, "/expirationInSeconds", "#/$defs/CreateStreamingSessionStreamRequestContent/properties/expirationInSeconds/format", "format", {format: "int32"}, "must match format \"int32\"")) return false;
        }
        if (data0 > 3600 || isNaN(data0)) {
          if (!out || fail(out, "/expirationInSeconds", "#/$defs/CreateStreamingSessionStreamRequestContent/properties/expirationInSeconds/maximum", "maximum", {limit: 3600, minimum: 60}, "must be <= 3600")) return false;
        }
        if (data0 < 60 || isNaN(data0)) {
          if (!out || fail(out, "/expirationInSeconds", "#/$defs/CreateStreamingSessionStreamRequestContent/properties/expirationInSeconds/minimum", "minimum", {limit: 60, maximum: 3600}, "must be >= 60")) return false;
        }
      }
    }
  } else {
    if (!out || fail(out, "", "#/$defs/CreateStreamingSessionStreamRequestContent/type", "type", {type: "object"}, "must be object")) return false;
  }
  return !out || out.count === base;
}

function checkCreateStreamingSessionStreamResponseContent(data, out) {
  const base = out ? out.count : 0;
  let from = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if ((data.stream, getPrototypeOf(data)) !== prototype || blank.stream !== undefined) data = ownMembers(data);
    if (data.stream !== undefined) {
      if (out) from = out.count;
      if (!checkStreamingSessionStream(data.stream, out)) {
        if (under(out, from, "/stream")) return false;
      }
    }
  } else {
    if (!out || fail(out, "", "#/$defs/CreateStreamingSessionStreamResponseContent/type", "type", {type: "object"}, "must be object")) return false;
  }
  return !out || out.count === base;
}

function checkStartStreamingSessionRequestContent(data, out) {
  const base = out ? out.count : 0;
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    if (!out || fail(out, "", "#/$defs/StartStreamingSessionRequestContent/type", "type", {type: "object"}, "must be object")) return false;
  }
  return !out || out.count === base;
}

function checkStartStreamingSessionResponseContent(data, out) {
  const base = out ? out.count : 0;
  let from = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if ((data.session, getPrototypeOf(data)) !== prototype || blank.session !== undefined) data = ownMembers(data);
    if (data.session !== undefined) {
      if (out) from = out.count;
      if (!checkStreamingSession(data.session, out)) {
        if (under(out, from, "/session")) return false;
      }
    }
  } else {
    if (!out || fail(out, "", "#/$defs/StartStreamingSessionResponseContent/type", "type", {type: "object"}, "must be object")) return false;
  }
  return !out || out.count === base;
}

function checkStreamingSessionStream(data, out) {
  const base = out ? out.count : 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if ((data.streamId, getPrototypeOf(data)) !== prototype || blank.streamId !== undefined || blank.state !== undefined || blank.statusCode !== undefined || blank.url !== undefined || blank.createdAt !== undefined || blank.createdBy !== undefined || blank.ownedBy !== undefined || blank.expiresAt !== undefined) data = ownMembers(data);
    if (data.streamId !== undefined) {
      if (typeof data.streamId !== "string") {
        if (!out || fail(out, "/streamId", "#/$defs/StreamingSessionStream/properties/streamId/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.state !== undefined) {
      let data1 = data.state;
      if (typeof data1 !== "string") {
        if (!out || fail(out, "/state", "#/$defs/StreamingSessionStream/properties/state/type", "type", {type: "string"}, "must be string")) return false;
      }
      if (!((((((data1 === "READY") || (data1 === "CREATE_IN_PROGRESS")) || (data1 === "DELETE_IN_PROGRESS")) || (data1 === "DELETED")) || (data1 === "CREATE_FAILED")) || (data1 === "DELETE_FAILED"))) {
        if (!out || fail(out, "/state", "#/$defs/StreamingSessionStream/properties/state/enum", "enum", {allowedValues: value0}, "must be one of \"READY\", \"CREATE_IN_PROGRESS\", \"DELETE_IN_PROGRESS\", \"DELETED\", \"CREATE_FAILED\", \"DELETE_FAILED\"")) return false;
      }
    }
    if (data.statusCode !== undefined) {
      let data2 = data.statusCode;
      if (typeof data2 !== "string") {
        if (!out || fail(out, "/statusCode", "#/$defs/StreamingSessionStream/properties/statusCode/type", "type", {type: "string"}, "must be string")) return false;
      }
      if (!((((((data2 === "STREAM_CREATE_IN_PROGRESS") || (data2 === "STREAM_READY")) || (data2 === "STREAM_DELETE_IN_PROGRESS")) || (data2 === "STREAM_DELETED")) || (data2 === "INTERNAL_ERROR")) || (data2 === "NETWORK_CONNECTION_ERROR"))) {
        if (!out || fail(out, "/statusCode", "#/$defs/StreamingSessionStream/properties/statusCode/enum", "enum", {allowedValues: value1}, "must be one of \"STREAM_CREATE_IN_PROGRESS\", \"STREAM_READY\", \"STREAM_DELETE_IN_PROGRESS\", \"STREAM_DELETED\", \"INTERNAL_ERROR\", \"NETWORK_CONNECTION_ERROR\"")) return false;
      }
    }
    if (data.url !== undefined) {
      if (typeof data.url !== "string") {
        if (!out || fail(out, "/url", "#/$defs/StreamingSessionStream/properties/url/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.createdAt !== undefined) {
      let data4 = data.createdAt;
      if (typeof data4 === "string") {
        if (!isDateTime(data4)) {
          if (!out || fail(out, "/createdAt", "#/$defs/StreamingSessionStream/properties/createdAt/format", "format", {format: "date-time"}, "must match format \"date-time\"")) return false;
        }
      } else {
        if (!out || fail(out, "/createdAt", "#/$defs/StreamingSessionStream/properties/createdAt/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.createdBy !== undefined) {
      if (typeof data.createdBy !== "string") {
        if (!out || fail(out, "/createdBy", "#/$defs/StreamingSessionStream/properties/createdBy/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.ownedBy !== undefined) {
      if (typeof data.ownedBy !== "string") {
        if (!out || fail(out, "/ownedBy", "#/$defs/StreamingSessionStream/properties/ownedBy/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.expiresAt !== undefined) {
      let data7 = data.expiresAt;
      if (typeof data7 === "string") {
        if (!isDateTime(data7)) {
          if (!out || fail(out, "/expiresAt", "#/$defs/StreamingSessionStream/properties/expiresAt/format", "format", {format: "date-time"}, "must match format \"date-time\"")) return false;
        }
      } else {
        if (!out || fail(out, "/expiresAt", "#/$defs/StreamingSessionStream/properties/expiresAt/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
  } else {
    if (!out || fail(out, "", "#/$defs/StreamingSessionStream/type", "type", {type: "object"}, "must be object")) return false;
  }
  return !out || out.count === base;
}

function checkStreamingSession(data, out) {
  const base = out ? out.count : 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if ((data.arn, getPrototypeOf(data)) !== prototype || blank.arn !== undefined || blank.sessionId !== undefined || blank.launchProfileId !== undefined || blank.streamingImageId !== undefined || blank.ec2InstanceType !== undefined || blank.state !== undefined || blank.statusCode !== undefined || blank.statusMessage !== undefined || blank.createdAt !== undefined || blank.createdBy !== undefined || blank.ownedBy !== undefined || blank.startedAt !== undefined || blank.startedBy !== undefined || blank.stopAt !== undefined || blank.stoppedAt !== undefined || blank.stoppedBy !== undefined || blank.terminateAt !== undefined || blank.updatedAt !== undefined || blank.updatedBy !== undefined || blank.tags !== undefined) data = ownMembers(data);
    if (data.arn !== undefined) {
      if (typeof data.arn !== "string") {
        if (!out || fail(out, "/arn", "#/$defs/StreamingSession/properties/arn/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.sessionId !== undefined) {
      if (typeof data.sessionId !== "string") {
        if (!out || fail(out, "/sessionId", "#/$defs/StreamingSession/properties/sessionId/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.launchProfileId !== undefined) {
      if (typeof data.launchProfileId !== "string") {
        if (!out || fail(out, "/launchProfileId", "#/$defs/StreamingSession/properties/launchProfileId/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.streamingImageId !== undefined) {
      let data3 = data.streamingImageId;
      if (typeof data3 === "string") {
        if (!pattern2.test(data3)) {
          if (!out || fail(out, "/streamingImageId", "#/$defs/StreamingSession/properties/streamingImageId/pattern", "pattern", {pattern: "^[a-zA-Z0-9-_]*$"}, "must match pattern \"^[a-zA-Z0-9-_]*$\"")) return false;
        }
        if (isLonger(data3, 22)) {
          if (!out || fail(out, "/streamingImageId", "#/$defs/StreamingSession/properties/streamingImageId/maxLength", "maxLength", {limit: 22}, "must NOT have more than 22 characters")) return false;
        }
      } else {
        if (!out || fail(out, "/streamingImageId", "#/$defs/StreamingSession/properties/streamingImageId/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.ec2InstanceType !== undefined) {
      if (typeof data.ec2InstanceType !== "string") {
        if (!out || fail(out, "/ec2InstanceType", "#/$defs/StreamingSession/properties/ec2InstanceType/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.state !== undefined) {
      let data5 = data.state;
      if (typeof data5 !== "string") {
        if (!out || fail(out, "/state", "#/$defs/StreamingSession/properties/state/type", "type", {type: "string"}, "must be string")) return false;
      }
      if (!(((((((((((data5 === "CREATE_IN_PROGRESS") || (data5 === "DELETE_IN_PROGRESS")) || (data5 === "READY")) || (data5 === "DELETED")) || (data5 === "CREATE_FAILED")) || (data5 === "DELETE_FAILED")) || (data5 === "STOP_IN_PROGRESS")) || (data5 === "START_IN_PROGRESS")) || (data5 === "STOPPED")) || (data5 === "STOP_FAILED")) || (data5 === "START_FAILED"))) {
        if (!out || fail(out, "/state", "#/$defs/StreamingSession/properties/state/enum", "enum", {allowedValues: value3}, "must be one of \"CREATE_IN_PROGRESS\", \"DELETE_IN_PROGRESS\", \"READY\", \"DELETED\", \"CREATE_FAILED\", \"DELETE_FAILED\", \"STOP_IN_PROGRESS\", \"START_IN_PROGRESS\", \"STOPPED\", \"STOP_FAILED\", \"START_FAILED\"")) return false;
      }
    }
    if (data.statusCode !== undefined) {
      let data6 = data.statusCode;
      if (typeof data6 !== "string") {
        if (!out || fail(out, "/statusCode", "#/$defs/StreamingSession/properties/statusCode/type", "type", {type: "string"}, "must be string")) return false;
      }
      if (!((((((((((((((((data6 === "STREAMING_SESSION_READY") || (data6 === "STREAMING_SESSION_DELETED")) || (data6 === "STREAMING_SESSION_CREATE_IN_PROGRESS")) || (data6 === "STREAMING_SESSION_DELETE_IN_PROGRESS")) || (data6 === "INTERNAL_ERROR")) || (data6 === "INSUFFICIENT_CAPACITY")) || (data6 === "ACTIVE_DIRECTORY_DOMAIN_JOIN_ERROR")) || (data6 === "NETWORK_CONNECTION_ERROR")) || (data6 === "INITIALIZATION_SCRIPT_ERROR")) || (data6 === "DECRYPT_STREAMING_IMAGE_ERROR")) || (data6 === "NETWORK_INTERFACE_ERROR")) || (data6 === "STREAMING_SESSION_STOPPED")) || (data6 === "STREAMING_SESSION_STARTED")) || (data6 === "STREAMING_SESSION_STOP_IN_PROGRESS")) || (data6 === "STREAMING_SESSION_START_IN_PROGRESS")) || (data6 === "AMI_VALIDATION_ERROR"))) {
        if (!out || fail(out, "/statusCode", "#/$defs/StreamingSession/properties/statusCode/enum", "enum", {allowedValues: value4}, "must be one of \"STREAMING_SESSION_READY\", \"STREAMING_SESSION_DELETED\", \"STREAMING_SESSION_CREATE_IN_PROGRESS\", \"STREAMING_SESSION_DELETE_IN_PROGRESS\", \"INTERNAL_ERROR\", \"INSUFFICIENT_CAPACITY\", \"ACTIVE_DIRECTORY_DOMAIN_JOIN_ERROR\", \"NETWORK_CONNECTION_ERROR\", \"INITIALIZATION_SCRIPT_ERROR\", \"DECRYPT_STREAMING_IMAGE_ERROR\", \"NETWORK_INTERFACE_ERROR\", \"STREAMING_SESSION_STOPPED\", \"STREAMING_SESSION_STARTED\", \"STREAMING_SESSION_STOP_IN_PROGRESS\", \"STREAMING_SESSION_START_IN_PROGRESS\", \"AMI_VALIDATION_ERROR\"")) return false;
      }
    }
    if (data.statusMessage !== undefined) {
      if (typeof data.statusMessage !== "string") {
        if (!out || fail(out, "/statusMessage", "#/$defs/StreamingSession/properties/statusMessage/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.createdAt !== undefined) {
      let data8 = data.createdAt;
      if (typeof data8 === "string") {
        if (!isDateTime(data8)) {
          if (!out || fail(out, "/createdAt", "#/$defs/StreamingSession/properties/createdAt/format", "format", {format: "date-time"}, "must match format \"date-time\"")) return false;
        }
      } else {
        if (!out || fail(out, "/createdAt", "#/$defs/StreamingSession/properties/createdAt/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.createdBy !== undefined) {
      if (typeof data.createdBy !== "string") {
        if (!out || fail(out, "/createdBy", "#/$defs/StreamingSession/properties/createdBy/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.ownedBy !== undefined) {
      if (typeof data.ownedBy !== "string") {
        if (!out || fail(out, "/ownedBy", "#/$defs/StreamingSession/properties/ownedBy/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.startedAt !== undefined) {
      let data11 = data.startedAt;
      if (typeof data11 === "string") {
        if (!isDateTime(data11)) {
          if (!out || fail(out, "/startedAt", "#/$defs/StreamingSession/properties/startedAt/format", "format", {format: "date-time"}, "must match format \"date-time\"")) return false;
        }
      } else {
        if (!out || fail(out, "/startedAt", "#/$defs/StreamingSession/properties/startedAt/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.startedBy !== undefined) {
      if (typeof data.startedBy !== "string") {
        if (!out || fail(out, "/startedBy", "#/$defs/StreamingSession/properties/startedBy/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.stopAt !== undefined) {
      let data13 = data.stopAt;
      if (typeof data13 === "string") {
        if (!isDateTime(data13)) {
          if (!out || fail(out, "/stopAt", "#/$defs/StreamingSession/properties/stopAt/format", "format", {format: "date-time"}, "must match format \"date-time\"")) return false;
        }
      } else {
        if (!out || fail(out, "/stopAt", "#/$defs/StreamingSession/properties/stopAt/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.stoppedAt !== undefined) {
      let data14 = data.stoppedAt;
      if (typeof data14 === "string") {
        if (!isDateTime(data14)) {
          if (!out || fail(out, "/stoppedAt", "#/$defs/StreamingSession/properties/stoppedAt/format", "format", {format: "date-time"}, "must match format \"date-time\"")) return false;
        }
      } else {
        if (!out || fail(out, "/stoppedAt", "#/$defs/StreamingSession/properties/stoppedAt/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.stoppedBy !== undefined) {
      if (typeof data.stoppedBy !== "string") {
        if (!out || fail(out, "/stoppedBy", "#/$defs/StreamingSession/properties/stoppedBy/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.terminateAt !== undefined) {
      let data16 = data.terminateAt;
      if (typeof data16 === "string") {
        if (!isDateTime(data16)) {
          if (!out || fail(out, "/terminateAt", "#/$defs/StreamingSession/properties/terminateAt/format", "format", {format: "date-time"}, "must match format \"date-time\"")) return false;
        }
      } else {
        if (!out || fail(out, "/terminateAt", "#/$defs/StreamingSession/properties/terminateAt/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.updatedAt !== undefined) {
      let data17 = data.updatedAt;
      if (typeof data17 === "string") {
        if (!isDateTime(data17)) {
          if (!out || fail(out, "/updatedAt", "#/$defs/StreamingSession/properties/updatedAt/format", "format", {format: "date-time"}, "must match format \"date-time\"")) return false;
        }
      } else {
        if (!out || fail(out, "/updatedAt", "#/$defs/StreamingSession/properties/updatedAt/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.updatedBy !== undefined) {
      if (typeof data.updatedBy !== "string") {
        if (!out || fail(out, "/updatedBy", "#/$defs/StreamingSession/properties/updatedBy/type", "type", {type: "string"}, "must be string")) return false;
      }
    }
    if (data.tags !== undefined) {
      let data19 = data.tags;
      if (data19 && typeof data19 == "object" && !Array.isArray(data19)) {
        for(const key0 of Object.keys(data19)){
          if (typeof data19[key0] !== "string") {
            if (!out || fail(out, "/tags/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), "#/$defs/StreamingSession/properties/tags/additionalProperties/type", "type", {type: "string"}, "must be string")) return false;
          }
        }
      } else {
        if (!out || fail(out, "/tags", "#/$defs/StreamingSession/properties/tags/type", "type", {type: "object"}, "must be object")) return false;
      }
    }
  } else {
    if (!out || fail(out, "", "#/$defs/StreamingSession/type", "type", {type: "object"}, "must be object")) return false;
  }
  return !out || out.count === base;
}

const $CreateStreamingSessionStreamInput = /*#__PURE__*/ validator(checkCreateStreamingSessionStreamInput);
const $CreateStreamingSessionStreamOutput = /*#__PURE__*/ validator(checkCreateStreamingSessionStreamResponseContent);
const $StartStreamingSessionInput = /*#__PURE__*/ validator(checkStartStreamingSessionInput);
const $StartStreamingSessionOutput = /*#__PURE__*/ validator(checkStartStreamingSessionResponseContent);
const $NimbleException = /*#__PURE__*/ validator(checkNimbleException);
const $CreateStreamingSessionStreamRequestContent = /*#__PURE__*/ validator(checkCreateStreamingSessionStreamRequestContent);
const $CreateStreamingSessionStreamResponseContent = /*#__PURE__*/ validator(checkCreateStreamingSessionStreamResponseContent);
const $StartStreamingSessionRequestContent = /*#__PURE__*/ validator(checkStartStreamingSessionRequestContent);
const $StartStreamingSessionResponseContent = /*#__PURE__*/ validator(checkStartStreamingSessionResponseContent);
const $StreamingSessionStream = /*#__PURE__*/ validator(checkStreamingSessionStream);
const $StreamingSession = /*#__PURE__*/ validator(checkStreamingSession);

export {
  $CreateStreamingSessionStreamInput as CreateStreamingSessionStreamInput,
  $CreateStreamingSessionStreamOutput as CreateStreamingSessionStreamOutput,
  $StartStreamingSessionInput as StartStreamingSessionInput,
  $StartStreamingSessionOutput as StartStreamingSessionOutput,
  $NimbleException as NimbleException,
  $CreateStreamingSessionStreamRequestContent as CreateStreamingSessionStreamRequestContent,
  $CreateStreamingSessionStreamResponseContent as CreateStreamingSessionStreamResponseContent,
  $StartStreamingSessionRequestContent as StartStreamingSessionRequestContent,
  $StartStreamingSessionResponseContent as StartStreamingSessionResponseContent,
  $StreamingSessionStream as StreamingSessionStream,
  $StreamingSession as StreamingSession,
};
