import {
  type Content,
  chooseContent,
  contentsOf,
  findOutcome,
  hasContentType,
  type Operation,
} from "@callsheet/protocol";
import { Fault } from "../fault.ts";

/** Chooses the media type of an output that does not state its own. */
export type Negotiate = (output: object, accept: string | undefined) => object;

/**
 * Makes the function that adds `contentType` to outputs whose media type is open: of the declared types that
 * can carry the value, the one that the client prefers. Undefined when no success of the operation has
 * several types.
 *
 * @throws Fault `NotAcceptableException`, 406, when the client accepts none of those.
 */
export function createNegotiation(operation: Operation): Negotiate | undefined {
  const successes = operation.outcomes.filter(({ error }) => !error);
  if (!successes.some(hasContentType)) return undefined;
  return (output, accept) => {
    const { status, contentType, body } = output as {
      status?: unknown;
      contentType?: unknown;
      body?: unknown;
    };
    const outcome =
      typeof status === "number" ? findOutcome({ ...operation, outcomes: successes }, status) : successes[0];
    if (contentType != null || outcome?.body !== "payload" || !hasContentType(outcome)) return output;
    const able = contentsOf(outcome).filter((content) => carries(content, body));
    const chosen = chooseContent(able, accept);
    if (able.length > 0 && !chosen) {
      const types = able.map(({ type }) => type).join(" or ");
      throw new Fault("NotAcceptableException", 406, `The answer can only be sent as ${types}.`);
    }
    return chosen && !chosen.type.includes("*") ? { ...output, contentType: chosen.type } : output;
  };
}

/** True when a body of this form can carry the value. */
function carries({ form }: Content, value: unknown): boolean {
  const isBytes = value instanceof Uint8Array || value instanceof Blob;
  const isObject = typeof value === "object" && value !== null;
  const isStream = isObject && Symbol.asyncIterator in value;
  switch (form) {
    case "json":
      return !isBytes && !isStream;
    case "text":
      return ["string", "number", "boolean"].includes(typeof value);
    case "bytes":
      return isBytes;
    case "events":
    case "lines":
      return isStream || Array.isArray(value);
    default:
      return isObject && !isBytes && !isStream && !Array.isArray(value);
  }
}
