import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { Service } from "@callsheet/protocol";
import { answerUnrouted } from "../../edge/answer.ts";
import { statusTitle } from "../../edge/status-title.ts";
import { Fault, malformedFault } from "../../fault.ts";
import { writeOutgoing } from "./write-outgoing.ts";

/** Answers to what node's parser and timers report. Anything else is a malformed request. */
const faults: Readonly<Record<string, Fault>> = {
  HPE_HEADER_OVERFLOW: malformedFault("The request line and headers are too large.", 431),
  HPE_CHUNK_EXTENSIONS_OVERFLOW: malformedFault("The chunk extensions are too large.", 413),
  ERR_HTTP_REQUEST_TIMEOUT: new Fault("RequestTimeoutException", 408, "The request took too long to arrive."),
};

/** The answer that a connection of node:http is writing; its types lack the member. */
interface BusySocket {
  readonly _httpMessage?: ServerResponse | null;
}

const doomed = new WeakSet<Duplex>();

/**
 * Makes the function that answers a connection whose request cannot be read as HTTP, and closes it. It is for
 * the `clientError` event of a server.
 */
export function createConnectionRefusal(profile: Service["profile"]) {
  return (error: NodeJS.ErrnoException, socket: Duplex): void => {
    if (doomed.has(socket)) return;
    doomed.add(socket);
    afterAnswers(socket, () => refuseConnection(error, socket, profile));
  };
}

/**
 * Waits for the answers to the complete requests before the broken one: answers keep the order of their
 * requests.
 */
function afterAnswers(socket: Duplex, then: () => void): void {
  const current = (socket as BusySocket)._httpMessage;
  if (current?.req.complete && !socket.destroyed) current.once("close", () => afterAnswers(socket, then));
  else then();
}

function refuseConnection(error: NodeJS.ErrnoException, socket: Duplex, profile: Service["profile"]): void {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  // The client would read a second answer as part of the one in progress.
  if ((socket as BusySocket)._httpMessage?.headersSent) return void (socket as Socket).destroySoon();
  const { status, headers, body } = answerUnrouted(
    faults[error.code ?? ""] ?? malformedFault("The request is not valid HTTP."),
    profile,
  );
  const text = String(body ?? "");
  const lines = [`HTTP/1.1 ${status} ${statusTitle(status)}`, `Date: ${new Date().toUTCString()}`];
  for (let i = 0; i + 1 < headers.length; i += 2) lines.push(`${headers[i]}: ${headers[i + 1]}`);
  lines.push(`Content-Length: ${Buffer.byteLength(text)}`, "Connection: close", "", text);
  socket.end(lines.join("\r\n"));
  // A client that never closes its side would keep the connection forever.
  setTimeout(() => socket.destroy(), 1000).unref();
}

/** Makes the function that answers an `Expect` header that asks for anything except `100-continue`. */
export function createExpectationRefusal(profile: Service["profile"]) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const fault = new Fault("ExpectationFailedException", 417, "Only Expect: 100-continue is supported.");
    writeOutgoing(request, response, answerUnrouted(fault, profile));
  };
}
