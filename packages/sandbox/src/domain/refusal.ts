/** The errors of the services' behaviour; each operation declares those it can give. */
export type RefusalName =
  | "ConflictException"
  | "ResourceNotFoundException"
  | "ServiceQuotaExceededException"
  | "ValidationException";

/** A well-formed request that cannot be done. Handlers turn it into their operation's declared error. */
export class Refusal extends Error {
  override readonly name: RefusalName;
  /** Facts for programs, such as the id that was not found. */
  readonly context: Readonly<Record<string, string>>;

  constructor(name: RefusalName, message: string, context: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = name;
    this.context = context;
  }
}

/**
 * The refusal for a resource that does not exist, or is not the caller's: the words are the same, so nobody
 * learns which.
 */
export function notFound(resourceId: string): Refusal {
  return new Refusal("ResourceNotFoundException", "The resource does not exist.", { resourceId });
}
