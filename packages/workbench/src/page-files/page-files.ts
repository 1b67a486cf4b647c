/** The files of the page: `index.html`, `workbench.js`, `workbench.css` and what is loaded on demand. */
export interface PageFiles {
  readonly names: readonly string[];
  /** A file by its name; undefined if there is none. */
  read(name: string): Promise<Uint8Array | undefined>;
}
