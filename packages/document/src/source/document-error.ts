import { describeProblem, type Problem } from "./problem.ts";

/** A document cannot be used: what is wrong, where, and what to do. */
export class DocumentError extends Error {
  override readonly name = "DocumentError";
  /** The document's name. */
  readonly document: string;
  /** JSON pointer of the place. */
  readonly pointer: string;
  /** Everything that is wrong with the document and the files that it refers to. */
  readonly problems: readonly Problem[];

  constructor(document: string, pointer: string, problem: string, problems?: readonly Problem[]) {
    super(`${document}#${pointer}: ${problem}`);
    this.document = document;
    this.pointer = pointer;
    this.problems = problems ?? [{ file: document, pointer, message: problem }];
  }

  /** The error that carries a list of problems: its message has a line for each. */
  static of(document: string, problems: readonly Problem[]): DocumentError {
    const [first] = problems;
    const error = new DocumentError(document, first?.pointer ?? "", first?.message ?? "", problems);
    error.message = problems.map(describeProblem).join("\n");
    return error;
  }
}
