import type { GradedEdit } from "./graded-edit.ts";
import { expiration, stage, streams } from "./places.ts";

/** Edits of everything else. */
export const otherEdits: readonly GradedEdit[] = [
  {
    name: "an operation is gone",
    edits: [["ivs-realtime", "/paths/~1GetStageSession", undefined]],
    clients: "breaking",
    servers: "breaking",
    rule: "operation-removed",
    says: "POST /GetStageSession is gone",
  },
  {
    name: "an operation is new",
    edits: [
      [
        "ivs-realtime",
        "/paths/~1Ping",
        { get: { operationId: "Ping", responses: { 204: { description: "Here." } } } },
      ],
    ],
    clients: "additive",
    servers: "breaking",
    rule: "operation-added",
    says: "GET /Ping is new",
  },
  {
    name: "an operation has another name",
    edits: [["ivs-realtime", "/paths/~1GetStage/post/operationId", "ReadStage"]],
    clients: "breaking",
    servers: "breaking",
    rule: "operation-renamed",
    says: "the operation `GetStage` is now called `ReadStage`",
  },
  {
    name: "an operation is deprecated",
    edits: [["ivs-realtime", "/paths/~1GetStage/post/deprecated", true]],
    clients: "additive",
    servers: "additive",
    rule: "deprecated-added",
    says: "is now deprecated",
  },
  {
    name: "anyone may call",
    edits: [["ivs-realtime", "/paths/~1GetStage/post/security", []]],
    clients: "additive",
    servers: "additive",
    rule: "credential-added",
    says: "a call without credentials is now enough",
  },
  {
    name: "another credential is asked for",
    edits: [
      ["ivs-realtime", "/components/securitySchemes/token", { type: "http", scheme: "bearer" }],
      ["ivs-realtime", "/paths/~1GetStage/post/security", [{ token: [] }]],
    ],
    clients: "breaking",
    servers: "additive",
    rule: "credential-removed",
    says: "`sigV4` is no longer enough",
  },
  {
    name: "a server is gone",
    edits: [["ivs-realtime", "/servers/2", undefined]],
    clients: "breaking",
    servers: "none",
    rule: "server-removed",
    says: "the server `https://ivsrealtime-fips.{region}.amazonaws.com` is gone",
  },
  {
    name: "a default differs",
    edits: [["nimble", `${expiration}/default`, 600]],
    clients: "additive",
    servers: "additive",
    rule: "default-added",
    says: "`expirationInSeconds` stands for `600` where it is absent",
  },
  {
    name: "a description differs",
    edits: [["ivs-realtime", `${stage}/description`, "A room."]],
    clients: "none",
    servers: "none",
    rule: "text-changed",
  },
  {
    name: "the streams have another path",
    edits: [["nimble", streams, undefined]],
    clients: "breaking",
    servers: "breaking",
    rule: "operation-removed",
  },
];
