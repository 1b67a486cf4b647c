import type { Random } from "./random.ts";

/** The code points of one edge of an automaton, sorted by how readable they are. */
export class CharacterPool {
  private readonly plain: readonly number[];
  private readonly printable: readonly number[];
  private readonly all: readonly number[];

  constructor(points: readonly number[]) {
    this.all = points;
    this.plain = points.filter((point) => (point >= 97 && point <= 122) || (point >= 48 && point <= 57));
    this.printable = points.filter((point) => point >= 32 && point < 127);
  }

  /** Mostly a plain character, now and then any. */
  pick(random: Random): number {
    const { plain, printable, all } = this;
    if (plain.length > 0 && (plain.length === all.length || random.next() < 0.7))
      return pickOf(plain, random);
    return printable.length > 0 && random.next() < 0.95 ? pickOf(printable, random) : pickOf(all, random);
  }
}

function pickOf(points: readonly number[], random: Random): number {
  return points.length === 1 ? (points[0] as number) : random.pick(points);
}
