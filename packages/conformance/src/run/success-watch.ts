import type { ApiOperation } from "@callsheet/document";
import { expectations } from "../cases/expectation.ts";
import { declarationFor } from "../checks/declaration.ts";
import type { CaseResult } from "./result.ts";
import { isReply } from "./target.ts";

/**
 * An operation whose declared success was never seen: whatever else was right, its contract is not proven.
 */
export interface UnprovenOperation {
  readonly operation: string;
  /** The statuses that the contract declares for success. */
  readonly declared: readonly string[];
  /** What came instead: statuses and failures with how many answers had each. */
  readonly answers: Readonly<Record<string, number>>;
  /** What state is missing, and how to provide it. */
  readonly advice: string;
}

/** Watches the answers of a run for each operation's declared success. */
export class SuccessWatch {
  private readonly answers = new Map<string, Map<string, number>>();
  private readonly succeeded = new Set<string>();

  /** Looks at the answers of one case. */
  observe({ case: made, sent }: CaseResult): void {
    for (const [index, { operation, outcome }] of sent.entries()) {
      if (index === 0 && expectations[made.expect].reaches === "never") continue;
      if (isReply(outcome) && isDeclaredSuccess(operation, outcome.status)) this.succeeded.add(operation.key);
      // Refusals of invalid requests are right, and say nothing about what is missing.
      if (expectations[made.expect].declared !== "not-invalid") continue;
      const answer = isReply(outcome) ? String(outcome.status) : outcome.failure;
      const counts = this.answers.get(operation.key) ?? new Map<string, number>();
      counts.set(answer, (counts.get(answer) ?? 0) + 1);
      this.answers.set(operation.key, counts);
    }
  }

  /** The operations among these whose declared success was not seen. */
  unproven(operations: readonly ApiOperation[]): UnprovenOperation[] {
    return operations
      .filter(({ key }) => !this.succeeded.has(key))
      .map((operation) => {
        const answers = Object.fromEntries(this.answers.get(operation.key) ?? []);
        const declared = declaredSuccesses(operation);
        return { operation: operation.key, declared, answers, advice: advise(operation, answers) };
      });
  }

  /** True when every operation was only answered with 404: then the address is the first suspect. */
  everythingIsMissing(): boolean {
    const all = [...this.answers.values()];
    return all.length > 0 && all.every((counts) => [...counts.keys()].every((answer) => answer === "404"));
  }
}

function declaredSuccesses({ responses }: ApiOperation): string[] {
  return responses.map(({ status }) => status).filter((status) => /^[23]/.test(status));
}

/**
 * A success that the operation declares; if it declares none, any answer below 400, or one covered by
 * `default`.
 */
function isDeclaredSuccess(operation: ApiOperation, status: number): boolean {
  if (declaredSuccesses(operation).length === 0)
    return status < 400 || !operation.responses.some((response) => response.status.startsWith("4"));
  const declared = declarationFor(operation, status);
  return status < 400 && declared !== undefined && declared.status !== "default";
}

const HOOKS = "--hooks <file> with prepare(operation)";

function advise(operation: ApiOperation, answers: Readonly<Record<string, number>>): string {
  const [most] = Object.entries(answers).sort(([, left], [, right]) => right - left);
  if (!most) return "no case could be run on it";
  const [answer] = most;
  if (answer === "404" || answer === "410") return missingThing(operation);
  if (answer === "401" || answer === "403") {
    const names = [...new Set(operation.security.flat().map(({ name }) => name))];
    const how =
      names.length > 0
        ? `--auth ${names[0]}=<value>, or authorize() in a hooks file`
        : "--header <name: value>";
    return `the credentials are not good for it: give others with ${how}`;
  }
  if (["400", "415", "422"].includes(answer))
    return "the target calls the valid requests invalid: give values that it takes with --values <file>, or as examples of the document";
  if (["402", "409", "412", "423", "428"].includes(answer))
    return `the thing is not in the state that the call needs: bring it there in ${HOOKS}, or in a scenario (--scenario <file>)`;
  if (answer === "429" || answer === "503") return "the target was busy all the time: try a lower --rate";
  if (answer === "405" || answer === "501") return "the target does not have the operation";
  if (/^[23]/.test(answer)) return "it answers with a success that the contract does not declare";
  return `no valid request succeeded: bring the target into the state that the call needs in ${HOOKS}`;
}

function missingThing({ parameters, path }: ApiOperation): string {
  const labels = parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name);
  if (labels.length === 0)
    return `${path} was not found: is the base URL right? If so, bring the target into the right state in ${HOOKS}`;
  const named = labels.map((name) => `{${name}}`).join(" and ");
  return `nothing exists under the made-up ${named}: give real values with --values <file> (one line each, \`${labels[0]}: <value>\`), or make the thing in ${HOOKS}`;
}
