import { randomUUID } from "node:crypto";
import { describeViolations, type Violation } from "./checks.ts";
import { declaredCode } from "./document-checks.ts";
import { Fault } from "./fault.ts";
import type { MockOperation } from "./mock-operation.ts";
import type { Preferences } from "./preferences.ts";
import type { Choice, Prism, Reply } from "./prism.ts";

/** How many generated bodies are tried before the static example takes their place. */
const ATTEMPTS = 10;

/**
 * Makes the reply that was asked for and checks it against the document before it leaves. A generated body that breaks its own
 * schema is made again from the next seed, and replaced by the static example in the end.
 *
 * @throws Fault `InternalFailure` when an example of the document breaks its schema, `NotAcceptableException` when the document has
 * no body of an accepted media type.
 */
export async function checkedReply(
  prism: Prism,
  operation: MockOperation,
  preferences: Preferences,
  accept?: string,
): Promise<Reply> {
  let broken: readonly Violation[] = [];
  for (const choice of choices(operation, preferences)) {
    const reply = await ask(prism, operation, accept === undefined ? choice : { ...choice, accept });
    broken = [...operation.checks.headers(reply), ...operation.checks.body(reply)];
    if (broken.length === 0) return reply;
  }
  const subject = `The document's reply of ${operation.descriptor.name} breaks its own schema`;
  throw new Fault("InternalFailure", 500, `${subject}: ${describeViolations(broken)}.`);
}

/** What is tried in turn. Without an example, Prism's static body is a sample that knows no patterns: generated ones follow it. */
function* choices(operation: MockOperation, preferences: Preferences): Generator<Choice> {
  const { status, example, dynamic, seed = randomUUID() } = preferences;
  const fixed = { ...(status !== undefined && { status }), ...(example !== undefined && { example }) };
  if (!dynamic) yield fixed;
  if (dynamic || !hasExample(operation, status)) {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      yield { ...(status !== undefined && { status }), seed: attempt === 0 ? seed : `${seed}#${attempt}` };
    }
  }
  if (dynamic) yield fixed;
}

function hasExample({ http }: MockOperation, status: number | undefined): boolean {
  const code = status === undefined ? lowestSuccess(http.responses) : declaredCode(http, status);
  const response = http.responses.find((candidate) => candidate.code === code);
  return response?.contents?.some(({ examples }) => (examples ?? []).length > 0) ?? false;
}

function lowestSuccess(responses: MockOperation["http"]["responses"]): string | undefined {
  const codes = responses.map(({ code }) => code);
  return codes.filter((code) => code.startsWith("2")).sort()[0] ?? codes[0];
}

async function ask(prism: Prism, operation: MockOperation, choice: Choice): Promise<Reply> {
  try {
    return await prism.reply(operation.http, choice);
  } catch (cause) {
    // Prism fails in the same way for a media type that it has not and for one that it cannot read.
    if (choice.accept !== undefined) {
      await prism.reply(operation.http, { ...choice, accept: "*/*" });
      throw new Fault(
        "NotAcceptableException",
        406,
        `No reply of ${operation.descriptor.name} is ${choice.accept}.`,
      );
    }
    const message = cause instanceof Error && cause.message ? cause.message : "no body can be made";
    throw new Fault("InternalFailure", 500, `${operation.descriptor.name} cannot be answered: ${message}.`, {
      cause,
    });
  }
}
