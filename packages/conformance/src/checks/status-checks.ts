import { INVALID_STATUSES, UNAUTHORIZED_STATUSES } from "../cases/expectation.ts";
import { methodsAt } from "../contract.ts";
import { type Check, type CheckInput, caseFinding, type Finding } from "./check.ts";
import { declarationFor, isSilentAbout } from "./declaration.ts";

/** No answer of the 5xx class. */
export const noServerErrorCheck: Check = {
  name: "no-server-error",
  decides:
    "No request gets a 5xx, declared or not, except for a mock that is asked for one, for a scenario whose criteria take a declared one, and for 501 where the policy names it. 503 and 429 with the base call alive are asked again first.",
  fault: 100,
  run: (input) => {
    const { reply, expectation, declaration, case: made } = input;
    const allowed =
      expectation.transport.includes(reply.status) ||
      made.wants !== undefined ||
      (made.expect === "step" && declaration !== undefined);
    return reply.status >= 500 && !allowed
      ? [caseFinding("no-server-error", input, `The answer is a server error: status ${reply.status}.`)]
      : [];
  },
};

/** The status is one that the operation declares, or that the policy allows for HTTP itself. */
export const statusDeclaredCheck: Check = {
  name: "status-declared",
  decides:
    "The status is declared for the operation (by number, range or default), or is of a class that the operation declares no answer of (the contract is silent about it), or is among those that the policy lists for this kind of request.",
  fault: 101,
  run: (input) => {
    const {
      reply,
      expectation,
      declaration,
      own,
      case: { operation },
    } = input;
    if (
      !own ||
      declaration ||
      isSilentAbout(operation, reply.status) ||
      expectation.transport.includes(reply.status) ||
      reply.status >= 500
    )
      return [];
    const declared = operation.responses.map(({ status }) => status).join(", ");
    const rule = {
      document: operation.document.name,
      pointer: `${operation.pointer}/responses`,
      keyword: "responses",
    };
    return [
      {
        check: "status-declared",
        rule,
        message: `Status ${reply.status} is not declared for ${operation.name} (declared: ${declared}).`,
      },
    ];
  },
};

/** Answers that call a request malformed, whatever their number. */
const CALLS_INVALID = new Set([...INVALID_STATUSES, 405, 406, 411, 413, 414, 415, 431]);

/** A valid request is not refused as invalid. */
export const acceptsValidCheck: Check = {
  name: "accepts-valid",
  decides:
    "A request that keeps the contract is not answered with 400, 405, 406, 411, 413, 414, 415, 422 or 431, nor with 401 when the same credentials were good for the base call. 404, 409, 402, 403 and 429 are answers about state, and right where they are declared.",
  run: (input) => {
    const { reply, expectation, baseStatus } = input;
    if (expectation.declared !== "not-invalid" || expectation.transport.includes(reply.status)) return [];
    if (
      input.case.same &&
      baseStatus !== undefined &&
      baseStatus < 300 &&
      reply.status >= 400 &&
      reply.status < 500
    ) {
      const message = `A request that means the same as the base call is refused with status ${reply.status}, though that succeeds.`;
      return [caseFinding("accepts-valid", input, message)];
    }
    if (CALLS_INVALID.has(reply.status)) {
      return [caseFinding("accepts-valid", input, `A valid request is refused with status ${reply.status}.`)];
    }
    const { operation } = input.case;
    const known = baseStatus !== undefined && !UNAUTHORIZED_STATUSES.includes(baseStatus);
    // Without security requirements, 401 is about the content of the request, such as a wrong password: right
    // if it is declared.
    const about = operation.security.length > 0 || declarationFor(operation, 401) === undefined;
    return reply.status === 401 && known && about
      ? [
          caseFinding(
            "accepts-valid",
            input,
            "Valid credentials are refused with status 401, though they were good for the base call.",
          ),
        ]
      : [];
  },
};

/** An invalid request is refused, with the contract's error. */
export const refusesInvalidCheck: Check = {
  name: "refuses-invalid",
  decides:
    "A request that breaks one rule gets the declared 400 or 422; where neither is declared, any declared 4xx, or a 400 or 422 of HTTP itself; where the policy names a transport status, that one too. An answer that is neither 2xx nor different from the base call's is undecided: the target did not get as far as the rule.",
  fault: 102,
  run: (input) => {
    const { reply, expectation } = input;
    if (expectation.declared !== "invalid" && expectation.declared !== "error") return [];
    if (reply.status >= 500 || expectation.transport.includes(reply.status) || isRefusal(input)) return [];
    const how =
      reply.status < 400
        ? `is accepted with status ${reply.status}`
        : `is refused with status ${reply.status}, which does not say that it is invalid`;
    return [
      caseFinding("refuses-invalid", input, `A request that breaks ${input.case.rule.keyword} ${how}.`),
    ];
  },
};

/**
 * True when a credential is what is broken, or when the operation itself decides who is calling: then 401 and
 * 403 are refusals like 400.
 */
function asksWho({ case: { operation, rule } }: CheckInput): boolean {
  if (operation.security.length === 0) return true;
  const parameter = operation.parameters.find(({ pointer }) => rule.pointer.startsWith(pointer));
  return (
    parameter !== undefined &&
    /auth|token|key|secret|session|signature|credential|cookie/i.test(parameter.name)
  );
}

function isRefusal(input: CheckInput): boolean {
  const {
    reply: { status },
    expectation,
    case: { operation },
  } = input;
  if (status < 400) return false;
  if (isSilentAbout(operation, status)) return true;
  if (!declarationFor(operation, status)) return false;
  if (UNAUTHORIZED_STATUSES.includes(status) && asksWho(input)) return true;
  if (expectation.declared === "error") return true;
  const declared = INVALID_STATUSES.filter((invalid) => declarationFor(operation, invalid));
  return declared.length > 0 ? declared.includes(status) : true;
}

/** Missing or broken credentials are refused. */
export const authorizationCheck: Check = {
  name: "requires-authorization",
  decides:
    "Where the contract lists security requirements and none of them is empty, a request without or with broken credentials gets 401 or 403.",
  fault: 207,
  run: (input) => {
    const { reply, case: made } = input;
    if (made.expect !== "unauthorized" || UNAUTHORIZED_STATUSES.includes(reply.status) || reply.status >= 500)
      return [];
    return [
      caseFinding(
        "requires-authorization",
        input,
        `A request with ${made.request.authorization} credentials gets status ${reply.status} instead of 401 or 403.`,
      ),
    ];
  },
};

/** A method that a path does not have is refused as such. */
export const methodNotAllowedCheck: Check = {
  name: "method-not-allowed",
  decides:
    "A standard method that the contract does not have at the path gets 405 with an Allow header that lists every method it has there, and not the refused one. Many routers know methods and paths together and say 404: that is right without --strict.",
  run: (input) => {
    const { reply, case: made } = input;
    if (!["wrongMethod", "unknownMethod", "tolerantMethod"].includes(made.expect)) return [];
    const { method } = made.request;
    // HEAD may reach the operation of GET: every answer of that one is right, and no case is about its input.
    const isHead = method === "HEAD" && made.expect === "tolerantMethod";
    if (made.expect === "wrongMethod" && reply.status === 404 && !input.strict) return [];
    if (!isHead && !input.expectation.transport.includes(reply.status) && reply.status < 500) {
      return [
        caseFinding(
          "method-not-allowed",
          input,
          `${method} gets status ${reply.status} instead of ${input.expectation.transport.join(", ")}.`,
        ),
      ];
    }
    return reply.status === 405 && made.expect === "wrongMethod" ? allowFindings(input) : [];
  },
};

function allowFindings(input: CheckInput): Finding[] {
  const { reply, case: made, contract } = input;
  const allow = reply.headers.get("allow");
  if (allow === undefined)
    return [caseFinding("method-not-allowed", input, "The answer with status 405 lacks the Allow header.")];
  const listed = allow.split(",").map((method) => method.trim().toUpperCase());
  const missing = methodsAt(contract, made.request.path.split("?")[0] ?? "").filter(
    (method) => !listed.includes(method),
  );
  if (missing.length > 0)
    return [caseFinding("method-not-allowed", input, `Allow is "${allow}" and lacks ${missing.join(", ")}.`)];
  return listed.includes(made.request.method)
    ? [caseFinding("method-not-allowed", input, `Allow is "${allow}" and lists the refused method.`)]
    : [];
}

/** A path that the contract does not have is refused. */
export const unknownPathCheck: Check = {
  name: "unknown-path",
  decides:
    "A made-up path gets a 4xx: 404, or what an authorization or routing layer in front answers (400, 401, 403, 405, 410).",
  run: (input) => {
    const { reply, case: made, expectation } = input;
    if (made.expect !== "unknownPath" || expectation.transport.includes(reply.status) || reply.status >= 500)
      return [];
    return [
      caseFinding(
        "unknown-path",
        input,
        `The unknown path ${made.request.path.split("?")[0]} gets status ${reply.status}.`,
      ),
    ];
  },
};
