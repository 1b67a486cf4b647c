/**
 * A declared error on its way from a handler to the client. Made by `context.error`, which knows the names
 * that fit.
 */
export class ContractError extends Error {
  override readonly name: string;
  /** The body, as the contract describes it. */
  readonly body: unknown;
  /** Members that travel as headers. */
  readonly headers: object;

  constructor(name: string, body: unknown, headers: object = {}) {
    super(name);
    this.name = name;
    this.body = body;
    this.headers = headers;
  }
}
