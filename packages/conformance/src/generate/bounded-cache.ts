/** A map that forgets the least recently used values when it holds too much. */
export class BoundedCache<Value> {
  private readonly entries = new Map<string, { value: Value; weight: number }>();
  private readonly most: number;
  private weight = 0;

  /** `most` is the sum of weights that it keeps. */
  constructor(most: number) {
    this.most = most;
  }

  /** The value under a key, created if missing; a value may weigh more later, see {@link add}. */
  get(key: string, make: () => Value): Value {
    const known = this.entries.get(key);
    if (known) {
      this.entries.delete(key);
      this.entries.set(key, known);
      return known.value;
    }
    const value = make();
    this.entries.set(key, { value, weight: 1 });
    this.weight++;
    this.trim();
    return value;
  }

  /** Notes that the value under a key has grown. */
  add(key: string, weight: number): void {
    const known = this.entries.get(key);
    if (!known) return;
    known.weight += weight;
    this.weight += weight;
    this.trim();
  }

  /** How many values are kept. */
  get size(): number {
    return this.entries.size;
  }

  private trim(): void {
    for (const [key, { weight }] of this.entries) {
      if (this.weight <= this.most || this.entries.size === 1) return;
      this.entries.delete(key);
      this.weight -= weight;
    }
  }
}
