import { readText } from "@callsheet/protocol";
import type { Transport } from "../transport.ts";

/** A transport whose replies are read as text under a limit in bytes, and must be UTF-8. */
export function limitReplies(transport: Transport, limit: number): Transport {
  return async (request, signal) => {
    const reply = await transport(request, signal);
    const { status, headers, body = null } = reply;
    const text = () => readText(reply, limit);
    return { status, headers, body, text, arrayBuffer: reply.arrayBuffer?.bind(reply) };
  };
}
