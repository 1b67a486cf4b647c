import type { OpenApiVersion as Version } from "@callsheet/document";
import { isOfType, sameJson } from "@callsheet/document";
import { childOf, childrenOf, isObject, type JsonObject, type Located, memberOf } from "../source/located.ts";
import { canonical } from "./canonical.ts";
import { isMore, matches, numberProblems, stringProblems } from "./scalar-problems.ts";
import { name, nameOfBranch, show, targetOf, typeName } from "./wording.ts";

/** What is wrong with a value: a sentence that begins with the value's name, and the steps to it. */
export interface ValueProblem {
  readonly at: readonly string[];
  readonly message: string;
}

/** What the judge needs besides a schema and a value. */
export interface JudgeOptions {
  readonly version: Version;
  /** True for requests, false for replies: the other side's members may be missing. */
  readonly inRequest: boolean | undefined;
  follow(located: Located): Located | undefined;
}

/** The value costs more steps than a linter should spend on it. */
class BudgetError extends Error {}

const budget = 50_000;
const deepest = 250;

/**
 * Checks a value against a schema by JSON Schema 2020-12 and says what is wrong with it. It reads schemas
 * instead of compiling them: an example is judged once. It skips what it does not know, such as
 * `$dynamicRef`, and what would take too long.
 */
export function judge(schema: Located, value: unknown, options: JudgeOptions): readonly ValueProblem[] {
  try {
    return new Judge(options).visit(schema, value, []).problems;
  } catch (error) {
    if (error instanceof BudgetError) return [];
    throw error;
  }
}

/** What a schema says about a value. */
interface Opinion {
  readonly problems: ValueProblem[];
  /** Members and items that the schema has judged. */
  readonly judged: Set<string>;
}

class Judge {
  readonly #options: JudgeOptions;
  #steps = 0;
  #depth = 0;

  constructor(options: JudgeOptions) {
    this.#options = options;
  }

  visit(located: Located, value: unknown, at: readonly string[]): Opinion {
    const opinion: Opinion = { problems: [], judged: new Set() };
    if (++this.#steps > budget || this.#depth > deepest) throw new BudgetError();
    const schema = located.value;
    if (schema === false) opinion.problems.push({ at, message: `${name(at)} must not be there.` });
    if (!isObject(schema)) return opinion;
    this.#depth++;
    const isReference = typeof memberOf(schema, "$ref") === "string";
    const target = isReference ? this.#options.follow(located) : undefined;
    if (target) merge(opinion, this.visit(target, value, at));
    if (!isReference || this.#options.version !== "3.0") this.#own(located, schema, { value, at, opinion });
    this.#depth--;
    return opinion;
  }

  #own(located: Located, schema: JsonObject, subject: Subject): void {
    const { value, at, opinion } = subject;
    if (this.#options.version === "3.0" && schema.nullable === true && value === null) return;
    const types = schema.type === undefined ? [] : [schema.type].flat().map(String);
    if (types.length > 0 && !types.some((type) => isOfType(value, type))) {
      opinion.problems.push({ at, message: `${name(at)} must be ${types.map(typeName).join(" or ")}.` });
      return;
    }
    const report = (message: string | undefined | false): void => {
      if (message) opinion.problems.push({ at, message: `${name(at)} ${message}.` });
    };
    this.#constants(schema, value, report);
    if (typeof value === "string") stringProblems(schema, value).forEach(report);
    if (typeof value === "number") numberProblems(schema, value).forEach(report);
    if (Array.isArray(value)) this.#items(located, schema, { ...subject, value });
    else if (isObject(value)) this.#members(located, schema, { ...subject, value });
    this.#compositions(located, schema, subject);
    this.#unevaluated(located, schema, subject);
  }

  #constants(schema: JsonObject, value: unknown, report: (message: string | false) => void): void {
    if ("const" in schema && !sameJson(schema.const, value)) report(`must be ${show(schema.const)}`);
    if (Array.isArray(schema.enum) && !schema.enum.some((item) => sameJson(item, value)))
      report(
        `must be one of ${schema.enum.slice(0, 10).map(show).join(", ")}${schema.enum.length > 10 ? ", …" : ""}`,
      );
  }

  #items(located: Located, schema: JsonObject, { value, at, opinion }: Subject<readonly unknown[]>): void {
    const fail = (message: string) => opinion.problems.push({ at, message: `${name(at)} ${message}.` });
    if (isMore(value.length, schema.maxItems)) fail(`must have at most ${schema.maxItems} items`);
    if (isMore(schema.minItems, value.length)) fail(`must have at least ${schema.minItems} items`);
    if (schema.uniqueItems === true && new Set(value.map(canonical)).size < value.length)
      fail("must not have an item twice");
    const first = childrenOf(childOf(located, "prefixItems"));
    value.forEach((item, index) => {
      const own = first[index] ?? (schema.items === undefined ? undefined : childOf(located, "items"));
      if (!own) return;
      opinion.judged.add(String(index));
      opinion.problems.push(...this.visit(own, item, [...at, String(index)]).problems);
    });
    if (schema.contains === undefined) return;
    const matches = value.map(
      (item, index) =>
        this.visit(childOf(located, "contains"), item, [...at, String(index)]).problems.length === 0,
    );
    for (const [index, is] of matches.entries()) if (is) opinion.judged.add(String(index));
    const count = matches.filter(Boolean).length;
    if (isMore(schema.minContains ?? 1, count)) fail("must contain an item of the described form");
    if (isMore(count, schema.maxContains))
      fail(`must contain at most ${schema.maxContains} items of the described form`);
  }

  #members(located: Located, schema: JsonObject, { value, at, opinion }: Subject<JsonObject>): void {
    const fail = (message: string, steps = at) =>
      opinion.problems.push({ at: steps, message: `${name(at)} ${message}.` });
    const names = Object.keys(value);
    if (isMore(names.length, schema.maxProperties)) fail(`must have at most ${schema.maxProperties} members`);
    if (isMore(schema.minProperties, names.length))
      fail(`must have at least ${schema.minProperties} members`);
    for (const needed of Array.isArray(schema.required) ? schema.required : [])
      if (typeof needed === "string" && !Object.hasOwn(value, needed) && !this.#isOtherSides(located, needed))
        fail(`needs the member \`${needed}\``);
    for (const [trigger, needed] of Object.entries(schema.dependentRequired ?? {}))
      if (Object.hasOwn(value, trigger) && Array.isArray(needed))
        for (const other of needed)
          if (!Object.hasOwn(value, other))
            fail(`needs the member \`${other}\`, because it has \`${trigger}\``);
    for (const child of childrenOf(childOf(located, "dependentSchemas")))
      if (Object.hasOwn(value, child.key)) merge(opinion, this.visit(child, value, at));
    const byPattern = childrenOf(childOf(located, "patternProperties"));
    for (const member of names) {
      const steps = [...at, member];
      const own: Located[] = [];
      if (memberOf(schema.properties, member) !== undefined)
        own.push(childOf(childOf(located, "properties"), member));
      own.push(...byPattern.filter(({ key }) => matches(key, member) === true));
      if (own.length === 0 && schema.additionalProperties !== undefined) {
        if (schema.additionalProperties === false) fail(`must not have the member \`${member}\``, steps);
        else own.push(childOf(located, "additionalProperties"));
        opinion.judged.add(member);
      }
      if (own.length > 0) opinion.judged.add(member);
      for (const child of own) opinion.problems.push(...this.visit(child, value[member], steps).problems);
      if (
        schema.propertyNames !== undefined &&
        this.visit(childOf(located, "propertyNames"), member, steps).problems.length > 0
      )
        fail(`must not have a member named \`${member}\``, steps);
    }
  }

  /** True for members that only the other side sends. */
  #isOtherSides(located: Located, member: string): boolean {
    const { inRequest, follow } = this.#options;
    if (inRequest === undefined) return false;
    const schema = follow(childOf(childOf(located, "properties"), member))?.value;
    return memberOf(schema, inRequest ? "readOnly" : "writeOnly") === true;
  }

  #compositions(located: Located, schema: JsonObject, { value, at, opinion }: Subject): void {
    for (const branch of childrenOf(childOf(located, "allOf"))) merge(opinion, this.visit(branch, value, at));
    if (Array.isArray(schema.anyOf))
      this.#branches(childOf(located, "anyOf"), schema, { value, at, opinion });
    if (Array.isArray(schema.oneOf))
      this.#branches(childOf(located, "oneOf"), schema, { value, at, opinion });
    if (schema.not !== undefined && this.visit(childOf(located, "not"), value, at).problems.length === 0)
      opinion.problems.push({ at, message: `${name(at)} must not be of the form that \`not\` describes.` });
    if (schema.if === undefined) return;
    const condition = this.visit(childOf(located, "if"), value, at);
    const isMet = condition.problems.length === 0;
    if (isMet) for (const key of condition.judged) opinion.judged.add(key);
    const branch = isMet ? "then" : "else";
    if (schema[branch] !== undefined) merge(opinion, this.visit(childOf(located, branch), value, at));
  }

  /** `oneOf` and `anyOf`. If a discriminator chooses a branch, only that one counts. */
  #branches(list: Located, schema: JsonObject, { value, at, opinion }: Subject): void {
    const branches = childrenOf(list);
    const opinions = branches.map((branch) => ({ branch, ...this.visit(branch, value, at) }));
    const good = opinions.filter(({ problems }) => problems.length === 0);
    for (const { judged } of good) for (const key of judged) opinion.judged.add(key);
    const isOne = list.steps?.key === "oneOf";
    if (isOne ? good.length === 1 : good.length > 0) return;
    const property = memberOf(schema.discriminator, "propertyName");
    const tag = typeof property === "string" ? memberOf(value, property) : undefined;
    const chosen =
      typeof tag === "string"
        ? opinions.find(({ branch }) => nameOfBranch(branch) === targetOf(schema.discriminator, tag))
        : undefined;
    if (isOne && chosen?.problems.length === 0) return;
    if (typeof tag === "string" && property && !chosen) {
      const known = branches.map(nameOfBranch).join(", ");
      opinion.problems.push({
        at: [...at, String(property)],
        message: `${name([...at, String(property)])} is ${show(tag)}, which chooses none of ${known}.`,
      });
    } else if (chosen && chosen.problems.length > 0) {
      for (const problem of chosen.problems)
        opinion.problems.push({
          ...problem,
          message: `${problem.message.replace(/\.$/, "")}, as \`${nameOfBranch(chosen.branch)}\` says, which \`${String(property)}\` chooses.`,
        });
    } else if (good.length > 1) {
      opinion.problems.push({
        at,
        message: `${name(at)} must be of exactly one form of \`oneOf\`, and is of ${good.length}: ${good.map(({ branch }) => nameOfBranch(branch)).join(", ")}.`,
      });
    } else this.#closest(opinions, { value, at, opinion });
  }

  /** If nothing chooses a branch, the one with the fewest problems was probably meant. */
  #closest(
    opinions: readonly (Opinion & { branch: Located & { key: string } })[],
    { at, opinion }: Subject,
  ): void {
    const [best] = [...opinions].sort((a, b) => a.problems.length - b.problems.length);
    const [first] = best?.problems ?? [];
    const hint = first
      ? ` The nearest is ${nameOfBranch((best as (typeof opinions)[number]).branch)}: ${first.message.split(" The nearest is ", 1)[0]}`
      : "";
    opinion.problems.push({
      at,
      message: `${name(at)} is of none of the ${opinions.length} forms that it may have.${hint}`,
    });
  }

  #unevaluated(located: Located, schema: JsonObject, { value, at, opinion }: Subject): void {
    const keyword = Array.isArray(value) ? "unevaluatedItems" : "unevaluatedProperties";
    if (schema[keyword] === undefined || typeof value !== "object" || value === null) return;
    for (const [key, child] of Object.entries(value)) {
      if (opinion.judged.has(key)) continue;
      const { problems } = this.visit(childOf(located, keyword), child, [...at, key]);
      if (problems.length > 0 && schema[keyword] === false)
        opinion.problems.push({
          at: [...at, key],
          message: `${name(at)} must not have ${Array.isArray(value) ? "so many items" : `the member \`${key}\``}.`,
        });
      else opinion.problems.push(...problems);
      opinion.judged.add(key);
    }
  }
}

interface Subject<Value = unknown> {
  readonly value: Value;
  readonly at: readonly string[];
  readonly opinion: Opinion;
}

function merge(opinion: Opinion, { problems, judged }: Opinion): void {
  opinion.problems.push(...problems);
  for (const key of judged) opinion.judged.add(key);
}
