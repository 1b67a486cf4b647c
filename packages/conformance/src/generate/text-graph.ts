import { CharacterPool } from "./character-pool.ts";
import type { Automaton, CharacterEdge } from "./pattern-automaton.ts";

/** An edge of a graph of texts: one character of a pool, then another node. */
export interface GraphEdge {
  readonly to: number;
  readonly pool: CharacterPool;
  /** True for the filling before and after an unanchored pattern: other edges say more about the pattern. */
  readonly filling: boolean;
}

/** An automaton without empty edges: node 0 is the start. */
export interface TextGraph {
  readonly edges: readonly (readonly GraphEdge[])[];
  /** True for nodes where a text may end. */
  readonly ends: readonly boolean[];
  readonly edgeCount: number;
}

const MOST_EDGES = 400_000;

/**
 * Removes the empty edges of an automaton.
 * @throws RangeError when too many edges result
 */
export function textGraph(automaton: Automaton): TextGraph {
  const builder = new GraphBuilder(automaton);
  return builder.build();
}

class GraphBuilder {
  private readonly automaton: Automaton;
  private readonly nodes = new Map<number, number>();
  private readonly queue: number[] = [];
  private readonly pools = new Map<readonly number[], CharacterPool>();

  constructor(automaton: Automaton) {
    this.automaton = automaton;
  }

  build(): TextGraph {
    const edges: GraphEdge[][] = [this.edgesFrom(0, true)];
    const ends = [this.endsAt(0, true)];
    let edgeCount = edges[0]?.length ?? 0;
    for (const state of this.queue) {
      const next = this.edgesFrom(state, false);
      edges.push(next);
      ends.push(this.endsAt(state, false));
      edgeCount += next.length;
      if (edgeCount > MOST_EDGES) throw new RangeError("the pattern is too large");
    }
    return { edges, ends, edgeCount };
  }

  private node(state: number): number {
    const known = this.nodes.get(state);
    if (known !== undefined) return known;
    const node = this.queue.push(state);
    this.nodes.set(state, node);
    return node;
  }

  private edgesFrom(state: number, atStart: boolean): GraphEdge[] {
    const found: GraphEdge[] = [];
    for (const from of this.reachable(state, atStart, false)) {
      for (const edge of this.automaton.consuming[from] ?? []) {
        if (edge.characters.length === 0) continue;
        const filling = edge.to === from && (from === 0 || from === this.automaton.accept);
        found.push({ to: this.node(edge.to), pool: this.pool(edge), filling });
      }
    }
    return found;
  }

  private endsAt(state: number, atStart: boolean): boolean {
    return this.reachable(state, atStart, true).includes(this.automaton.accept);
  }

  private reachable(state: number, atStart: boolean, atEnd: boolean): number[] {
    const found = [state];
    const seen = new Set(found);
    for (const from of found) {
      for (const { to, at } of this.automaton.empty[from] ?? []) {
        if ((at === "start" && !atStart) || (at === "end" && !atEnd) || seen.has(to)) continue;
        seen.add(to);
        found.push(to);
      }
    }
    return found;
  }

  private pool({ characters }: CharacterEdge): CharacterPool {
    const known = this.pools.get(characters) ?? new CharacterPool(characters);
    this.pools.set(characters, known);
    return known;
  }
}
