import { type FailureReport, type Report, testContract } from "@callsheet/conformance";
import type { FetchHandler, Outcome } from "@callsheet/protocol";
import type { AnyHandler, GeneratedDocument, LoadedDocument } from "./generated-document.ts";
import { createGeneratedValues, realValue } from "./generated-values.ts";
import { kitCredentialsOf, verifiersOf } from "./stand-in-callers.ts";

/** The kit's result for a target. */
export interface KitRun {
  readonly cases: number;
  /** One line for each failed case. */
  readonly findings: readonly string[];
  /** Milliseconds of work for the slowest answer. */
  readonly slowest: number;
}

/** Milliseconds that the run of one document may take; unfinished cases then count as a finding. */
const patience = 20_000;

/** Milliseconds that an answer may take. */
export const longestAnswer = 1000;

/** Stubs that answer with the smallest success value that the kit's generator makes. */
export function createStub({ model }: GeneratedDocument, loaded: LoadedDocument): FetchHandler {
  const values = createGeneratedValues(model.definitions);
  const schemas = new Map(model.definitions.map(({ name, schema }) => [name, schema]));
  const handlers = model.operations.map(({ constant, output, descriptor }): [string, AnyHandler] => {
    const [value = {}] = values.make(schemas.get(output) ?? true, "response", 1);
    const answer = { ...contentTypeOf(descriptor.outcomes), ...(value as object) };
    return [constant, async () => realValue(answer)];
  });
  return loaded.createService(Object.fromEntries(handlers), {
    auth: verifiersOf(model.service) as never,
    validateResponses: true,
    logger: { debug() {}, info() {}, warn() {}, error() {} },
  });
}

/** An actual type for a range: `image/x-test` for `image/*`. */
function contentTypeOf([outcome]: readonly Outcome[]): { contentType?: string } {
  const type = outcome?.contents?.[0]?.type ?? "";
  return type.includes("*") ? { contentType: type.replaceAll("*", "x-test") } : {};
}

/** Runs the kit on a target that serves what was generated from a document. */
export async function runKit(
  { model, api }: GeneratedDocument,
  target: FetchHandler,
  options: { readonly mock?: boolean } = {},
): Promise<KitRun> {
  const made = new Set(model.operations.map(({ pointer }) => pointer));
  // The target does not promise what is left out: there its method is a wrong one.
  const document = { ...api, operations: api.operations.filter(({ pointer }) => made.has(pointer)) };
  if (document.operations.length === 0) return { cases: 0, findings: [], slowest: 0 };
  let slowest = 0;
  const timed: FetchHandler = async (request) => {
    const start = performance.now();
    const used = process.cpuUsage();
    const response = await target(request);
    const { user, system } = process.cpuUsage(used);
    // When others keep the machine busy, the process has worked for less time than has passed.
    slowest = Math.max(slowest, Math.min(performance.now() - start, (user + system) / 1000));
    return response;
  };
  const report = await testContract({ documents: [document] }, timed, {
    ...options,
    seed: 1,
    fuzz: 2,
    signal: AbortSignal.timeout(patience),
    // A mock knows no caller: it only looks at the form of credentials.
    ...(!options.mock && { credentials: kitCredentialsOf(model.service) }),
  });
  return { cases: casesOf(report), findings: findingsOf(report), slowest };
}

function casesOf({ totals }: Report): number {
  return Object.values(totals).reduce((sum, count) => sum + count, 0);
}

function findingsOf({ failures, aborted }: Report): string[] {
  return [...failures.map(describe), ...(aborted === undefined ? [] : [`not finished: ${aborted}`])];
}

/** `id: message [POST /pets as application/json: {} → 400 {}]`. */
function describe({ id, findings, exchanges }: FailureReport): string {
  const [exchange] = exchanges;
  if (!exchange) return `${id}: ${findings[0]?.message}`;
  const { request, answer } = exchange;
  const type = request.headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "nothing";
  const answered = typeof answer === "string" ? answer : `${answer.line} ${answer.body.slice(0, 200)}`;
  return `${id}: ${findings[0]?.message} [${request.line} as ${type}: ${request.body.slice(0, 120)} → ${answered}]`;
}
