import type { ApiDocument, Provenance } from "@callsheet/document";

/** A document of one of the sides. */
export interface SideDocument {
  /** The name by which both sides are compared: that of its file in kebab-case. */
  readonly id: string;
  /** Its file, as messages show it. */
  readonly file: string;
  readonly api: ApiDocument;
  /** Where its constraints come from, if a file next to it says so. */
  readonly provenance?: Provenance;
  /** A file of the document as messages show it; by default as the document names it. */
  readonly show?: (file: string) => string;
}

/** One of the compared sides: what the documents were, or what they are. */
export interface Side {
  /** Its name in messages: a revision, a folder, a file. */
  readonly label: string;
  readonly documents: readonly SideDocument[];
}
