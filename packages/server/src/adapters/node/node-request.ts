import { joinChunks } from "../../body/bounded-body.ts";
import { abortedFault, tooLargeFault } from "../../fault.ts";
import { http } from "./node-http.ts";

/**
 * Bytes that are held before anybody asks for the body. Beyond them the stream takes over, and with it its
 * back pressure.
 */
const heldBytes = 65_536;

interface Collector {
  readonly limit: number;
  resolve(body: Uint8Array): void;
  reject(error: Error): void;
}

/**
 * A request of node:http that hands its body over whole. It keeps what the parser reads and bypasses the
 * stream, whose events and turns of the event loop cost more than everything a service does with a small
 * body. Code that reads it as a stream, before anybody has collected it, gets an ordinary stream.
 */
export class NodeRequest extends http.IncomingMessage {
  /**
   * `holds`: keeps chunks until somebody wants them. `streams`: passes them on. `given`: has handed them
   * over.
   */
  #state: "holds" | "streams" | "given" = "holds";
  #chunks: Uint8Array[] = [];
  #size = 0;
  #ended = false;
  #collector: Collector | undefined;

  /**
   * Collects the body, at most `limit` bytes. Undefined when it is already read as a stream.
   *
   * @throws Fault `RequestEntityTooLargeException` beyond the limit, `RequestAbortedException` when the
   * client goes away.
   */
  collect(limit: number): Promise<Uint8Array> | undefined {
    if (this.#state !== "holds") return undefined;
    return new Promise((resolve, reject) => {
      this.#collector = { limit, resolve, reject };
      this.#advance();
      if (this.destroyed) this.#abort();
    });
  }

  /** The parser pushes chunks, and null at the end. */
  override push(chunk: Uint8Array | null): boolean {
    if (this.#state === "streams") return super.push(chunk);
    if (chunk === null) this.#ended = true;
    else {
      this.#chunks.push(chunk);
      this.#size += chunk.byteLength;
    }
    return this.#advance();
  }

  override _read(size: number): void {
    if (this.#state === "holds") this.#stream();
    super._read(size);
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.#abort();
    super._destroy(error, callback);
  }

  #advance(): boolean {
    const collector = this.#collector;
    const limit = collector?.limit ?? heldBytes;
    if (this.#size > limit) {
      collector?.reject(tooLargeFault(limit));
      return this.#stream();
    }
    if (collector && this.#ended) {
      // The stream stays open: nobody reads it, and ending it costs what is saved here.
      this.#state = "given";
      collector.resolve(joinChunks(this.#chunks, this.#size));
      this.#chunks = [];
    }
    return true;
  }

  #stream(): boolean {
    this.#state = "streams";
    this.#collector = undefined;
    let wantsMore = true;
    for (const chunk of this.#chunks.splice(0)) wantsMore = super.push(chunk);
    return this.#ended ? super.push(null) : wantsMore;
  }

  #abort(): void {
    this.#collector?.reject(abortedFault());
  }
}
