/** Operations and parts of our documents that mutants are about. */
export const STREAM = "ivs/GetStreamSession";
export const STAGE = "ivs-realtime/GetStage";
export const SESSION = "ivs-realtime/GetStageSession";
export const CREATE = "nimble/CreateStreamingSessionStream";
export const START = "nimble/StartStreamingSession";

export const channelArn = "/components/schemas/ChannelArn";
export const streamId = "/components/schemas/GetStreamSessionRequestContent/properties/streamId";
export const stageArn = "/components/schemas/StageArn";
export const sessionId = "/components/schemas/StageSessionId";
export const streamRequest = "/components/schemas/GetStreamSessionRequestContent";
export const sessionRequest = "/components/schemas/GetStageSessionRequestContent";
export const createRequest = "/components/schemas/CreateStreamingSessionStreamRequestContent";
export const expiration = `${createRequest}/properties/expirationInSeconds`;
export const token = "/components/parameters/ClientToken";
