import { type AST, RegExpParser } from "@eslint-community/regexpp";
import { type Ambiguity, BudgetError, findAmbiguity } from "./ambiguity.ts";
import { sampleOf } from "./char-set.ts";
import { pathWidth } from "./path-width.ts";
import { createPatternGraph, type PatternGraph, TooLargeError } from "./pattern-graph.ts";
import { readPattern } from "./read-pattern.ts";

/** How the time to match a pattern grows with the text, in a backtracking matcher. */
export type PatternGrowth = "linear" | "polynomial" | "exponential" | "unknown";

/** Whether a pattern may be matched against untrusted text. */
export type PatternVerdict =
  | { readonly status: "invalid" /** Why no engine can read it, as a sentence. */; readonly problem: string }
  | {
      readonly status: "safe" | "unsafe";
      readonly growth: PatternGrowth;
      /** 1 for linear, 2 for quadratic, …; infinite where the growth is exponential or unknown. */
      readonly degree: number;
      /** An upper bound on the steps that the longest text can cost; infinite without a bound. */
      readonly steps: number;
      /** Why it is unsafe, as a sentence. */
      readonly problem?: string;
    };

/** What is known about the texts to match. */
export interface PatternVerdictOptions {
  /** The maximum length, tested before the pattern. Default: none. */
  readonly maxLength?: number | undefined;
}

/** How many steps one text may cost: about a millisecond. */
const mostSteps = 100_000;

/** How many ways through a pattern without repetition are still harmless. */
const mostPaths = 1_000;

const longestPattern = 10_000;

/**
 * Judges a pattern by counting, not by running it: the same verdict on every machine. A pattern is safe when
 * its time grows no faster than the text, or when a text of `maxLength` cannot cost more than 100,000 steps.
 */
export function patternVerdict(pattern: string, { maxLength }: PatternVerdictOptions = {}): PatternVerdict {
  let cost = costs.get(pattern);
  if (!cost) {
    cost = judge(pattern);
    if (costs.size >= 10_000) costs.clear();
    costs.set(pattern, cost);
  }
  if ("invalid" in cost) return { status: "invalid", problem: cost.invalid };
  const { growth, problem } = cost;
  const degree = Math.max(1, cost.degree);
  const steps = cost.steps(maxLength ?? Number.POSITIVE_INFINITY);
  if (growth === "linear" || steps <= mostSteps) return { status: "safe", growth, degree, steps };
  return { status: "unsafe", growth, degree, steps, problem };
}

/** The cost of matching a text, by its length. */
interface Cost {
  readonly growth: PatternGrowth;
  readonly degree: number;
  readonly problem: string;
  steps(length: number): number;
}

const costs = new Map<string, Cost | { readonly invalid: string }>();

const unknown = (problem: string): Cost => ({
  growth: "unknown",
  degree: Number.POSITIVE_INFINITY,
  problem,
  steps: () => Number.POSITIVE_INFINITY,
});

function judge(pattern: string): Cost | { readonly invalid: string } {
  try {
    const { source, flags } = readPattern(pattern);
    if (source.length > longestPattern) return unknown("The pattern is too long to be judged.");
    const tree = new RegExpParser({ ecmaVersion: 2025 }).parsePattern(source, 0, source.length, {
      unicode: flags === "u",
    });
    return costOf(createPatternGraph(tree as AST.Pattern));
  } catch (error) {
    if (error instanceof TooLargeError || error instanceof BudgetError)
      return unknown(`The pattern ${error.message}.`);
    if (error instanceof RangeError) return unknown("The pattern is nested too deep to be judged.");
    if (error instanceof SyntaxError) return { invalid: `${error.message.replace(/\.$/, "")}.` };
    throw error;
  }
}

function costOf(graph: PatternGraph): Cost {
  const ambiguity = findAmbiguity(graph);
  const own = ownCost(graph, ambiguity);
  const bodies = graph.conditions.map(({ graph: body, repeated }) => ({ cost: costOf(body), repeated }));
  const degrees = bodies.map(({ cost, repeated }) => cost.degree + (repeated ? own.degree : 0));
  const degree = Math.max(own.degree, ...degrees);
  const steps = (length: number): number =>
    bodies.reduce(
      (sum, { cost, repeated }) => sum + (repeated ? own.steps(length) : 1) * cost.steps(length),
      own.steps(length),
    );
  const worst = bodies.find(({ cost }) => cost.growth === "exponential")?.cost;
  if (own.growth === "exponential" || worst)
    return {
      growth: "exponential",
      degree: Number.POSITIVE_INFINITY,
      steps,
      problem: (worst ?? own).problem,
    };
  if (degree <= 1) return { growth: "linear", degree, steps, problem: "" };
  const problem =
    own.problem || bodies.find(({ cost }) => cost.problem)?.cost.problem || lookaroundProblem(degree);
  return { growth: "polynomial", degree, steps, problem };
}

function lookaroundProblem(degree: number): string {
  return `A long text makes this pattern take ${adjective(degree)} time: a lookaround that reads on is tried at every character.`;
}

/** The cost of a graph without its lookarounds. */
function ownCost(graph: PatternGraph, { loops, rivals, paths: mostly }: Ambiguity): Cost {
  const { positions } = graph;
  const textOf = (loop: number): string => positions[loops[loop]?.members[0] ?? -1]?.text ?? "";
  const exponential = loops.findIndex((loop) => loop.exponential);
  const chain = longestChain(loops.length, rivals);
  const isRough = mostly > mostPaths && exponential < 0 && chain < 2;
  const paths = isRough ? (pathWidth(graph) ?? mostly) : mostly;
  const bound = (loop: number, length: number): number => Math.min(length + 1, loops[loop]?.cap ?? 1);
  const polynomial = (length: number): number =>
    Math.max(1, ...loops.map((_, loop) => chainSteps(loop, rivals, (index) => bound(index, length))));
  const steps = (length: number): number => {
    const powers = loops.map((loop, index) => (loop.exponential ? loop.split ** bound(index, length) : 1));
    return paths * polynomial(length) * Math.max(1, ...powers);
  };
  if (exponential >= 0) {
    const problem = `A long text makes this pattern take exponential time: ${quote(textOf(exponential))} can match one text in many ways.`;
    return { growth: "exponential", degree: Number.POSITIVE_INFINITY, steps, problem };
  }
  if (paths > mostPaths) {
    const problem =
      "Some text makes this pattern take exponential time: its optional parts can match one text in very many ways.";
    return { growth: "exponential", degree: Number.POSITIVE_INFINITY, steps, problem };
  }
  if (chain < 2) return { growth: "linear", degree: chain, steps, problem: "" };
  const [{ from, to, common } = { from: 0, to: 0, common: [] }] = rivals;
  const pair = `${quote(textOf(from))} and ${quote(textOf(to))} can both match it`;
  const problem = `A long run of \`${sampleOf(common)}\` makes this pattern take ${adjective(chain)} time: ${pair}.`;
  return { growth: "polynomial", degree: chain, steps, problem };
}

function quote(text: string): string {
  return text.startsWith("the start") ? text : `\`${text}\``;
}

function adjective(degree: number): string {
  return (
    ({ 2: "quadratic", 3: "cubic" } as Record<number, string>)[degree] ?? `polynomial (degree ${degree})`
  );
}

/** The length of the longest row of competing loops: the degree of the polynomial. */
function longestChain(count: number, rivals: Ambiguity["rivals"]): number {
  const lengths = Array.from({ length: count }, (_, loop) =>
    Math.round(Math.log2(chainSteps(loop, rivals, () => 2))),
  );
  return Math.max(0, ...lengths);
}

/**
 * The greatest product of bounds over the rows of competing loops that begin with a loop. They only lead
 * forwards, so there is no cycle.
 */
function chainSteps(
  loop: number,
  rivals: Ambiguity["rivals"],
  bound: (loop: number) => number,
  known = new Map<number, number>(),
): number {
  const before = known.get(loop);
  if (before !== undefined) return before;
  const rest = rivals
    .filter(({ from }) => from === loop)
    .map(({ to }) => chainSteps(to, rivals, bound, known));
  const steps = bound(loop) * Math.max(1, ...rest);
  known.set(loop, steps);
  return steps;
}
