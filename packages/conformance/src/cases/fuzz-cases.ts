import type { Parameter, Place } from "@callsheet/document";
import fc from "fast-check";
import { arbitraryValue } from "../generate/arbitrary.ts";
import { attempt } from "../generate/attempt.ts";
import { negativeValues } from "../generate/negative-values.ts";
import { createRandom } from "../generate/random.ts";
import { requestViolations } from "../schema/direction.ts";
import { buildRequest, type CallValues } from "../wire/build-request.ts";
import { bodyForm } from "../wire/serialize-body.ts";
import { type BaseCall, type CaseOptions, generatingFor } from "./base-call.ts";
import type { Case } from "./case.ts";
import { derivedCase } from "./derived-case.ts";
import { survives } from "./text-reading.ts";
import { isAmbiguous } from "./wire-text.ts";

/** A random call, and the rule that it breaks, if any. */
export interface FuzzedCall {
  readonly values: CallValues;
  readonly broken?: { readonly keyword: string; readonly pointer: string; readonly mistyped: boolean };
}

/**
 * The arbitrary of an operation's valid calls, or of calls that break one rule; undefined when there is
 * nothing to vary.
 */
export function arbitraryCall(
  base: BaseCall,
  options: CaseOptions,
  negative: boolean,
): fc.Arbitrary<FuzzedCall> | undefined {
  // If the body should be refused, the path names something that exists: a server may look for that first.
  const parameters = base.operation.parameters.filter(
    ({ idempotencyToken, in: place }) =>
      !idempotencyToken && place !== "cookie" && !(negative && place === "path"),
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
    .tuple(calls, fc.nat({ max: 40 }), fc.nat())
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
    light: true,
  })) {
    const broken = requestViolations(schema, variant.value);
    // A rule broken only by null may be read as an absent member.
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

/** The case of a fuzzed call, or undefined when it cannot travel, or fails to break anything. */
export function fuzzedCase(
  base: BaseCall,
  call: FuzzedCall,
  fuzz: { index: number; negative: boolean },
): Case | undefined {
  const request = buildRequest(base.operation, call.values);
  const { body } = call.values;
  const schema = body?.media.schema;
  if (body && !survives(body.media, body.value)) return undefined;
  if (!request || fuzz.negative !== (call.broken !== undefined)) return undefined;
  if (!fuzz.negative && schema && requestViolations(schema, body?.value).length > 0) return undefined;
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

/** The placeholder for an operation's fuzzed cases in a list of ids: they are made when they run. */
export function fuzzPatterns(base: BaseCall, options: CaseOptions): string[] {
  if (options.fuzz === 0) return [];
  return [false, true]
    .filter((negative) => arbitraryCall(base, options, negative) !== undefined)
    .map((negative) => `${base.operation.key}/fuzz/${negative ? "negative" : "positive"}/*`);
}

/**
 * Values are sampled in runs of this length, each from its own seed, so that memory does not grow with their
 * number.
 */
const RUN = 64;

/** Where a fuzzed value comes from: fast-check's seed, and the value's place in the run of that seed. */
export function fuzzOrigin(
  base: BaseCall,
  options: CaseOptions,
  fuzz: { index: number; negative: boolean },
): { seed: number; path: number } {
  const run = Math.floor(fuzz.index / RUN);
  const random = createRandom(options.seed, `${base.operation.key} fuzz ${fuzz.negative} ${run}`);
  return { seed: Math.floor(random.next() * 2 ** 31), path: fuzz.index % RUN };
}

/** Random calls from the schemas, the same for the same seed. */
export function* fuzzCases(base: BaseCall, options: CaseOptions): Generator<Case> {
  for (const negative of [false, true]) {
    const calls = arbitraryCall(base, options, negative);
    if (!calls) continue;
    const seen = new Set<number>();
    for (let start = 0; start < options.fuzz; start += RUN) {
      const { seed } = fuzzOrigin(base, options, { index: start, negative });
      const sample = fc.sample(calls, { seed, numRuns: Math.min(RUN, options.fuzz - start) });
      for (const [offset, call] of sample.entries()) {
        const made = fuzzedCase(base, call, { index: start + offset, negative });
        const { path, headers, body } = made?.request ?? {};
        const digest = hash(`${path} ${JSON.stringify(headers)} ${String(body)}`);
        if (!made || seen.has(digest)) continue;
        seen.add(digest);
        yield made;
      }
    }
  }
}

/** A 53-bit hash: repeated values are recognized without being kept. */
function hash(text: string): number {
  let [low, high] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    low = Math.imul(low ^ code, 2654435761);
    high = Math.imul(high ^ code, 1597334677);
  }
  return (high >>> 11) * 2 ** 32 + (low >>> 0);
}
