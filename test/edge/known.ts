/** The things that every subject of the edge suite knows. */
export const known = {
  stage: "arn:aws:ivs:us-west-2:123456789012:stage/AbCdEfGh1234",
  channel: "arn:aws:ivs:us-west-2:123456789012:channel/AbCdEfGh1234",
  studioId: "us-west-2-6Xb1Qm0PzT",
  sessionId: "3kQpVx9TdRmZ2uYw8sLbNa",
} as const;

/** The path of the known session. */
export const sessionPath = `/2020-08-01/studios/${known.studioId}/streaming-sessions/${known.sessionId}`;
