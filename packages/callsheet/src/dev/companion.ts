/** Something that runs beside the mock: a project's own server, such as the sandbox of callsheet's repository. */
export interface Companion {
  /** What the page may call, where it listens. */
  readonly url: string | undefined;
  /** Documents that a stand-in inside of the page answers for. Default: none. */
  readonly inPage?: readonly string[];
  /** What the greeting says of it, a line each. */
  greeting(mock: string | undefined): readonly string[];
  /** Called with the files that a save made again. */
  changed(files: readonly string[]): void;
  close(): Promise<void>;
}

/** Starts a companion on an address. */
export type StartCompanion = (host: string) => Promise<Companion>;
