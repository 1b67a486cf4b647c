import { requestKeptCheck } from "../har/request-kept-check.ts";
import { encodingCheck, errorTextCheck, writeOnlyCheck } from "./answer-checks.ts";
import type { Check } from "./check.ts";
import { exampleCheck, linkCheck, replayCheck, stateCheck, stepCheck } from "./follow-checks.ts";
import { bodySchemaCheck, contentTypeCheck, headersSchemaCheck } from "./form-checks.ts";
import { headerInjectionCheck, noInternalsCheck } from "./leak-checks.ts";
import {
  acceptsValidCheck,
  authorizationCheck,
  methodNotAllowedCheck,
  noServerErrorCheck,
  refusesInvalidCheck,
  statusDeclaredCheck,
  unknownPathCheck,
} from "./status-checks.ts";
import { strictCheck } from "./strict-check.ts";

/** A case must be answered at all. */
const answersCheck: Check = {
  name: "answers",
  decides: "A complete answer comes within the time and size limits; the connection is not closed before.",
  run: ({ reply, case: made }) =>
    reply.truncated
      ? [
          {
            check: "answers",
            rule: made.rule,
            message: `The answer is larger than the limit; only ${reply.body.length} bytes were read.`,
          },
        ]
      : [],
};

/** Every check, in the order in which findings are reported. */
export const checks: readonly Check[] = [
  answersCheck,
  noServerErrorCheck,
  statusDeclaredCheck,
  acceptsValidCheck,
  refusesInvalidCheck,
  authorizationCheck,
  methodNotAllowedCheck,
  unknownPathCheck,
  contentTypeCheck,
  bodySchemaCheck,
  headersSchemaCheck,
  encodingCheck,
  writeOnlyCheck,
  errorTextCheck,
  strictCheck,
  replayCheck,
  linkCheck,
  stepCheck,
  stateCheck,
  exampleCheck,
  requestKeptCheck,
  noInternalsCheck,
  headerInjectionCheck,
];
