import { type CharSet, intersect } from "./char-set.ts";
import type { PatternGraph, Position } from "./pattern-graph.ts";

/** A part of a graph with a cycle: a set of positions that reach one another. */
export interface Loop {
  readonly members: readonly number[];
  /** How many characters it can consume. */
  readonly cap: number;
  /** Into how many paths one character can split inside it. */
  readonly split: number;
  /** True when one text goes around in more than one way. */
  readonly exponential: boolean;
}

/** Two loops that can divide one text between them at any character. */
export interface Rivals {
  readonly from: number;
  readonly to: number;
  /** Characters that both match. */
  readonly common: CharSet;
}

/** How a backtracking matcher can split over a pattern. */
export interface Ambiguity {
  readonly loops: readonly Loop[];
  /** Indices into `loops`. */
  readonly rivals: readonly Rivals[];
  /** How many paths there are apart from loops. */
  readonly paths: number;
}

/** The analysis took too many steps. It counts, so it gives up at the same point on every machine. */
export class BudgetError extends Error {
  override readonly name = "BudgetError";
}

/**
 * Finds the ambiguities of a pattern's graph that cost a backtracking matcher more than linear time: Weber
 * and Seidl's conditions EDA and IDA ("On the degree of ambiguity of finite automata", 1991), searched for in
 * products of the graph with itself.
 * A position after which the match is over costs nothing: it never fails.
 *
 * @throws {BudgetError}
 */
export function findAmbiguity(graph: PatternGraph, budget = 2_000_000): Ambiguity {
  return new Search(graph, budget).run();
}

class Search {
  readonly #positions: readonly Position[];
  readonly #first: ReadonlyMap<number, number>;
  readonly #follow: readonly (readonly number[])[];
  readonly #common = new Map<number, CharSet>();
  #budget: number;

  constructor({ positions, first }: PatternGraph, budget: number) {
    this.#positions = positions;
    this.#first = first;
    this.#budget = budget;
    this.#follow = positions.map(({ free, follow }) =>
      free ? [] : [...follow.keys()].filter((next) => !this.#at(next).free),
    );
  }

  run(): Ambiguity {
    const groups = components(this.#positions.length, (index) => this.#follow[index] ?? []);
    const groupOf = new Array<number>(this.#positions.length).fill(-1);
    for (const [group, members] of groups.entries()) for (const index of members) groupOf[index] = group;
    const loops = groups
      .filter(([index = 0, ...more]) => more.length > 0 || this.#follow[index]?.includes(index))
      .map((members): Loop => this.#loop(members));
    return { loops, rivals: this.#rivals(loops), paths: this.#paths(groups, groupOf) };
  }

  #at(index: number): Position {
    return this.#positions[index] as Position;
  }

  #spend(steps: number): void {
    this.#budget -= steps;
    if (this.#budget < 0) throw new BudgetError("takes too many steps to judge");
  }

  #overlap(left: number, right: number): CharSet {
    if (left > right) return this.#overlap(right, left);
    const key = left * this.#positions.length + right;
    let common = this.#common.get(key);
    if (!common) {
      common = intersect(this.#at(left).set, this.#at(right).set);
      this.#spend(1 + common.length);
      this.#common.set(key, common);
    }
    return common;
  }

  #loop(members: readonly number[]): Loop {
    const inside = new Set(members);
    const cap = members.reduce((sum, index) => sum + this.#at(index).cap, 0);
    const splits = members.map((index) =>
      this.#split(
        [...this.#at(index).follow].filter(([to]) => inside.has(to)),
        () => 1,
      ),
    );
    const split = Math.max(...splits);
    return { members, cap, split, exponential: split > 1 && this.#isExponential(members, inside) };
  }

  /** Into how many paths one character can split, each multiplied by how often its successors can split. */
  #split(
    next: readonly (readonly [index: number, ways: number])[],
    again: (index: number) => number,
  ): number {
    let most = 0;
    for (const [to] of next) {
      this.#spend(next.length);
      let sum = 0;
      for (const [other, ways] of next) if (this.#overlap(to, other).length > 0) sum += ways * again(other);
      most = Math.max(most, sum);
    }
    return most;
  }

  /** EDA: one text leads from a position back to it on two paths. */
  #isExponential(members: readonly number[], inside: ReadonlySet<number>): boolean {
    for (const index of members)
      for (const [to, ways] of this.#at(index).follow) if (ways > 1 && inside.has(to)) return true;
    const size = members.length;
    const indexOf = new Map(members.map((member, index) => [member, index]));
    const successors = (pair: number): number[] => {
      const next: number[] = [];
      for (const left of this.#follow[members[Math.floor(pair / size)] as number] ?? []) {
        for (const right of this.#follow[members[pair % size] as number] ?? []) {
          this.#spend(1);
          if (!inside.has(left) || !inside.has(right) || this.#overlap(left, right).length === 0) continue;
          next.push((indexOf.get(left) as number) * size + (indexOf.get(right) as number));
        }
      }
      return next;
    };
    const isSame = (pair: number): boolean => Math.floor(pair / size) === pair % size;
    return components(size * size, successors).some((pairs) => pairs.some(isSame) && !pairs.every(isSame));
  }

  #rivals(loops: readonly Loop[]): Rivals[] {
    const rivals: Rivals[] = [];
    loops.forEach((left, from) => {
      const reached = this.#reach(left.members);
      loops.forEach((right, to) => {
        if (from === to || !reached.has(right.members[0] as number)) return;
        const common = this.#findRival(left, right);
        if (common) rivals.push({ from, to, common });
      });
    });
    return rivals;
  }

  #reach(start: readonly number[]): Set<number> {
    const reached = new Set(start);
    for (const index of reached) {
      this.#spend(1);
      for (const next of this.#follow[index] ?? []) reached.add(next);
    }
    return reached;
  }

  /** IDA: one text leads from `p` to `p`, from `p` to `q` and from `q` to `q`. */
  #findRival(left: Loop, right: Loop): CharSet | undefined {
    for (const p of left.members)
      for (const q of right.members) {
        const common = this.#triple(p, q, new Set(left.members), new Set(right.members));
        if (common) return common;
      }
    return undefined;
  }

  #triple(p: number, q: number, ofP: ReadonlySet<number>, ofQ: ReadonlySet<number>): CharSet | undefined {
    const size = this.#positions.length;
    const seen = new Set<number>();
    const open: [number, number, number][] = [[p, p, q]];
    for (let state = open.pop(); state; state = open.pop()) {
      const [first, middle, last] = state;
      for (const a of this.#follow[first] ?? []) {
        if (!ofP.has(a)) continue;
        for (const c of this.#follow[last] ?? []) {
          if (!ofQ.has(c)) continue;
          const both = this.#overlap(a, c);
          this.#spend(1);
          if (both.length === 0) continue;
          for (const b of this.#follow[middle] ?? []) {
            this.#spend(1);
            const common = intersect(both, this.#at(b).set);
            if (common.length === 0) continue;
            if (a === p && b === q && c === q) return common;
            const key = (a * size + b) * size + c;
            if (seen.has(key)) continue;
            seen.add(key);
            open.push([a, b, c]);
          }
        }
      }
    }
    return undefined;
  }

  /** How many paths one text can take through the pattern at most, when none goes around a loop. */
  #paths(groups: readonly (readonly number[])[], groupOf: readonly number[]): number {
    const most = new Array<number>(groups.length).fill(1);
    const ofIndex = (index: number): number => most[groupOf[index] as number] ?? 1;
    // Components come in reverse order: the last ones first.
    groups.forEach((members, group) => {
      for (const index of members) {
        const leaving = [...this.#at(index).follow].filter(([to]) => groupOf[to] !== group);
        most[group] = Math.max(most[group] ?? 1, this.#split(leaving, ofIndex));
      }
    });
    return Math.max(1, this.#split([...this.#first], ofIndex));
  }
}

/**
 * Strongly connected components (Tarjan's algorithm without recursion), each before those that lead to it.
 */
function components(size: number, successors: (index: number) => readonly number[]): number[][] {
  const order = new Map<number, number>();
  const low = new Map<number, number>();
  const path: number[] = [];
  const onPath = new Set<number>();
  const found: number[][] = [];
  for (let root = 0; root < size; root++) {
    if (order.has(root)) continue;
    const work: { index: number; next: readonly number[]; at: number }[] = [];
    const enter = (index: number): void => {
      order.set(index, order.size);
      low.set(index, order.get(index) as number);
      path.push(index);
      onPath.add(index);
      work.push({ index, next: successors(index), at: 0 });
    };
    const lower = (index: number, value: number | undefined): void => {
      low.set(index, Math.min(low.get(index) as number, value ?? Number.POSITIVE_INFINITY));
    };
    enter(root);
    for (let frame = work.at(-1); frame; frame = work.at(-1)) {
      const { index } = frame;
      const child = frame.next[frame.at++];
      if (child !== undefined) {
        if (!order.has(child)) enter(child);
        else if (onPath.has(child)) lower(index, order.get(child));
        continue;
      }
      work.pop();
      const parent = work.at(-1);
      if (parent) lower(parent.index, low.get(index));
      if (low.get(index) !== order.get(index)) continue;
      const members = path.splice(path.indexOf(index));
      for (const member of members) onPath.delete(member);
      found.push(members);
    }
  }
  return found;
}
