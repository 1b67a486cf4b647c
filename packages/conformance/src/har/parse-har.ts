import {
  isObject,
  type JsonObject,
  own,
  ownList,
  ownObject,
  ownString,
  Positions,
} from "@callsheet/document";
import { HarError } from "./har-error.ts";

/** Limits on a file, which may come from anywhere. */
export const harLimits = { bytes: 128 * 1024 * 1024, entries: 20_000, placed: 4 * 1024 * 1024 } as const;

/** One recorded exchange, as the file has it. */
export interface HarEntry {
  /** Its number in the file, from 0. */
  readonly index: number;
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** Undefined: the request has no body, or the file lacks it. */
  readonly body: string | undefined;
  /** What the file lacks of the exchange, so that it cannot be judged. */
  readonly lacks?: string;
  readonly status: number;
  readonly replyHeaders: Headers;
  readonly replyBody: Uint8Array;
  readonly milliseconds: number;
}

type Headers = readonly (readonly [string, string])[];

/**
 * Reads the text of a HAR file (1.1 or 1.2), as browsers and proxies write it.
 * @throws HarError with the place of the first problem
 * @see http://www.softwareishard.com/blog/har-12-spec/
 */
export function parseHar(text: string, file: string): HarEntry[] {
  const reading = new HarReading(text, file);
  const root = reading.parse();
  const log = isObject(root) ? own(root, "log") : undefined;
  if (!isObject(log)) return reading.fail("", 'is no HAR: it has no object "log"');
  const entries = own(log, "entries");
  if (!Array.isArray(entries)) return reading.fail("/log", 'has no list "entries"');
  if (entries.length > harLimits.entries)
    return reading.fail(
      "/log/entries",
      `has ${entries.length} entries; ${harLimits.entries} are read at the most`,
    );
  return entries.map((entry, index) => reading.entry(entry, index));
}

class HarReading {
  readonly text: string;
  readonly file: string;

  constructor(text: string, file: string) {
    this.text = text;
    this.file = file;
  }

  parse(): unknown {
    try {
      return JSON.parse(this.text.replace(/^\uFEFF/, ""));
    } catch (error) {
      const at = Number(/position (\d+)/.exec((error as Error).message)?.[1] ?? this.text.length);
      const before = this.text.slice(0, at);
      const line = before.split("\n").length;
      const column = at - before.lastIndexOf("\n");
      throw new HarError(`${this.file}:${line}:${column} is no JSON`);
    }
  }

  fail(pointer: string, message: string): never {
    const what = `${pointer || "the document"} ${message}`;
    // Places are found by a parser that is slow on a large text.
    if (this.text.length > harLimits.placed) throw new HarError(`${this.file}: ${what}`);
    const { line, column } = new Positions(this.text).find(pointer);
    throw new HarError(`${this.file}:${line}:${column} ${what}`);
  }

  entry(entry: unknown, index: number): HarEntry {
    const at = `/log/entries/${index}`;
    if (!isObject(entry)) return this.fail(at, "must be an object");
    const { request, response } = { request: own(entry, "request"), response: own(entry, "response") };
    if (!isObject(request)) return this.fail(at, 'has no object "request"');
    if (!isObject(response)) return this.fail(at, 'has no object "response"');
    const method = ownString(request, "method");
    if (method === undefined || !/^[!#$%&'*+.^_`|~\w-]+$/.test(method))
      return this.fail(`${at}/request`, 'has no HTTP method as "method"');
    const url = ownString(request, "url");
    if (url === undefined || !URL.canParse(url)) return this.fail(`${at}/request`, 'has no URL as "url"');
    const status = own(response, "status");
    if (typeof status !== "number") return this.fail(`${at}/response`, 'has no number "status"');
    const time = own(entry, "time");
    const posted = ownObject(request, "postData");
    const content = ownObject(response, "content");
    const lacks = lackOf(posted, content);
    return {
      index,
      method,
      url: new URL(url),
      headers: this.headers(request, `${at}/request`),
      body: bodyOf(posted),
      ...(lacks === undefined ? {} : { lacks }),
      status,
      replyHeaders: this.headers(response, `${at}/response`),
      replyBody: replyBody(content),
      milliseconds: typeof time === "number" && time > 0 ? time : 0,
    };
  }

  private headers(message: JsonObject, at: string): [string, string][] {
    const listed = own(message, "headers") ?? [];
    if (!Array.isArray(listed)) return this.fail(`${at}/headers`, "must be a list");
    return listed.map((one, index) => {
      const name = isObject(one) ? ownString(one, "name") : undefined;
      const value = isObject(one) ? ownString(one, "value") : undefined;
      if (name === undefined || value === undefined)
        return this.fail(`${at}/headers/${index}`, 'must have the texts "name" and "value"');
      return [name.toLowerCase(), value];
    });
  }
}

/** What is missing from the bodies. */
function lackOf(posted: JsonObject, content: JsonObject): string | undefined {
  const size = own(content, "size");
  if (typeof size === "number" && size > 0 && ownString(content, "text") === undefined)
    return "the recording does not have the body of the answer";
  const isMultipart = /^multipart\//i.test(ownString(posted, "mimeType") ?? "");
  return isMultipart && !ownString(posted, "text")
    ? "the recording does not have the body of the request as it was sent"
    : undefined;
}

/** The posted text; for forms, some browsers write only the fields. */
function bodyOf(posted: JsonObject): string | undefined {
  const text = ownString(posted, "text");
  const params = ownList(posted, "params").filter(isObject);
  if (text) return text;
  if (params.length === 0) return undefined;
  const fields = params.map((one) => [ownString(one, "name") ?? "", ownString(one, "value") ?? ""]);
  return new URLSearchParams(fields).toString();
}

function replyBody(content: JsonObject): Uint8Array {
  const encoding = ownString(content, "encoding") === "base64" ? "base64" : "utf8";
  return Buffer.from(ownString(content, "text") ?? "", encoding);
}
