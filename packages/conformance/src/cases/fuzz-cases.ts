import fc from "fast-check";
import type { Parameter } from "../document/operation.ts";
import { arbitraryValue } from "../generate/arbitrary.ts";
import { negativeValues } from "../generate/negative-values.ts";
import { attempt } from "../generate/positive-values.ts";
import { createRandom } from "../generate/random.ts";
import { requestViolations } from "../schema/direction.ts";
import type { Place } from "../schema/place.ts";
import { buildRequest, type CallValues } from "../wire/build-request.ts";
import { bodyForm } from "../wire/serialize-body.ts";
import { type BaseCall, type CaseOptions, generatingFor } from "./base-call.ts";
import type { Case } from "./case.ts";
import { derivedCase } from "./derived-case.ts";
import { isAmbiguous } from "./wire-text.ts";

/** A call made at random, and the rule that it breaks, if any. */
export interface FuzzedCall {
  readonly values: CallValues;
  readonly broken?: { readonly keyword: string; readonly pointer: string; readonly mistyped: boolean };
}

/** The seed of an operation's fuzzing: it does not depend on what other operations there are. */
export function fuzzSeed(base: BaseCall, options: CaseOptions, negative: boolean): number {
  return Math.floor(createRandom(options.seed, `${base.operation.key} fuzz ${negative}`).next() * 2 ** 31);
}

/** The arbitrary of an operation's valid calls, or of calls that break one rule; undefined when it takes nothing to vary. */
export function arbitraryCall(
  base: BaseCall,
  options: CaseOptions,
  negative: boolean,
): fc.Arbitrary<FuzzedCall> | undefined {
  const parameters = base.operation.parameters.filter(
    ({ idempotencyToken, in: place }) => !idempotencyToken && place !== "cookie",
  );
  const walk = generatingFor(base.operation, options, "fuzz");
  const values: fc.Arbitrary<readonly [Parameter, unknown] | undefined>[] = [];
  for (const parameter of parameters) {
    const value = attempt(() => arbitraryValue([parameter.schema], walk));
    if (!value) continue;
    const sendable = value.map((made): readonly [Parameter, unknown] | undefined =>
      isSendable(parameter, made) ? [parameter, made] : undefined,
    );
    values.push(parameter.required ? sendable : fc.option(sendable, { nil: undefined }));
  }
  const body = base.values.body;
  const schema = body?.media.schema;
  const form = body && bodyForm(body.media.type);
  const bodies = schema && form ? attempt(() => arbitraryValue([schema], walk)) : undefined;
  if (values.length === 0 && !bodies) return undefined;
  const calls = fc
    .tuple(fc.tuple(...values), bodies ?? fc.constant(body?.value))
    .map(([pairs, value]): FuzzedCall => {
      const merged = new Map(base.values.parameters);
      for (const pair of pairs) if (pair) merged.set(pair[0], pair[1]);
      return { values: { parameters: merged, ...(body ? { body: { ...body, value } } : {}) } };
    });
  if (!negative) return calls;
  if (!schema || form !== "json") return undefined;
  return fc
    .tuple(calls, fc.nat({ max: 300 }), fc.nat())
    .map(([call, pick, seed]) => spoil(call, schema, { pick, seed }));
}

/** Breaks one rule of the body of a valid call. */
function spoil(call: FuzzedCall, schema: Place, { pick, seed }: { pick: number; seed: number }): FuzzedCall {
  const { body } = call.values;
  if (!body) return call;
  const seen: FuzzedCall[] = [];
  for (const variant of negativeValues([schema], body.value, {
    random: createRandom(seed),
    direction: "request",
    inside: [],
  })) {
    const broken = requestViolations(schema, variant.value);
    // What is broken by null alone may be taken as absent.
    if (broken.length === 0 || variant.label.at(-1) === "null") continue;
    const mistyped = broken.some(({ keyword }) =>
      ["type", "format", "oneOf", "anyOf", "not"].includes(keyword),
    );
    seen.push({
      values: { ...call.values, body: { ...body, value: variant.value } },
      broken: { keyword: variant.keyword, pointer: variant.pointer, mistyped },
    });
    if (seen.length > pick) break;
  }
  return seen[pick % Math.max(1, seen.length)] ?? call;
}

function isSendable(parameter: Parameter, value: unknown): boolean {
  if (isAmbiguous(parameter, value) || value === "") return false;
  return parameter.in !== "path" || /^[\w~!$'()*+,;=:@ -][\w.~!$'()*+,;=:@ -]*$/.test(String(value));
}

/** The case of a fuzzed call, or undefined when it cannot travel, or breaks nothing though it should. */
export function fuzzedCase(
  base: BaseCall,
  call: FuzzedCall,
  fuzz: { index: number; negative: boolean },
): Case | undefined {
  const request = buildRequest(base.operation, call.values);
  const schema = call.values.body?.media.schema;
  if (!request || fuzz.negative !== (call.broken !== undefined)) return undefined;
  if (!fuzz.negative && schema && requestViolations(schema, call.values.body?.value).length > 0)
    return undefined;
  const made = derivedCase(base, {
    group: "fuzz",
    label: `${fuzz.negative ? "negative" : "positive"}/${fuzz.index}`,
    request,
    expect: call.broken ? (call.broken.mistyped ? "mistyped" : "invalid") : "accepted",
    scenario: "fuzz",
    keyword: call.broken?.keyword ?? "schema",
    ...(call.broken ? { pointer: call.broken.pointer } : {}),
  });
  return { ...made, values: call.values, fuzz };
}

/** Calls made at random from the schemas, the same for the same seed. */
export function* fuzzCases(base: BaseCall, options: CaseOptions): Generator<Case> {
  if (options.fuzz === 0) return;
  for (const negative of [false, true]) {
    const calls = arbitraryCall(base, options, negative);
    if (!calls) continue;
    const sample = fc.sample(calls, { seed: fuzzSeed(base, options, negative), numRuns: options.fuzz });
    const seen = new Set<string>();
    for (const [index, call] of sample.entries()) {
      const made = fuzzedCase(base, call, { index, negative });
      const text =
        made && `${made.request.path} ${JSON.stringify(made.request.headers)} ${String(made.request.body)}`;
      if (!made || !text || seen.has(text)) continue;
      seen.add(text);
      yield made;
    }
  }
}
