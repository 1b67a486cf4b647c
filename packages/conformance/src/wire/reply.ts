/** An answer, read to its end or to the size limit. */
export interface Reply {
  readonly status: number;
  /** By lower-case name; values of a repeated header are joined by a comma. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
  /** True when the body was longer than the limit and the rest of it was not read. */
  readonly truncated: boolean;
  /** From sending the request to the end of the answer, in milliseconds. */
  readonly milliseconds: number;
}

/** Why there is no answer. */
export interface NoReply {
  readonly failure: "refused" | "timeout" | "closed" | "invalid" | "unsendable";
  readonly message: string;
  readonly milliseconds: number;
}

const decoder = new TextDecoder();

/** The body as text (UTF-8, faults replaced). */
export function textOf(reply: Reply): string {
  return decoder.decode(reply.body);
}

/** The media type of an answer in lower case, without parameters; empty when there is none. */
export function mediaTypeOf(reply: Reply): string {
  return (reply.headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

/**
 * True for `application/json` and every `+json` type except `application/stream+json`, which is a sequence of
 * JSON texts.
 */
export function isJsonType(type: string): boolean {
  return /^(?!application\/stream\+json$)(?:application\/json|[^;/]+\/[^;]+\+json)$/i.test(type);
}
