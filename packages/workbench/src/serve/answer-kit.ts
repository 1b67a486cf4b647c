import type { IncomingMessage, ServerResponse } from "node:http";
import type { Kit } from "../conformance/create-kit.ts";
import { readKitRequest } from "../conformance/read-kit-request.ts";
import { send } from "./send.ts";

/** More than a page ever asks for, in bytes. */
const mostBytes = 100_000;

/** Starts or ends a run of the kit. */
export async function answerKit(request: IncomingMessage, response: ServerResponse, kit: Kit): Promise<void> {
  // A browser asks first before another site's page may send this, and gets no permission.
  if (request.headers["content-type"] !== "application/json")
    return send(response, 415, "txt", "A run is asked for with content-type: application/json.\n");
  if (request.url?.endsWith("/stop")) {
    kit.stop();
    return send(response, 202, "json", "{}");
  }
  const asked = readKitRequest(await textOf(request));
  if (typeof asked === "string") return send(response, 400, "txt", `${asked}\n`);
  if (!kit.start(asked)) return send(response, 409, "txt", "Another run is under way.\n");
  send(response, 202, "json", "{}");
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBytes) return "";
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
