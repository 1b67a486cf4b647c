import {
  type ClientOptions,
  createClient,
  declaredSecurity,
  type HttpRequest,
  serverVariables,
  sigV4,
} from "@callsheet/client";
import { fullCodec, textCodec } from "@callsheet/protocol";
import type { DocumentData, OperationData } from "../../data/document-data.ts";

/** How a call is made. */
export interface CallSettings
  extends Pick<ClientOptions, "endpoint" | "region" | "credentials" | "transport" | "timeout"> {
  readonly auth?: Readonly<Record<string, string | { readonly username: string; readonly password: string }>>;
}

/** Calls an operation with the client that applications use. */
export async function callOperation(
  data: DocumentData,
  operation: OperationData,
  { input, settings }: { readonly input: unknown; readonly settings: CallSettings },
): Promise<unknown> {
  const { service } = data;
  if (!operation.call) throw new TypeError(`${operation.name} cannot be called: ${operation.leftOut ?? ""}`);
  const call = { ...operation.call.descriptor, service };
  const options = { ...settings, maxAttempts: 1 } as ClientOptions;
  const parts = {
    codecs: [textCodec, fullCodec],
    security: declaredSecurity,
    servers: serverVariables,
    sigV4,
  };
  return createClient(service, { call }, options, parts).call(input as never);
}

/** A placeholder for a reply if only the request is wanted. */
class Captured extends Error {}

/** The request that a call would send, without sending it. */
export async function requestOf(
  data: DocumentData,
  operation: OperationData,
  { input, settings }: { readonly input: unknown; readonly settings: CallSettings },
): Promise<HttpRequest> {
  let request: HttpRequest | undefined;
  const transport = async (made: HttpRequest) => {
    request = made;
    throw new Captured();
  };
  try {
    await callOperation(data, operation, { input, settings: { ...settings, transport } });
  } catch (error) {
    if (!request) throw error;
  }
  if (!request) throw new Error("The client sent nothing.");
  return request;
}
