/** A broken rule, as a validator reports it. */
export interface Violation {
  /** A JSON pointer to the value that breaks the rule. */
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message: string;
}
