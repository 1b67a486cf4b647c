import type { MediaType } from "@callsheet/document";
import { chooseContent } from "@callsheet/protocol";
import { contentOf, declarationOf, firstStatus, type MockOperation, outcomeOf } from "./mock-operation.ts";
import { type NamedExample, namedExamples } from "./named-examples.ts";

/** What selects a reply among the declared ones. */
export interface Wish {
  /** The declared status. Default: the lowest success. */
  readonly status?: number;
  /** The name of an example of that status. Default: the first one. */
  readonly example?: string;
  /** The request's `Accept` header. */
  readonly accept: string;
}

/** A reply of a document: its status, media type and example. */
export interface Choice {
  readonly status: number;
  /** Undefined: the reply has no body. */
  readonly media?: MediaType;
  /** Undefined: the document declares none. */
  readonly example?: NamedExample;
}

/** Chooses replies. */
export interface Chooser {
  /** Chooses a reply; undefined when no declared one matches. */
  choose(operation: MockOperation, wish: Wish): Promise<Choice | undefined>;
}

/** The media types of a response in which a body can be written. */
export function writableMedia(operation: MockOperation, status: number): MediaType[] {
  const outcome = outcomeOf(operation, status);
  const content = declarationOf(operation, status)?.content ?? [];
  return content.filter(({ type }) => contentOf(outcome, type) !== undefined);
}

/** Chooses as Prism does, where Prism is not installed. */
export const plainChooser: Chooser = {
  choose: async (operation, { status = defaultStatus(operation), example: name, accept }) => {
    if (!declarationOf(operation, status)) return undefined;
    const all = writableMedia(operation, status);
    if (all.length === 0) return name === undefined ? { status } : undefined;
    const content = chooseContent(
      all.map(({ type }) => ({ type, form: "bytes" })),
      accept,
    );
    const media = all.find(({ type }) => type === content?.type);
    const examples = media ? namedExamples(media) : [];
    const example = name === undefined ? examples[0] : examples.find((one) => one.name === name);
    if (!media || (name !== undefined && !example)) return undefined;
    return { status, media, ...(example && { example }) };
  },
};

/** The lowest success, else `default`, else what is declared first. */
function defaultStatus(operation: MockOperation): number {
  const keys = operation.api.responses.map(({ status }) => status);
  const successes = keys.filter((key) => key.startsWith("2")).sort();
  return firstStatus(operation, successes[0] ?? (keys.includes("default") ? "default" : (keys[0] ?? "200")));
}
