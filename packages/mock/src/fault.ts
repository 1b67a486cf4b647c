/** What a {@link Fault} carries beside its name, status and message. */
export interface FaultOptions extends ErrorOptions {
  /** Response headers, such as `Allow`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** An error answer that the mock makes itself rather than takes from a document, such as `UnknownOperationException`. */
export class Fault extends Error {
  override readonly name: string;
  /** The HTTP status. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(name: string, status: number, message: string, options: FaultOptions = {}) {
    super(message, options);
    this.name = name;
    this.status = status;
    this.headers = options.headers ?? {};
  }
}
