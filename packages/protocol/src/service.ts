/**
 * A way to authenticate, as OpenAPI's security schemes name it. `other`: declared, but not supported by this
 * project.
 */
export type SecurityScheme =
  | { readonly type: "sigV4" }
  | { readonly type: "basic" }
  | { readonly type: "bearer" }
  | { readonly type: "apiKey"; readonly in: "header" | "query" | "cookie"; readonly name: string }
  | { readonly type: "other" };

/**
 * Alternatives, each a list of names of schemes that a request must satisfy together. An empty alternative:
 * anyone may call.
 */
export type Security = readonly (readonly string[])[];

/** Where a service answers: a URL with variables in braces. */
export interface Server {
  readonly url: string;
  /** The variables of the URL. A variable `region` that is missing here is an AWS region. */
  readonly variables?: Readonly<
    Record<string, { readonly default: string; readonly enum?: readonly string[] }>
  >;
}

/** A service of the contract: one OpenAPI document. */
export interface Service {
  /** The document's name, as in `spec/<id>.yaml` and in the packages' entry points. */
  readonly id: string;
  /** The name that generated identifiers start with, such as `IvsRealTime`. */
  readonly name: string;
  /**
   * `aws`: restJson1 with its error names in a header, its null policy and its common errors. `http`: what
   * the document declares, and problem details (RFC 9457) for everything else.
   */
  readonly profile: "aws" | "http";
  /** Where it answers by default. */
  readonly server: Server;
  /** The service name in the scope of a SigV4 signature. Absent where nothing is signed. */
  readonly signingName?: string;
  /** The member of an error body that holds the message for humans. Default: `message`. */
  readonly errorMessage?: string;
  /** The security schemes of the document, by name. */
  readonly schemes?: Readonly<Record<string, SecurityScheme>>;
  /** The security of a call, unless its operation says otherwise. Default: none. */
  readonly security?: Security;
}
