import type { Bindings } from "./binding.ts";
import type { Message } from "./message-descriptor.ts";
import type { Security, Server, Service } from "./service.ts";

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

/** A status, a range of statuses, or every status that no other outcome takes. */
export type OutcomeStatus = number | "1XX" | "2XX" | "3XX" | "4XX" | "5XX" | "default";

/** One way in which an operation can end: what a reply of the status carries. */
export interface Outcome extends Message {
  readonly status: OutcomeStatus;
  /** The name of the error; absent for success. Outcomes of several statuses may share a name. */
  readonly error?: string;
}

/**
 * Members of errors that travel as headers, by the error's name: one table per service. Servers need it to
 * send them; clients read headers by name.
 */
export type ErrorHeaders = Readonly<Record<string, Bindings>>;

/**
 * The codec of an operation's members. `plain`: only a JSON object. `text`: also text in labels and headers
 * of the request. `full`: everything else that OpenAPI can say. A client's bundle holds only the codecs that
 * its operations name.
 */
export type CodecName = "plain" | "text" | "full";

/** How an operation returns a list in pages. */
export interface Pages {
  /** The input member for the token of a page. */
  readonly token: string;
  /** The output member with the token of the next page, or its JSON pointer if it is deeper in the output. */
  readonly next: string;
  /** The output member with the list, if known. */
  readonly items?: string;
}

/** A header or query parameter that tells an operation apart: by its value, or by its presence. */
export interface Selector {
  readonly in: "header" | "query";
  readonly name: string;
  readonly value?: string;
}

/**
 * One operation as data: everything that a client needs to call it and a server to route it. It can be
 * cloned, stored and sent. The type parameters exist only for the compiler.
 */
export interface Operation<Input = unknown, Output = unknown, Failure extends DeclaredError = DeclaredError> {
  readonly service: Service;
  /** The operationId, such as `GetStage`. */
  readonly name: string;
  /** The HTTP method, in upper case. */
  readonly method: string;
  /** The path template, with labels in braces. */
  readonly path: string;
  /**
   * What a request must have where several operations share method and path, as in AWS's JSON and query
   * protocols.
   */
  readonly when?: readonly Selector[];
  readonly codec: CodecName;
  readonly input: Message & {
    /** The member that is the idempotency token: a client fills it in when the caller does not. */
    readonly token?: string;
    /** True when a body with undeclared members is invalid. */
    readonly closed?: true;
    /** True when a request needs a body though none of its members is required. */
    readonly required?: true;
  };
  /** Success first, then errors; each status once. */
  readonly outcomes: readonly Outcome[];
  /**
   * True when an output says in its member `status` which outcome it is, because there are several successes.
   */
  readonly tagged?: true;
  /** How an operation returns its list in pages, if it does. */
  readonly pages?: Pages;
  /** The security of a call, if it differs from the service's. */
  readonly security?: Security;
  /** Where the operation is served, if not where the service is. */
  readonly server?: Server;
  /** Never present at run time. */
  readonly "~types"?: { readonly input: Input; readonly output: Output; readonly error: Failure };
}

/** The input type of an operation. */
export type InputOf<O extends Operation> = NonNullable<O["~types"]>["input"];
/** The output type of an operation. */
export type OutputOf<O extends Operation> = NonNullable<O["~types"]>["output"];
/** The union of an operation's declared errors. */
export type ErrorOf<O extends Operation> = NonNullable<O["~types"]>["error"];
