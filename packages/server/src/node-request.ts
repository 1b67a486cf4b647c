import { abortedFault, tooLargeFault } from "./fault.ts";
import { joinChunks } from "./incoming-from-request.ts";
import { http } from "./node-http.ts";

interface Collection {
  readonly limit: number;
  readonly chunks: Uint8Array[];
  size: number;
  resolve(body: Uint8Array): void;
  reject(error: Error): void;
}

/**
 * A request of node:http that hands its body over whole. Chunks go past the stream while somebody collects them: the stream's events
 * and turns of the loop cost more than all that a service does with a small body. Without a collector it is a stream as any other.
 */
export class NodeRequest extends http.IncomingMessage {
  #collection: Collection | undefined;
  #streams = false;

  /**
   * Collects the body, at most `limit` bytes. Undefined when the stream has begun already: after the turn in which the request came.
   *
   * @throws Fault `RequestEntityTooLargeException` beyond the limit, `RequestAbortedException` when the client goes away.
   */
  collect(limit: number): Promise<Uint8Array> | undefined {
    if (this.#streams) return undefined;
    return new Promise((resolve, reject) => {
      this.#collection = { limit, chunks: [], size: 0, resolve, reject };
    });
  }

  /** The parser pushes what it reads, and null at the end. */
  override push(chunk: Uint8Array | null): boolean {
    const collection = this.#collection;
    if (!collection) {
      this.#streams = true;
      return super.push(chunk);
    }
    if (chunk === null) {
      // The stream stays open: nobody reads it, and ending it would cost what is saved here.
      this.#collection = undefined;
      collection.resolve(joinChunks(collection.chunks, collection.size));
      return false;
    }
    collection.size += chunk.byteLength;
    if (collection.size <= collection.limit) return collection.chunks.push(chunk) > 0;
    // What is still to come is the stream's, for whoever takes it off the wire.
    this.#collection = undefined;
    this.#streams = true;
    collection.reject(tooLargeFault(collection.limit));
    return super.push(chunk);
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.#collection?.reject(abortedFault());
    this.#collection = undefined;
    super._destroy(error, callback);
  }
}
