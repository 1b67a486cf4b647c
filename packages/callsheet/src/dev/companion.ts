/**
 * Something that runs next to the mock: a project's own server, such as the sandbox of callsheet's
 * repository.
 */
export interface Companion {
  /** The address that the page may call. */
  readonly url: string | undefined;
  /** Documents that a stand-in inside the page answers for. Default: none. */
  readonly inPage?: readonly string[];
  /** Its lines in the greeting. */
  greeting(mock: string | undefined): readonly string[];
  /** Called with the files that a save regenerated. */
  changed(files: readonly string[]): void;
  close(): Promise<void>;
}

/** Starts a companion on an address. */
export type StartCompanion = (host: string) => Promise<Companion>;
