import { parentPointer } from "../json/pointer.ts";

/** A place in an author's file. */
export interface Origin {
  /** Relative to the root folder, with `/` between folders. */
  readonly file: string;
  /** JSON pointer in that file. */
  readonly pointer: string;
}

/** Where the values of a bundled document come from. */
export class SourceMap {
  readonly #origins = new Map<string, Origin>();

  constructor(root: string) {
    this.#origins.set("", { file: root, pointer: "" });
  }

  /** Notes that the value at a pointer of the bundle, with everything in it, comes from another place. */
  add(pointer: string, origin: Origin): void {
    this.#origins.set(pointer, origin);
  }

  /** The place that a pointer of the bundle leads to. */
  originOf(pointer: string): Origin {
    let at = pointer;
    while (at !== "" && !this.#origins.has(at)) at = parentPointer(at);
    const origin = this.#origins.get(at) as Origin;
    return { file: origin.file, pointer: origin.pointer + pointer.slice(at.length) };
  }
}
