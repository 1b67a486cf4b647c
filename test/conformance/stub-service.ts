import { randomUUID } from "node:crypto";
import type { Contract } from "@callsheet/conformance";
import { operationsOf } from "@callsheet/conformance";
import * as ivs from "@callsheet/contract/ivs";
import * as realTime from "@callsheet/contract/ivs-realtime";
import * as nimble from "@callsheet/contract/nimble";
import { nodeDigest } from "@callsheet/protocol/node";
import { type Auth, combine, type ServiceHandler } from "@callsheet/server";
import { createIvsService, type IvsHandlers } from "@callsheet/server/ivs";
import { createIvsRealTimeService, type IvsRealTimeHandlers } from "@callsheet/server/ivs-realtime";
import { createNimbleService, type NimbleHandlers } from "@callsheet/server/nimble";
import { answerOperations } from "../answer-operations.ts";

/**
 * Our generated stubs with minimal handlers: each answers with the contract's first example; tokens are
 * remembered.
 */
export function stubService(contract: Contract, auth: Auth = known): ServiceHandler {
  const options = {
    auth,
    region: "us-west-2",
    validateResponses: true,
    logger: silent,
  } as const;
  const streams = new Map<string, string>();
  const answer = ({ name }: { name: string }) => example(contract, name);
  return combine(
    createIvsService(answerOperations<IvsHandlers>(ivs, answer), options),
    createIvsRealTimeService(answerOperations<IvsRealTimeHandlers>(realTime, answer), options),
    createNimbleService(
      {
        ...answerOperations<NimbleHandlers>(nimble, answer),
        createStreamingSessionStream: async ({ clientToken }) => {
          const { stream } = example<{ stream: object }>(contract, "CreateStreamingSessionStream");
          const token = clientToken ?? randomUUID();
          const streamId = streams.get(token) ?? randomUUID();
          streams.set(token, streamId);
          return { stream: { ...stream, streamId } };
        },
      },
      options,
    ),
  );
}

/** The one caller that the stubs know. */
export const key = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "a-secret-for-tests" };

const known: Auth = {
  credentials: async (accessKeyId) => (accessKeyId === key.accessKeyId ? key : undefined),
  digest: nodeDigest,
};

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

function example<T = object>(contract: Contract, name: string): T {
  const operation = operationsOf(contract).find((candidate) => candidate.name === name);
  const success = operation?.responses.find(({ status }) => status.startsWith("2"));
  return structuredClone(success?.content[0]?.examples[0]?.value) as T;
}
