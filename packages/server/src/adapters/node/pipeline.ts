import type { IncomingMessage, ServerResponse } from "node:http";

/** How many requests a client may send before it reads the answer to the first. */
const maxPipelined = 64;

/**
 * The requests of a connection that wait for answers to earlier ones: how many there are, and the last of
 * them.
 */
interface Pipeline {
  waiting: number;
  last: ServerResponse;
}

const pipelines = new WeakMap<object, Pipeline>();

/**
 * Counts the requests of a connection that wait for answers to earlier ones, and cuts a connection that has
 * too many: a client that sends and never reads would fill the memory.
 */
export function isFlooded({ socket }: IncomingMessage, response: ServerResponse): boolean {
  const pipeline = pipelines.get(socket) ?? { waiting: 0, last: response };
  if (socket.destroyed || pipeline.waiting >= maxPipelined) {
    socket.destroy();
    return true;
  }
  pipeline.waiting++;
  pipeline.last = response;
  pipelines.set(socket, pipeline);
  response.once("close", () => pipeline.waiting--);
  return false;
}

/** False when later requests of the connection wait for answers. */
export function isLast({ socket }: IncomingMessage, response: ServerResponse): boolean {
  const pipeline = pipelines.get(socket);
  return !pipeline?.waiting || pipeline.last === response;
}
