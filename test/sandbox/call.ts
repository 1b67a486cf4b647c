import type { FetchHandler } from "@callsheet/protocol";

/** An answer of a service, as a test looks at it. */
export interface Answer {
  readonly status: number;
  /** The error's name, if there is one. */
  readonly error: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came.
  readonly body: any;
}

/** Sends a POST of JSON and reads the answer. */
export async function post(
  handler: FetchHandler,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const request = new Request(`http://sandbox.localhost${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  const response = await handler(request);
  return {
    status: response.status,
    error: response.headers.get("x-amzn-errortype"),
    body: await response.json(),
  };
}

/** The studio of the default world. */
export const studioId = "us-west-2-6Xb1Qm0PzT";
/** A session of the default world that is STOPPED. */
export const stopped = "3kQpVx9TdRmZ2uYw8sLbNa";
/** A session of the default world that is READY. */
export const ready = "Rk7eWm2TzQx9LpVb4NcYdF";

const token = (it: string | undefined): Record<string, string> =>
  it === undefined ? {} : { "x-amz-client-token": it };

/** The calls of a test, in one world. */
export function callsOf(handler: FetchHandler, headers: Record<string, string> = {}) {
  const sessions = (studio: string) => `/2020-08-01/studios/${studio}/streaming-sessions`;
  return {
    start: (session: string, clientToken?: string, body: unknown = {}, studio = studioId) =>
      post(handler, `${sessions(studio)}/${session}/start`, body, { ...headers, ...token(clientToken) }),
    create: (session: string, clientToken?: string, body: unknown = {}, studio = studioId) =>
      post(handler, `${sessions(studio)}/${session}/streams`, body, { ...headers, ...token(clientToken) }),
    stage: (arn: string) => post(handler, "/GetStage", { arn }, headers),
    stageSession: (stageArn: string, sessionId: string) =>
      post(handler, "/GetStageSession", { stageArn, sessionId }, headers),
    streamSession: (channelArn: string, streamId?: string) =>
      post(handler, "/GetStreamSession", { channelArn, streamId }, headers),
  };
}
