import {
  type ApiOperation,
  type Link,
  type Parameter,
  pointerSteps,
  type ResponseDeclaration,
} from "@callsheet/document";
import type { Contract } from "../contract.ts";
import { operationsOf } from "../contract.ts";
import { evaluateExpression } from "../state/expression.ts";
import { buildRequest, type CallValues } from "../wire/build-request.ts";
import type { Exchange } from "../wire/exchange.ts";
import { type BaseCall, baseCall, type CaseOptions } from "./base-call.ts";
import type { Case, FollowStep } from "./case.ts";
import { derivedCase } from "./derived-case.ts";

/**
 * For each link of a response: call, then call the target of the answer's link. What was just created must be
 * found.
 */
export function* linkCases(base: BaseCall, contract: Contract, options: CaseOptions): Generator<Case> {
  for (const response of base.operation.responses) {
    if (!response.status.startsWith("2")) continue;
    for (const link of response.links) {
      const target = linkedOperation(base.operation, link, contract);
      const call = target && baseCall(target, options);
      if (!call) continue;
      const made = derivedCase(base, {
        group: "link",
        label: `${response.status}/${link.name}`,
        request: base.request,
        expect: "accepted",
        scenario: "link",
        keyword: "links",
        pointer: link.pointer,
      });
      yield {
        ...made,
        follow: { kind: "sequence", steps: [(before) => linkedStep(call, { link, response, before })] },
      };
    }
  }
}

function linkedOperation(from: ApiOperation, link: Link, contract: Contract): ApiOperation | undefined {
  if (link.operationId !== undefined)
    return (
      from.document.operations.find(({ name }) => name === link.operationId) ??
      operationsOf(contract).find(({ name }) => name === link.operationId)
    );
  if (!link.operationRef?.startsWith("#/paths/")) return undefined;
  const [, path, method] = pointerSteps(link.operationRef.slice(1));
  return from.document.operations.find(
    (operation) => operation.path === path && operation.method === method?.toUpperCase(),
  );
}

function linkedStep(
  call: BaseCall,
  from: { link: Link; response: ResponseDeclaration; before: readonly Exchange[] },
): FollowStep | undefined {
  const [first] = from.before;
  if (!first || String(first.reply.status) !== from.response.status) return undefined;
  const parameters = new Map<Parameter, unknown>(call.values.parameters);
  for (const [key, expression] of Object.entries(from.link.parameters)) {
    const parameter = linkParameter(call.operation, key);
    const value = evaluateExpression(expression, first);
    if (!parameter || value === undefined) return undefined;
    parameters.set(parameter, value);
  }
  const body =
    from.link.requestBody === undefined ? undefined : evaluateExpression(from.link.requestBody, first);
  const values: CallValues = {
    ...call.values,
    parameters,
    ...(body !== undefined && call.values.body ? { body: { ...call.values.body, value: body } } : {}),
  };
  const request = buildRequest(call.operation, values);
  return (
    request && {
      operation: call.operation,
      request,
      expect: "accepted",
      wrong: { statuses: [404, 410], because: `the answer before it links to it (${from.link.name})` },
    }
  );
}

/** A link names a parameter alone or with its place: `id` or `path.id`. */
function linkParameter(operation: ApiOperation, key: string): Parameter | undefined {
  return (
    operation.parameters.find((parameter) => key === `${parameter.in}.${parameter.name}`) ??
    operation.parameters.find(({ name }) => name === key)
  );
}
