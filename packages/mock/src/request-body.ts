import { isJson } from "@callsheet/protocol";
import { Fault } from "./fault.ts";

/** The most bytes that a request body may have: 1 MiB. */
export const BODY_LIMIT = 1024 * 1024;

const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * Reads the body of a request: parsed where its media type is JSON, as text elsewhere, undefined when there is none.
 *
 * @throws Fault `RequestEntityTooLargeException` (413), `UnsupportedMediaTypeException` (415), `SerializationException` (400).
 */
export async function readRequestBody(request: Request, mediaTypes: readonly string[]): Promise<unknown> {
  const bytes = await readBytes(request);
  if (bytes.byteLength === 0) return undefined;
  const mediaType = checkMediaType(request.headers, mediaTypes);
  if (mediaType === undefined) return undefined;
  const text = decode(bytes);
  return isJson(mediaType) ? parse(text) : text;
}

async function readBytes(request: Request): Promise<Uint8Array> {
  const announced = Number(request.headers.get("content-length") ?? 0);
  if (announced > BODY_LIMIT) throw tooLarge();
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body) {
    length += chunk.byteLength;
    if (length > BODY_LIMIT) throw tooLarge();
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}

function tooLarge(): Fault {
  return new Fault(
    "RequestEntityTooLargeException",
    413,
    `The request body has more than ${BODY_LIMIT} bytes.`,
  );
}

/** The media type of a body, or undefined when the operation reads none and ignores what was sent. */
function checkMediaType(headers: Headers, mediaTypes: readonly string[]): string | undefined {
  if (mediaTypes.length === 0) return undefined;
  const [sent = "", ...parameters] = (headers.get("content-type") ?? "").toLowerCase().split(";");
  const known = mediaTypes.find((type) => matches(sent.trim(), type));
  const accepted = mediaTypes.join(", ");
  if (known === undefined)
    throw unsupported(
      sent
        ? `A body of type ${sent.trim()} is not read; send ${accepted}.`
        : `The body has no Content-Type; send ${accepted}.`,
    );
  const charset = parameters.map((text) => /^\s*charset\s*=\s*"?([^\s";]+)/.exec(text)?.[1]).find(Boolean);
  if (charset !== undefined && charset !== "utf-8") throw unsupported("Bodies are read as UTF-8 only.");
  if ((headers.get("content-encoding") ?? "identity") !== "identity")
    throw unsupported("Compressed bodies are not read.");
  return sent.trim();
}

function matches(sent: string, declared: string): boolean {
  const [type = ""] = declared.split(";");
  return type === sent || type === "*/*" || (type.endsWith("/*") && sent.startsWith(type.slice(0, -1)));
}

function unsupported(message: string): Fault {
  return new Fault("UnsupportedMediaTypeException", 415, message);
}

function decode(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new Fault("SerializationException", 400, "The request body is not valid UTF-8.");
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Fault("SerializationException", 400, "The request body is not valid JSON.");
  }
}
