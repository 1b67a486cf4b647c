import type { ApiOperation, Parameter } from "@callsheet/document";
import { createRandom } from "../generate/random.ts";
import { isValid } from "../schema/validator.ts";
import { buildRequest, type CallValues } from "../wire/build-request.ts";
import { type BaseCall, type CaseOptions, freshToken, isUsableExample } from "./base-call.ts";
import type { Case } from "./case.ts";
import { derivedCase } from "./derived-case.ts";

/** The call that every other case of the operation is compared with. */
export function* baseCases(base: BaseCall): Generator<Case> {
  yield {
    ...derivedCase(base, {
      group: "base",
      label: "call",
      request: base.request,
      expect: "accepted",
      scenario: "default_positive_test",
      keyword: "operation",
    }),
    values: base.values,
  };
}

/** Every example of the contract for parameters and bodies, unchanged. */
export function* exampleCases(base: BaseCall): Generator<Case> {
  const { operation } = base;
  for (const media of operation.body?.content ?? []) {
    for (const example of media.examples) {
      if (!isUsableExample(media, example.value)) continue;
      const values: CallValues = { ...base.values, body: { media, value: example.value } };
      yield* exampleCase(base, values, `body/${media.type}/${example.name}`, example.pointer);
    }
  }
  for (const parameter of operation.parameters) {
    for (const example of parameter.examples) {
      if (!isValid(parameter.schema, example.value)) continue;
      const values: CallValues = {
        ...base.values,
        parameters: new Map([...base.values.parameters, [parameter, example.value]]),
      };
      yield* exampleCase(base, values, `${parameter.in}/${parameter.name}/${example.name}`, example.pointer);
    }
  }
}

function* exampleCase(base: BaseCall, values: CallValues, label: string, pointer: string): Generator<Case> {
  const request = buildRequest(base.operation, values);
  if (!request) return;
  const made = derivedCase(base, {
    group: "example",
    label,
    request,
    expect: "accepted",
    scenario: "example_value",
    keyword: "example",
    pointer,
  });
  yield { ...made, values };
}

/**
 * A call repeated with the same idempotency token: the second answer must match the first, without a second
 * effect.
 */
export function* idempotencyCases(base: BaseCall, options: CaseOptions): Generator<Case> {
  const token = tokenOf(base.operation);
  if (!token) return;
  for (const count of [1, 2, 3]) {
    const random = createRandom(options.seed, `${base.operation.key} token ${count}`);
    const value = freshToken(random);
    if (!isValid(token.schema, value)) return;
    const values: CallValues = {
      ...base.values,
      parameters: new Map([...base.values.parameters, [token, value]]),
    };
    const request = buildRequest(base.operation, values);
    if (!request) return;
    const made = derivedCase(base, {
      group: "idempotency",
      label: `replay-${count}`,
      request,
      expect: "accepted",
      scenario: "idempotent_replay",
      keyword: "idempotency-token",
      pointer: token.pointer,
    });
    yield { ...made, follow: { kind: "replay", again: request } };
  }
}

/** The idempotency token of an operation, if it has one. */
export function tokenOf(operation: ApiOperation): Parameter | undefined {
  return operation.parameters.find(({ idempotencyToken }) => idempotencyToken);
}

/** For each named example of a response: a mock that is asked for it by `Prefer` answers with it. */
export function* mockCases(base: BaseCall): Generator<Case> {
  for (const response of base.operation.responses) {
    if (!/^\d{3}$/.test(response.status)) continue;
    for (const media of response.content) {
      for (const example of media.examples) {
        const made = derivedCase(base, {
          group: "mock",
          label: `${response.status}/${example.name}`,
          expect: "example",
          scenario: "mock_example",
          keyword: "examples",
          pointer: example.pointer,
          request: {
            ...base.request,
            headers: [
              ...base.request.headers,
              ...(response.content.length > 1 ? [["accept", media.type] as const] : []),
              ["prefer", `code=${response.status}, example=${example.name}`],
            ],
          },
        });
        yield { ...made, wants: { response, example } };
      }
    }
  }
}
