/** What a {@link ContractError} may carry in addition to its body. */
export interface ContractErrorOptions {
  /** Members that travel as headers. */
  readonly headers?: object | undefined;
  /** The status, for an error that is declared for several. */
  readonly status?: number | undefined;
}

/**
 * A declared error on its way from a handler to the client. Made by `context.error`, which knows the names
 * that are allowed.
 */
export class ContractError extends Error {
  override readonly name: string;
  /** The body, as the contract describes it. */
  readonly body: unknown;
  /** Members that travel as headers. */
  readonly headers: object;
  /** Undefined for the declared one. */
  readonly status: number | undefined;

  constructor(name: string, body: unknown, options: ContractErrorOptions = {}) {
    super(name);
    this.name = name;
    this.body = body;
    this.headers = options.headers ?? {};
    this.status = options.status;
  }
}
