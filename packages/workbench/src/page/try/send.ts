import { type HttpRequest, ServiceError, TransportError } from "@callsheet/client";
import type { DocumentData, OperationData } from "../../data/document-data.ts";
import { type CallSettings, callOperation } from "../state/call-operation.ts";
import type { Validators } from "../state/validators.ts";
import { type ContractCheck, checkReply } from "./check-reply.ts";

/** A reply as it came. */
export interface ReceivedReply {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly text: string;
  readonly bytes: number;
}

/** The result of a call. */
export interface CallResult {
  /** As sent over the wire, signature included. */
  readonly request?: HttpRequest;
  readonly reply?: ReceivedReply;
  /** From sending to the end of the body. */
  readonly milliseconds: number;
  readonly check?: ContractCheck;
  /** Why there is no reply, or what is wrong with it. */
  readonly problem?: string;
}

/** Sends a request. */
export type Send = (request: Request) => Promise<Response>;

/** A call to make. */
export interface Attempt {
  readonly data: DocumentData;
  readonly operation: OperationData;
  readonly input: unknown;
  readonly settings: Omit<CallSettings, "transport">;
  readonly send: Send;
  /** Headers besides those of the contract. */
  readonly headers: Readonly<Record<string, string>>;
  readonly validators: Validators | undefined;
}

/** Longer bodies are truncated where they are shown. */
const mostBytes = 2_000_000;

/** Makes a call and checks the reply against the contract. Never throws. */
export async function sendCall({
  data,
  operation,
  input,
  settings,
  send,
  headers,
  validators,
}: Attempt): Promise<CallResult> {
  let request: HttpRequest | undefined;
  let reply: ReceivedReply | undefined;
  let milliseconds = 0;
  const transport = async (made: HttpRequest, signal: AbortSignal | undefined) => {
    request = { ...made, headers: { ...made.headers, ...headers } };
    const started = performance.now();
    const body = made.body as BodyInit | undefined;
    const init = {
      method: made.method,
      headers: request.headers,
      body: body ?? null,
      signal: signal ?? null,
    };
    const response = await send(new Request(made.url, { ...init, redirect: "manual" }));
    const bytes = new Uint8Array(await response.arrayBuffer());
    milliseconds = performance.now() - started;
    reply = {
      status: response.status,
      headers: [...response.headers],
      text: new TextDecoder().decode(bytes.subarray(0, mostBytes)),
      bytes: bytes.length,
    };
    const empty = [204, 205, 304].includes(response.status);
    return new Response(empty ? null : bytes, { status: response.status || 500, headers: response.headers });
  };
  const result = (more: Partial<CallResult>): CallResult => ({
    milliseconds,
    ...(request && { request }),
    ...(reply && { reply }),
    ...more,
  });
  try {
    const output = await callOperation(data, operation, { input, settings: { ...settings, transport } });
    return result({ check: checkReply(operation, { output }, validators) });
  } catch (error) {
    if (error instanceof ServiceError) return result({ check: checkReply(operation, { error }, validators) });
    const problem = error instanceof TransportError ? unreachable(request) : (error as Error).message;
    return result({ problem });
  }
}

function unreachable(request: HttpRequest | undefined): string {
  const origin = request ? new URL(request.url).origin : "The target";
  return `${origin} gave no answer that this page may read. Does it run, and does it let pages of ${location.origin} in (CORS)?`;
}
