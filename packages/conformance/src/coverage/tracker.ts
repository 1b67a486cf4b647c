import {
  type ApiOperation,
  flatten,
  isObject,
  own,
  type Place,
  sameJson,
  subPlace,
} from "@callsheet/document";
import { expectations } from "../cases/expectation.ts";
import { declarationFor, mediaFor } from "../checks/declaration.ts";
import { compilePattern } from "../generate/compile-pattern.ts";
import type { CaseResult } from "../run/result.ts";
import { isReply } from "../run/target.ts";
import { isValid } from "../schema/validator.ts";
import { isJsonType, mediaTypeOf, type Reply, textOf } from "../wire/reply.ts";
import type { Coverage, CoverageFigure } from "./coverage.ts";
import { goalId, requestGoals } from "./goals.ts";

/** Watches results and counts which parts of the contract they exercised. */
export class CoverageTracker {
  private readonly operations: readonly ApiOperation[];
  private readonly kept = new Set<string>();
  private readonly broken = new Set<string>();
  private readonly replyKeywords = new Set<string>();
  private readonly statuses = new Map<string, Set<string>>();
  private readonly sentTypes = new Map<string, Set<string>>();

  constructor(operations: readonly ApiOperation[]) {
    this.operations = operations;
  }

  /** Counts one result. A skipped case exercised nothing; an undecided one did not get as far. */
  observe({ case: made, outcome, sent }: CaseResult): void {
    const [first] = sent;
    if (outcome === "skipped" || !first || !isReply(first.outcome)) return;
    for (const [index, { operation, outcome: reply }] of sent.entries()) {
      const own = index > 0 || expectations[made.expect].reaches !== "never";
      if (own && isReply(reply)) this.observeReply(operation, reply);
    }
    if (outcome === "undecided") return;
    const { rule, values, expect } = made;
    const negative = made.group === "negative" || (made.fuzz?.negative ?? false);
    const document = made.operation.document;
    if (negative) {
      for (const pointer of [rule.pointer, ...(rule.alike ?? [])])
        this.broken.add(goalId({ document, pointer }, rule.keyword, rule.detail));
    }
    if (!negative && values && (expect === "accepted" || expect === "tolerated")) {
      for (const [parameter, value] of values.parameters) {
        this.kept.add(goalId({ document, pointer: parameter.pointer }, "required"));
        this.reach(parameter.schema, value, this.kept);
      }
      if (values.body?.media.schema) this.reach(values.body.media.schema, values.body.value, this.kept);
    }
    const type = made.request.headers.find(([name]) => name.toLowerCase() === "content-type")?.[1];
    if (type && values?.body) remember(this.sentTypes, made.operation.key, values.body.media.type);
  }

  private observeReply(operation: ApiOperation, reply: Reply): void {
    const declaration = declarationFor(operation, reply.status);
    if (!declaration) return;
    remember(this.statuses, operation.key, declaration.status);
    const media = mediaFor(declaration.content, mediaTypeOf(reply));
    if (!media?.schema || !isJsonType(mediaTypeOf(reply)) || reply.truncated) return;
    try {
      this.reach(media.schema, JSON.parse(textOf(reply)), this.replyKeywords);
    } catch {
      // A body that is not JSON is a separate finding.
    }
  }

  /** Marks every keyword that a value of a schema passes on its way. */
  private reach(root: Place, value: unknown, marks: Set<string>): void {
    for (const place of flatten([root])) {
      if (!isObject(place.schema)) continue;
      for (const keyword of Object.keys(place.schema)) this.mark(place, keyword, value, marks);
      for (const [child, inner] of reached(place, value)) this.reach(child, inner, marks);
    }
  }

  private mark(place: Place, keyword: string, value: unknown, marks: Set<string>): void {
    marks.add(goalId(place, keyword));
    const detail = (place.schema as Record<string, unknown>)[keyword];
    if (keyword === "enum" && Array.isArray(detail)) {
      for (const option of detail)
        if (sameJson(option, value)) marks.add(goalId(place, keyword, JSON.stringify(option)));
    }
    if (keyword === "required" && Array.isArray(detail))
      for (const name of detail) marks.add(goalId(place, keyword, String(name)));
  }

  /** The coverage so far. */
  report(): Coverage {
    const positive = figure();
    const negative = figure();
    const unbreakable: { goal: string; reason: string }[] = [];
    for (const goal of new Map(
      this.operations.flatMap((operation) => [...requestGoals(operation)]).map((one) => [one.id, one]),
    ).values()) {
      count(positive, goal.id, this.kept.has(goal.id));
      if (goal.unbreakable !== undefined) unbreakable.push({ goal: goal.id, reason: goal.unbreakable });
      else count(negative, goal.id, this.broken.has(goal.id));
    }
    const operations = figure();
    const statuses = figure();
    const mediaTypes = figure();
    for (const operation of this.operations) {
      const seen = this.statuses.get(operation.key);
      count(operations, operation.key, seen !== undefined);
      for (const { status } of operation.responses)
        count(statuses, `${operation.key} ${status}`, seen?.has(status) ?? false);
      for (const { type } of operation.body?.content ?? [])
        count(mediaTypes, `${operation.key} ${type}`, this.sentTypes.get(operation.key)?.has(type) ?? false);
    }
    return {
      operations,
      statuses,
      mediaTypes,
      positive,
      negative,
      unbreakable,
      replyKeywords: this.replyKeywords.size,
    };
  }
}

function figure(): CoverageFigure & { missing: string[] } {
  return { covered: 0, total: 0, missing: [] };
}

function count(
  into: { covered: number; total: number; missing: string[] },
  name: string,
  covered: boolean,
): void {
  into.total++;
  if (covered) into.covered++;
  else into.missing.push(name);
}

function remember(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key) ?? new Set();
  set.add(value);
  map.set(key, set);
}

/** The schemas inside a schema that apply to parts of a value, each with its part. */
function* reached(place: Place, value: unknown): Generator<[Place, unknown]> {
  for (const keyword of ["oneOf", "anyOf"]) {
    const branches = (place.schema as Record<string, unknown>)[keyword];
    for (const index of Array.isArray(branches) ? branches.keys() : []) {
      const branch = subPlace(place, keyword, index);
      if (branch && isValid(branch, value)) yield [branch, value];
    }
  }
  if (Array.isArray(value)) yield* reachedItems(place, value);
  else if (isObject(value)) yield* reachedMembers(place, value);
}

function* reachedItems(place: Place, value: readonly unknown[]): Generator<[Place, unknown]> {
  for (const [index, item] of value.entries()) {
    const child = subPlace(place, "prefixItems", index) ?? subPlace(place, "items");
    if (child) yield [child, item];
  }
}

function* reachedMembers(
  place: Place,
  value: Readonly<Record<string, unknown>>,
): Generator<[Place, unknown]> {
  const names = subPlace(place, "propertyNames");
  const patterns = own(place.schema as Record<string, unknown>, "patternProperties");
  for (const [name, item] of Object.entries(value)) {
    if (names) yield [names, name];
    const listed = subPlace(place, "properties", name);
    if (listed) yield [listed, item];
    const fitting = Object.keys(isObject(patterns) ? patterns : {}).filter((pattern) =>
      compilePattern(pattern).test(name),
    );
    for (const pattern of fitting) {
      const child = subPlace(place, "patternProperties", pattern);
      if (child) yield [child, item];
    }
    const rest = subPlace(place, "additionalProperties");
    if (!listed && fitting.length === 0 && rest) yield [rest, item];
  }
}
