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
  /** The name of the error; absent for success. Outcomes of several statuses may share one. */
  readonly error?: string;
}

/**
 * Members of errors that travel as headers, by the error's name: one table a service. Servers need it to send them; clients read headers
 * by name.
 */
export type ErrorHeaders = Readonly<Record<string, Bindings>>;

/**
 * What codes the members of an operation. `plain`: a JSON object alone. `text`: also text in labels and headers of the request. `full`:
 * everything else that OpenAPI can say. A client's bundle holds only what its operations name.
 */
export type CodecName = "plain" | "text" | "full";

/** How an operation gives a list in pages. */
export interface Pages {
  /** The member of the input that takes the token of a page. */
  readonly token: string;
  /** The member of the output that is the token of the next page, or the JSON pointer of one that is deeper in the output. */
  readonly next: string;
  /** The member of the output that is the list, where that is known. */
  readonly items?: string;
}

/** A header or query parameter that tells an operation apart: by its value, or by being there. */
export interface Selector {
  readonly in: "header" | "query";
  readonly name: string;
  readonly value?: string;
}

/**
 * One operation as data: all that a client needs to call it and a server to route it. It can be cloned, stored and sent. The type
 * parameters exist for the compiler alone.
 */
export interface Operation<Input = unknown, Output = unknown, Failure extends DeclaredError = DeclaredError> {
  readonly service: Service;
  /** The operationId, such as `GetStage`. */
  readonly name: string;
  /** The HTTP method, in upper case. */
  readonly method: string;
  /** The path template, with labels in braces. */
  readonly path: string;
  /** What a request must have where several operations share method and path, as in AWS's JSON and query protocols. */
  readonly when?: readonly Selector[];
  readonly codec: CodecName;
  readonly input: Message & {
    /** The member that is the idempotency token: a client fills it in when the caller does not. */
    readonly token?: string;
    /** True when a body with members that its schema does not name is invalid. */
    readonly closed?: true;
    /** True when a request must have a body though none of its members is asked for. */
    readonly required?: true;
  };
  /** Success first, then errors; each status once. */
  readonly outcomes: readonly Outcome[];
  /** True when an output says in its member `status` which outcome it is, because several are successes. */
  readonly tagged?: true;
  /** How an operation gives its list in pages, where it does. */
  readonly pages?: Pages;
  /** What a call must prove, where that is not what the service says. */
  readonly security?: Security;
  /** Where the operation is served, where that is not where the service is. */
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
