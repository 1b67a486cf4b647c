import type { IncomingMessage, ServerResponse } from "node:http";
import { joinChunks, withinLimit } from "../../body/bounded-body.ts";
import type { Incoming } from "../../edge/exchange.ts";
import { abortedFault, tooLargeFault } from "../../fault.ts";
import { NodeRequest } from "./node-request.ts";

const empty = Promise.resolve(new Uint8Array());

/** Reads a request of node:http as an {@link Incoming}; nothing is copied or built before it is needed. */
export class NodeIncoming implements Incoming {
  readonly method: string;
  readonly target: string;
  readonly signedTarget: string | undefined;
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #expectsContinue: boolean;
  #controller: AbortController | undefined;
  #body: Promise<Uint8Array> | undefined;

  /** `expectsContinue`: the client waits for `100 Continue` before it sends its body. */
  constructor(request: IncomingMessage, response: ServerResponse, expectsContinue = false) {
    this.method = request.method ?? "GET";
    this.target = request.url ?? "/";
    // Frameworks that remove a prefix from `url`, or rewrite it, keep here what the client sent.
    this.signedTarget = (request as { originalUrl?: string }).originalUrl;
    this.#request = request;
    this.#response = response;
    this.#expectsContinue = expectsContinue;
  }

  header(name: string): string | undefined {
    const value = this.#request.headers[name];
    return Array.isArray(value) ? value.join(", ") : value;
  }

  repeats(name: string): boolean {
    const raw = this.#request.rawHeaders;
    const wanted = name.toLowerCase();
    let seen = 0;
    for (let i = 0; i < raw.length; i += 2) {
      const candidate = raw[i];
      if (candidate?.length === wanted.length && candidate.toLowerCase() === wanted) seen++;
    }
    return seen > 1;
  }

  headers(): Readonly<Record<string, string | undefined>> {
    const { headers, rawHeaders: raw } = this.#request;
    // What node parsed is enough, unless it joined a header in its own way or dropped one.
    if (Object.keys(headers).length * 2 === raw.length && headers["set-cookie"] === undefined)
      return headers as Record<string, string>;
    const joined: Record<string, string> = Object.create(null);
    for (let i = 0; i + 1 < raw.length; i += 2) {
      const [name, value] = [(raw[i] ?? "").toLowerCase(), raw[i + 1] ?? ""];
      joined[name] = joined[name] === undefined ? value : `${joined[name]},${value}`;
    }
    return joined;
  }

  body(limit: number): Promise<Uint8Array> {
    if (this.#body) return withinLimit(this.#body, limit);
    this.#body = this.#readBody(limit);
    return this.#body;
  }

  #readBody(limit: number): Promise<Uint8Array> {
    const { headers } = this.#request;
    const announced = headers["content-length"];
    if (announced === undefined && headers["transfer-encoding"] === undefined) return empty;
    if (announced !== undefined && Number(announced) > limit) return Promise.reject(tooLargeFault(limit));
    if (this.#request.readableEnded) {
      return Promise.reject(new Error("The body was read before; mount the service before body parsers."));
    }
    if (this.#expectsContinue) this.#response.writeContinue();
    const request = this.#request;
    const collected = request instanceof NodeRequest ? request.collect(limit) : undefined;
    if (collected) return collected;
    return request.destroyed ? Promise.reject(abortedFault()) : readStream(request, limit);
  }

  get signal(): AbortSignal {
    if (!this.#controller) {
      const controller = new AbortController();
      const response = this.#response;
      const abort = () => response.writableFinished || controller.abort(abortedFault());
      if (response.destroyed) abort();
      else response.once("close", abort);
      this.#controller = controller;
    }
    return this.#controller.signal;
  }
}

function readStream(request: IncomingMessage, limit: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    const take = (chunk: Uint8Array) => {
      size += chunk.byteLength;
      if (size <= limit) return void chunks.push(chunk);
      request.off("data", take).pause();
      reject(tooLargeFault(limit));
    };
    request.on("data", take);
    request.on("end", () => resolve(joinChunks(chunks, size)));
    request.on("close", () => request.readableEnded || reject(abortedFault()));
  });
}
