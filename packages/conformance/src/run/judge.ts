import { type ApiOperation, isObject, own } from "@callsheet/document";
import type { Case } from "../cases/case.ts";
import {
  type Expectation,
  type ExpectationName,
  expectations,
  INVALID_STATUSES,
  isOperationsOwn,
  UNAUTHORIZED_STATUSES,
} from "../cases/expectation.ts";
import { checks } from "../checks/all-checks.ts";
import type { CheckInput, Finding } from "../checks/check.ts";
import { declarationFor, undeclaredRefusals } from "../checks/declaration.ts";
import type { Contract } from "../contract.ts";
import type { Reply } from "../wire/reply.ts";
import type { WireRequest } from "../wire/request.ts";

/** The inputs for judging one answer. */
export interface Judging {
  readonly case: Case;
  readonly request: WireRequest;
  readonly reply: Reply;
  readonly baseStatus: number | undefined;
  readonly contract: Contract;
  /** True to judge by the strict column of the policy, too. */
  readonly strict: boolean;
}

/** The verdict on one answer: findings, or the reason why nothing can be said. */
export type Verdict = { readonly findings: readonly Finding[] } | { readonly undecided: string };

/** Collects what checks look at. */
export function checkInput({
  case: made,
  request,
  reply,
  baseStatus,
  contract,
  strict,
}: Judging): CheckInput {
  const expectation = expectationOf(made);
  const own = isOperationsOwn(expectation, reply.status);
  return {
    case: made,
    expectation,
    exchange: { request, reply },
    reply,
    own,
    declaration: own ? declarationFor(made.operation, reply.status) : undefined,
    baseStatus,
    contract,
    strict: strict || namesProtocol(made.operation),
  };
}

/** The right answers to a case, including refusals that its operation does not list. */
function expectationOf({ expect, operation }: Case): Expectation {
  const expectation = expectations[expect];
  if (expectation.declared !== "invalid" && expectation.declared !== "error") return expectation;
  return { ...expectation, transport: [...expectation.transport, ...undeclaredRefusals(operation)] };
}

/** True for a document that names its protocol, whose rules leave nothing to leniency. */
function namesProtocol({ document }: ApiOperation): boolean {
  const info = own(document.root, "info");
  return isObject(info) && isObject(own(info, "x-callsheet-service"));
}

/** Judges one answer by all checks. */
export function judge(judging: Judging): Verdict {
  if (isTooLarge(judging)) {
    const { status } = judging.reply;
    return isMeantInvalid(judging.case.expect)
      ? { findings: [] }
      : { undecided: `the target takes no request of this size (status ${status})` };
  }
  if (isBusy(judging)) return { undecided: `the target is busy (status ${judging.reply.status})` };
  const reason = undecidedReason(judging);
  const input = checkInput(judging);
  const findings = checks.flatMap((check) => check.run(input));
  if (reason === undefined) return { findings };
  if (isTurnedAway(judging.case.operation, judging.reply.status)) return { undecided: reason };
  // The form of the answer can be judged even when its content cannot.
  const form = findings.filter(({ check }) => !ABOUT_MEANING.has(check));
  return form.length > 0 ? { findings: form } : { undecided: reason };
}

/** Bytes that every server should accept in a path or header, and in a body. */
const USUAL_LINE = 4_000;
const USUAL_BODY = 100_000;

/**
 * True when the answer says that the request is too large, and it is a large one: servers have limits that no
 * document lists.
 */
function isTooLarge({ request, reply: { status } }: Judging): boolean {
  if (status === 413) return (request.body?.length ?? 0) > USUAL_BODY;
  const headers = request.headers.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  return (status === 414 || status === 431) && request.path.length + headers > USUAL_LINE;
}

function isMeantInvalid(expect: ExpectationName): boolean {
  const { declared } = expectations[expect];
  return declared !== "not-invalid";
}

/** True for 429 and 503 if the base call got through: the target got too many requests, and said so. */
export function isBusy({ case: made, reply, baseStatus }: Judging): boolean {
  return (
    made.group !== "base" &&
    made.wants === undefined &&
    reply.status !== baseStatus &&
    (reply.status === 429 || reply.status === 503)
  );
}

const ABOUT_MEANING = new Set(["refuses-invalid", "accepts-valid", "requires-authorization"]);
const REFUSALS = new Set<ExpectationName>([
  "invalid",
  "mistyped",
  "mislabelled",
  "unreadable",
  "unsupportedMedia",
  "nonsenseMedia",
  "unauthorized",
]);

function undecidedReason({ case: made, reply: { status }, baseStatus }: Judging): string | undefined {
  if (made.group === "base" || made.group === "state")
    return isTurnedAway(made.operation, status)
      ? `the credentials are not good for this operation (status ${status})`
      : undefined;
  if (status !== baseStatus) return undefined;
  if (isTurnedAway(made.operation, status))
    return `the credentials are not good for this operation (status ${status})`;
  if (status < 300 || status >= 500 || INVALID_STATUSES.includes(status) || !REFUSALS.has(made.expect))
    return undefined;
  return `a valid request is answered with ${status} too: the target never gets as far as the rule in its present state`;
}

/** True when the answer says that the credentials are insufficient, for an operation that requires some. */
function isTurnedAway({ security }: ApiOperation, status: number): boolean {
  return security.length > 0 && isUnauthorized(status);
}

function isUnauthorized(status: number): boolean {
  return UNAUTHORIZED_STATUSES.includes(status);
}
