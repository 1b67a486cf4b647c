import type { Finding } from "./finding.ts";

/** A fault that the applications have when FAULTS=1, and how a tool that has found it says so. */
export interface PlantedFault {
  readonly name: string;
  readonly what: string;
  /** True for a finding of ours that tells of it. */
  ours(finding: Finding): boolean;
  /** The same for Schemathesis, in whose stateful phase findings do not name an operation. */
  schemathesis(finding: Finding): boolean;
}

const STATEFUL = "Stateful tests";

/**
 * A finding of a kind at an operation; `also` is what Schemathesis calls it, at `path` (`there`: only there).
 */
function fault(
  name: string,
  what: string,
  [operation, check]: readonly [operation: RegExp, check: string],
  [path, also, where]: readonly [path: RegExp, also: RegExp, where?: "there"],
): PlantedFault {
  return {
    name,
    what,
    ours: (finding) => operation.test(finding.operation) && finding.kind === check,
    schemathesis: ({ operation: at, kind }) =>
      also.test(kind) && (path.test(at) || (where === undefined && at === STATEFUL)),
  };
}

/** The faults, the same in every application. */
export const faults: readonly PlantedFault[] = [
  fault(
    "title-length",
    "a title of more than 40 characters is taken",
    [/createBoard/, "refuses-invalid"],
    [/^POST \/boards$/, /^AcceptedNegativeData$/],
  ),
  fault(
    "limit-unchecked",
    "a limit above 50 is taken",
    [/listBoards/, "refuses-invalid"],
    [/^GET \/boards$/, /^AcceptedNegativeData$/],
  ),
  fault(
    "missing-field",
    "GET of a board lacks its color",
    [/getBoard/, "body-schema"],
    [/^GET \/boards\/\{\w+\}$/, /^JsonSchemaError$/],
  ),
  fault(
    "other-type",
    "GET /health is text/html, not what is declared",
    [/health/, "content-type"],
    [/^GET \/health$/, /^UndefinedContentType$/],
  ),
  fault(
    "crash",
    "PUT of a card with 13 points, the most that is allowed, is a 500",
    [/putCard/, "no-server-error"],
    [/^PUT /, /^(?:ServerError|UndefinedStatusCode)$/],
  ),
  fault(
    "deleted-stays",
    "a deleted board is still there",
    [/getBoard|deleteBoard/, "state-kept"],
    [/boards\/\{\w+\}$/, /^UseAfterFree$/],
  ),
  fault(
    "unknown-parent",
    "a card is made on a board that does not exist",
    [/createCard/, "state-kept"],
    [/^POST .*cards$/, /^EnsureResourceAvailability$/],
  ),
  fault(
    "foreign-card",
    "a card is found under another board",
    [/getCard/, "state-kept"],
    [/^GET .*cards\//, /./, "there"],
  ),
  fault(
    "start-twice",
    "a started card is started again",
    [/startCard/, "state-kept"],
    [/\/start$/, /./, "there"],
  ),
];
