import type { ApiDocument, Skipped } from "@callsheet/document";

/** A part of a document from which no case is derived. */
export interface LeftOut extends Skipped {
  /** The document's name. */
  readonly document: string;
}

/**
 * The parts of a document from which no case is derived: what could not be read, and what the service calls.
 */
export function leftOut(document: ApiDocument): LeftOut[] {
  const webhooks = document.webhooks.map(({ pointer }) => ({
    pointer,
    reason: "a webhook is called by the service, not on it",
  }));
  const callbacks = document.operations
    .flatMap((operation) => operation.callbacks)
    .map((pointer) => ({ pointer, reason: "a callback is called by the service, not on it" }));
  return [...document.skipped, ...webhooks, ...callbacks].map((part) => ({
    document: document.name,
    ...part,
  }));
}
