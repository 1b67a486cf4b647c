import type { ValueCodec } from "./value-codec.ts";

/** Where an input or output member that is not a body member travels. */
export interface Binding {
  /** The part of the message that carries the member. */
  readonly in: "path" | "query" | "header";
  /** The name on the wire: label, query key or header. */
  readonly name: string;
  /** The JSON type that the text stands for. Default: `"string"`. */
  readonly type?: "string" | "integer" | "number" | "boolean";
  /** True when the member is a list of values of `type`. */
  readonly list?: true;
  /** True when the member is an object whose properties are query parameters of their own, each a value or list as above. */
  readonly map?: true;
}

/** How the JSON body of a message is made from members: not at all, one property a member, or the member `body` alone. */
export type BodyKind = "none" | "members" | "payload";

/** A service of the contract: one OpenAPI document. */
export interface Service {
  /** The document's name, as in `spec/<id>.yaml` and in the packages' entry points. */
  readonly id: string;
  /** The name that generated identifiers start with, such as `IvsRealTime`. */
  readonly name: string;
  /** The service name in the scope of a SigV4 signature. */
  readonly signingName: string;
  /** The URL of the service, with a `{region}` in it. */
  readonly endpoint: string;
  /** The member of an error body that holds the message for humans. */
  readonly errorMessage: string;
}

/** A declared error of an operation, as a type: what a caller can narrow on. */
export interface DeclaredError {
  readonly name: string;
  readonly status: number;
  readonly body: unknown;
  /** The members that travel as headers. */
  readonly headers: object;
  /** The names of those headers, in lower case. */
  readonly headerNames: string;
}

/** The wire form of a declared error. */
export interface ErrorDescriptor {
  readonly status: number;
  /** Members that travel as response headers. Only a server needs to know them; see `withErrorHeaders`. */
  readonly bindings?: Readonly<Record<string, Binding>>;
}

/** Members of errors that travel as headers, by operation and by error. */
export type ErrorHeaders = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, Binding>>>>>
>;

/**
 * One operation as data: all that a client needs to call it and a server to route it. The type parameters exist for the
 * compiler alone.
 */
export interface Operation<Input = unknown, Output = unknown, Failure extends DeclaredError = DeclaredError> {
  readonly service: Service;
  /** The operationId, such as `GetStage`. */
  readonly name: string;
  /** The HTTP method, in upper case. */
  readonly method: string;
  /** The path template, with labels in braces. */
  readonly path: string;
  readonly input: {
    /** Members that travel outside of the body; every other member is a property of it. */
    readonly bindings: Readonly<Record<string, Binding>>;
    readonly body: BodyKind;
    /** The media type of the body. Default: `application/json`. */
    readonly mediaType?: string;
    /** The member that is the idempotency token: a client fills it in when the caller does not. */
    readonly token?: string;
  };
  readonly output: {
    /** The status of success. */
    readonly status: number;
    readonly bindings: Readonly<Record<string, Binding>>;
    readonly body: BodyKind;
    readonly mediaType?: string;
  };
  /** The declared errors by name, such as `ValidationException`. */
  readonly errors: Readonly<Record<string, ErrorDescriptor>>;
  /**
   * What codes the members: `plainValues` when all travel in a JSON object, `textValues` when some are text in labels and headers of the request,
   * `typedValues` for everything else. A client's bundle holds what its operations name.
   */
  readonly values: ValueCodec;
  /** Never present at run time. */
  readonly "~types"?: { readonly input: Input; readonly output: Output; readonly error: Failure };
}

/** The input type of an operation. */
export type InputOf<O extends Operation> = NonNullable<O["~types"]>["input"];
/** The output type of an operation. */
export type OutputOf<O extends Operation> = NonNullable<O["~types"]>["output"];
/** The union of an operation's declared errors. */
export type ErrorOf<O extends Operation> = NonNullable<O["~types"]>["error"];
