/** A problem in a document, and its place. */
export interface Problem {
  /** The file, relative to the root folder, with `/` between folders. */
  readonly file: string;
  /** JSON pointer (RFC 6901) in that file. */
  readonly pointer: string;
  /** Counted from 1. Missing where the file's text is unknown. */
  readonly line?: number;
  /** Counted from 1. */
  readonly column?: number;
  /** What is wrong, as the end of a sentence that begins with the place. */
  readonly message: string;
  /** `warning` for what does not prevent reading the document. Default: `error`. */
  readonly severity?: "error" | "warning";
}

/** A problem in one line: `file:line:column: message`. */
export function describeProblem({ file, pointer, line, column, message }: Problem): string {
  const inFile = pointer === "" ? file : `${file}#${pointer}`;
  const place = line === undefined ? inFile : `${file}:${line}:${column ?? 1}`;
  return `${place}: ${message}`;
}
