import { isIdentifier } from "./names.ts";

/**
 * Hands out unique names. The rule, for types and constants alike: a name that the document gives stays as it
 * is; a derived name gives way, to the next of its own alternatives and then to a number from 2 up at its
 * end. A word that TypeScript reserves gets an underscore.
 */
export class NameTable {
  readonly #taken: Set<string>;
  readonly #usable: (name: string) => string;

  /** @param kind What is named. Members of an object may be reserved words. Default: types and constants. */
  constructor(taken: Iterable<string> = [], kind: "declarations" | "members" = "declarations") {
    this.#taken = new Set(taken);
    this.#usable = kind === "members" ? (name) => name || "_" : usable;
  }

  /** Takes the first free name: one of the wishes, else the first wish with a number. */
  take(...wishes: readonly string[]): string {
    const names = wishes.map(this.#usable);
    const [first = "_"] = names;
    const free = names.find((name) => !this.#taken.has(name)) ?? this.#numbered(first);
    this.#taken.add(free);
    return free;
  }

  /** True when the name is free and needs no change. */
  isFree(name: string): boolean {
    return isIdentifier(name) && !this.#taken.has(name);
  }

  #numbered(name: string): string {
    for (let count = 2; ; count++) if (!this.#taken.has(name + count)) return name + count;
  }
}

function usable(name: string): string {
  if (name === "") return "_";
  return isIdentifier(name) ? name : `${name}_`;
}
