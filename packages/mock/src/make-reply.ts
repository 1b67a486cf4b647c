import type { MediaType } from "@callsheet/document";
import type { Content, Outcome, Violation } from "@callsheet/protocol";
import { Fault, type Reply } from "@callsheet/server";
import { type BodyValue, exampleBody, judgedBy, type Making, madeBody } from "./body-value.ts";
import type { Choice } from "./choose-reply.ts";
import { contentOf, declarationOf, type MockOperation, outcomeOf } from "./mock-operation.ts";
import { type Preferences, refused } from "./preferences.ts";
import { loadPrism } from "./prism.ts";
import { loadToolkit, type Toolkit } from "./toolkit.ts";
import { headerValues, writeReply } from "./write-reply.ts";

/** Dates are near this one where a seed must give the same body on every day. */
const SEEDED_DAY = new Date("2026-01-15T12:00:00Z");

/** A reply that is ready to be sent. */
export interface MadeReply {
  readonly reply: Reply;
  /** Why it is this reply, in words. */
  readonly why: string;
  /** The name of its example. */
  readonly example?: string;
  /** What is wrong with the request's preferences, in words. */
  readonly remark?: string;
  /** What is wrong with the document, in words. */
  readonly problem?: string;
}

/**
 * Makes the reply that a request prefers. Its body is checked against the document: a generated one replaces
 * an example that breaks its schema, unless the request asked for it.
 *
 * @throws Fault `InternalFailure` when a requested example breaks its schema, or no body can be made; the
 * requested error, if the operation does not declare it.
 */
export async function makeReply(
  operation: MockOperation,
  preferences: Preferences,
  accept: string,
): Promise<MadeReply> {
  if (preferences.error) throw askedFault(preferences.error, preferences);
  const toolkit = await loadToolkit();
  const choice = await choose(operation, preferences, accept);
  const outcome = outcomeOf(operation, choice.status);
  if (!outcome) throw failed(operation, `status ${choice.status} is not declared`);
  const declaration = declarationOf(operation, choice.status);
  const seed = preferences.seed ?? (preferences.dynamic ? crypto.randomUUID() : operation.api.name);
  const making = { toolkit, seed, ...(preferences.seed !== undefined && { now: SEEDED_DAY }) };
  const context = { operation, preferences, choice, outcome, making };
  const { body, why, example, problem } = findBody(context);
  const reply = await writeReply(operation, {
    status: choice.status,
    outcome,
    ...(body && { body }),
    headers: headerValues(declaration, making),
    extra: remarks(preferences, problem),
  });
  return {
    reply,
    why,
    ...(example !== undefined && { example }),
    ...(preferences.problem !== undefined && { remark: preferences.problem }),
    ...(problem !== undefined && { problem }),
  };
}

/** Prism's choice. Clients cannot choose the media type of an error. */
async function choose(operation: MockOperation, preferences: Preferences, accept: string): Promise<Choice> {
  const prism = await loadPrism();
  const { status, mediaType, paired } = preferences;
  const example = preferences.example ?? (isOpen(preferences) ? paired : undefined);
  // A document that only declares errors means an empty success.
  if (status === undefined && !operation.api.responses.some(({ status: key }) => /^([23]|default)/.test(key)))
    return { status: 200 };
  const wish = { ...(status !== undefined && { status }), ...(example !== undefined && { example }) };
  for (const range of [mediaType ?? accept, "*/*"]) {
    const choice = await prism.choose(operation, { ...wish, accept: range });
    if (choice) return choice;
  }
  throw failed(operation, "the document has no reply that fits");
}

/** True when a request asks for no reply of its own. */
function isOpen({ status, example, dynamic }: Preferences): boolean {
  return status === undefined && example === undefined && !dynamic;
}

interface BodyContext {
  readonly operation: MockOperation;
  readonly preferences: Preferences;
  readonly choice: Choice;
  readonly outcome: Outcome;
  readonly making: Making;
}

interface FoundBody extends Pick<MadeReply, "why" | "example" | "problem"> {
  readonly body?: BodyValue;
}

/**
 * The first body that satisfies its schema, with the reason for it, and what is wrong with an earlier one.
 */
function findBody(context: BodyContext): FoundBody {
  const { operation, choice, outcome, preferences } = context;
  const { toolkit } = context.making;
  const { media } = choice;
  const content = media && contentOf(outcome, media.type);
  if (!media || !content) return { why: "no body is declared" };
  let problem: string | undefined;
  for (const { whole, why, example } of candidates(context, media, content)) {
    const body = cut(whole, preferences.items);
    const broken = violations(toolkit, body);
    if (broken.length === 0)
      return {
        body,
        why,
        ...(example !== undefined && { example }),
        ...(problem !== undefined && { problem }),
      };
    if (body !== whole && violations(toolkit, whole).length === 0)
      throw refused(`Prefer: items=${preferences.items} breaks the contract: ${describe(broken)}`);
    problem ??= `${why} of ${operation.descriptor.name} breaks its own schema: ${describe(broken)}.`;
    if (preferences.example !== undefined && !preferences.dynamic) break;
  }
  throw failed(operation, problem ?? "no body can be made from its schema");
}

interface Candidate {
  readonly whole: BodyValue;
  readonly why: string;
  readonly example?: string;
}

/** The candidates, in order. */
function* candidates(context: BodyContext, media: MediaType, content: Content): Generator<Candidate> {
  const { choice, preferences, making } = context;
  const { dynamic, example: asked } = preferences;
  const declared = choice.example && {
    whole: exampleBody(media, content, choice.example.value),
    example: choice.example.name,
    why: `example ${choice.example.name}${asked === undefined ? reasonFor(choice.example.name, preferences) : ""}`,
  };
  if (declared && !dynamic) yield declared;
  const whole = attemptBody(() => madeBody(media, content, making));
  if (whole) yield { whole, why: dynamic ? "generated" : "generated, as there is no example" };
  if (declared && dynamic) yield declared;
}

function reasonFor(name: string, preferences: Preferences): string {
  return isOpen(preferences) && preferences.paired === name ? ", paired with the request" : ", the first";
}

function attemptBody(make: () => BodyValue): BodyValue | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}

function violations(toolkit: Toolkit, body: BodyValue): readonly Violation[] {
  const place = judgedBy(body);
  return place ? toolkit.check(place, body.value) : [];
}

/** The body with lists of at most this many items. */
function cut(body: BodyValue, items: number | undefined): BodyValue {
  return items === undefined || body.isText ? body : { ...body, value: cutLists(body.value, items) };
}

function cutLists(value: unknown, items: number): unknown {
  if (Array.isArray(value)) return value.slice(0, items).map((item) => cutLists(item, items));
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, cutLists(inner, items)]));
}

function describe(broken: readonly Violation[]): string {
  const words = broken
    .slice(0, 3)
    .map(({ instancePath, message }) => `${instancePath || "the body"} ${message}`);
  return words.join("; ");
}

/** A requested error that the operation does not declare. */
function askedFault({ name, status }: NonNullable<Preferences["error"]>, preferences: Preferences): Fault {
  const headers = {
    ...remarks(preferences),
    ...((status === 429 || status === 503) && { "retry-after": "1" }),
  };
  return new Fault(name, status, "The request asked for this error.", { headers });
}

/** Headers that say which preferences were followed, and what was wrong. */
function remarks({ applied, problem }: Preferences, another?: string): Record<string, string> {
  const problems = [problem, another].filter((text) => text !== undefined).join(" ");
  return {
    ...(applied.length > 0 && { "preference-applied": headerText(applied.join(", ")) }),
    ...(problems !== "" && { "x-mock-problem": headerText(problems) }),
  };
}

function failed({ descriptor }: MockOperation, why: string): Fault {
  return new Fault("InternalFailure", 500, headerText(`${descriptor.name} cannot be answered: ${why}`));
}

function headerText(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, "?").slice(0, 2000);
}
