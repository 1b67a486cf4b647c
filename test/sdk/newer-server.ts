import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const stage = { arn: "arn:aws:ivs:us-west-2:123456789012:stage/v3nWkPq8ZsLd" };
const recording = {
  arn: "arn:aws:ivs:us-west-2:123456789012:recording-configuration/Yh6TgB4rFvEd",
  destinationConfiguration: {},
  state: "PAUSED",
  renditionConfiguration: { renditionSelection: "BEST", renditions: ["UHD"] },
  thumbnailConfiguration: { recordingMode: "SCENES", resolution: "UHD", storage: ["SPARSE"] },
};

/**
 * Replies of a server that is newer than the documents: values and members that they do not know, by the end
 * of the path.
 */
const replies: Readonly<Record<string, unknown>> = {
  "/GetStage": {
    stage: {
      ...stage,
      name: "a name longer than 128 characters ".repeat(5),
      autoParticipantRecordingConfiguration: { storageConfigurationArn: "", mediaTypes: ["SPATIAL_VIDEO"] },
      mood: "calm",
    },
    hint: 1,
  },
  "/GetStageSession": {
    stageSession: {
      sessionId: "st-of-a-new-form",
      startTime: "2026-03-20T16:58:04Z",
      endTime: null,
      phase: "REHEARSAL",
    },
  },
  "/GetStreamSession": {
    streamSession: {
      channel: { latencyMode: "ULTRA_LOW", type: "ADVANCED_8K", preset: "", tags: {} },
      recordingConfiguration: recording,
    },
  },
  "/streams": {
    stream: { state: "HIBERNATED", statusCode: "STREAM_HIBERNATED", createdAt: "2023-05-08T07:02:51Z" },
  },
  "/start": { session: { state: "THAWING", statusCode: "STREAMING_SESSION_THAWING" } },
};

/**
 * Starts the server on a free port of this machine. A session called `broken` gets a 503 that no document
 * declares.
 */
export async function startNewerServer(): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    request.resume();
    const end = /\/[A-Za-z]+$/.exec(request.url ?? "")?.[0] ?? "";
    if (request.url?.includes("/broken/")) {
      response.writeHead(503, { "content-type": "text/html" }).end("<h1>Service Unavailable</h1>");
    } else {
      const reply = Object.hasOwn(replies, end) ? replies[end] : undefined;
      response.writeHead(reply === undefined ? 500 : 200, { "content-type": "application/json" });
      response.end(JSON.stringify(reply ?? {}));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
