import type { Readable, Transform } from "node:stream";
import type { ZlibOptions } from "node:zlib";
import { UnacceptableReplyError } from "@callsheet/protocol";

const { constants } = process.getBuiltinModule("node:buffer");

type Decode = (bytes: Uint8Array, options: ZlibOptions) => Promise<Buffer>;

/**
 * Removes the encodings that a `Content-Encoding` header names.
 *
 * @throws {UnacceptableReplyError} when the result is larger than the limit, or an encoding is unknown.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-8.4
 */
export async function decodeContent(body: Buffer, encoding: string, limit: number): Promise<Buffer> {
  let bytes = body;
  const names = encoding.toLowerCase().split(",");
  for (const name of names.reverse()) {
    // Some servers name an encoding although there is no body.
    if (bytes.length === 0) break;
    const decode = decoderOf(name.trim(), bytes);
    const maxOutputLength = Math.min(limit, constants.MAX_LENGTH);
    bytes = await decode(bytes, { maxOutputLength }).catch((error: NodeJS.ErrnoException) => {
      throw error.code === "ERR_BUFFER_TOO_LARGE" ? tooLarge(limit) : error;
    });
  }
  return bytes;
}

/**
 * A stream without the encodings that a `Content-Encoding` header names. Either stream ends with the other.
 *
 * @throws {UnacceptableReplyError} when an encoding is unknown.
 */
export function decodeChunks(source: Readable, encoding: string): Readable {
  const { pipeline } = process.getBuiltinModule("node:stream");
  const names = encoding.toLowerCase().split(",").reverse();
  return names.reduce((stream, name) => {
    const decoder = createDecoder(name.trim());
    // A fault reaches the last stream, which is the one that is read.
    return decoder ? (pipeline(stream, decoder, () => {}) as unknown as Readable) : stream;
  }, source);
}

function createDecoder(name: string): Transform | undefined {
  const zlib = process.getBuiltinModule("node:zlib");
  if (name === "gzip" || name === "x-gzip") return zlib.createGunzip();
  if (name === "br") return zlib.createBrotliDecompress();
  if (name === "deflate") return zlib.createInflate();
  if (name === "zstd" && zlib.createZstdDecompress) return zlib.createZstdDecompress();
  if (name === "identity" || name === "") return undefined;
  throw unknownEncoding(name);
}

/** The fault of a body larger than the limit. */
export function tooLarge(limit: number): UnacceptableReplyError {
  return new UnacceptableReplyError(`The body of the reply is larger than ${limit} bytes.`);
}

function decoderOf(name: string, bytes: Buffer): Decode {
  const zlib = process.getBuiltinModule("node:zlib");
  const { promisify } = process.getBuiltinModule("node:util");
  if (name === "gzip" || name === "x-gzip") return promisify(zlib.gunzip) as Decode;
  if (name === "br") return promisify(zlib.brotliDecompress) as Decode;
  // It should have zlib's header, but some servers send it bare. The lower half of zlib's first byte is 8.
  if (name === "deflate")
    return promisify((bytes[0] ?? 0) % 16 === 8 ? zlib.inflate : zlib.inflateRaw) as Decode;
  // Since Node 22.15.
  if (name === "zstd" && zlib.zstdDecompress) return promisify(zlib.zstdDecompress) as Decode;
  if (name === "identity" || name === "") return async () => bytes;
  throw unknownEncoding(name);
}

function unknownEncoding(name: string): UnacceptableReplyError {
  return new UnacceptableReplyError(`The body of the reply has an unknown encoding, "${name}".`);
}
