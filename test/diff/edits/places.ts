/** The pointer of a component, and of something in it. */
export const schema = (name: string, rest = "") => `/components/schemas/${name}${rest}`;
/** The path of streams. */
export const streams = "/paths/~12020-08-01~1studios~1{studioId}~1streaming-sessions~1{sessionId}~1streams";
/** The path that starts a session. */
export const start = "/paths/~12020-08-01~1studios~1{studioId}~1streaming-sessions~1{sessionId}~1start";
/** When a stream expires. */
export const expiration = schema(
  "CreateStreamingSessionStreamRequestContent",
  "/properties/expirationInSeconds",
);
/** The token of a client. */
export const token = "/components/parameters/ClientToken";
/** The ARN of a stage. */
export const arn = schema("StageArn");
/** A stage. */
export const stage = schema("Stage");
