/** A place in a specification file. Lines and columns count from 1. */
export interface SpecPlace {
  readonly file: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  /** A JSON pointer into the file, if the line is unknown. */
  readonly pointer?: string | undefined;
}

/** A problem in a document that stops the pipeline: one line that says where and what. */
export class SpecError extends Error {
  readonly place: SpecPlace;
  readonly exitCode = 1;
  /** What is wrong, without the place. */
  readonly problem: string;

  constructor(place: SpecPlace, problem: string, options?: ErrorOptions) {
    super(`${formatPlace(place)} ${problem}`.replace(/\s*[\n\r\u2028\u2029]\s*/g, " "), options);
    this.name = "SpecError";
    this.place = place;
    this.problem = problem;
  }
}

function formatPlace({ file, line, column, pointer }: SpecPlace): string {
  if (line !== undefined) return `${file}:${line}:${column ?? 1}`;
  return pointer === undefined ? `${file}:` : `${file}#${pointer.replace(/^#/, "")}`;
}
