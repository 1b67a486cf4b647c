import type { Bindings, Operation, OutcomeStatus, Service, Waiter } from "@callsheet/protocol";
import type { DefinedSchema, Definition } from "./schema-table.ts";

/** One document as the emitters see it: names settled, references followed, nothing left to look up. */
export interface ContractModel {
  /** The document's name: that of every module made from it. */
  readonly id: string;
  /** The name of the exported service constant, such as `ivsRealTime`. */
  readonly constant: string;
  readonly service: Service;
  /** Other URLs of the service, by variant. */
  readonly endpoints: Readonly<Record<string, string>>;
  readonly title: string;
  /** What the document says about itself. */
  readonly description: string;
  readonly operations: readonly OperationModel[];
  /** Every schema by name: components, then the inputs and outputs of operations. */
  readonly definitions: readonly Definition[];
  /** What is not generated, with its place in the bundled document. */
  readonly skipped: readonly SkippedPart[];
}

/** A part of a document that is not generated. */
export interface SkippedPart {
  readonly pointer: string;
  readonly reason: string;
  /** The lost operation, as messages call it; undefined for a part that no operation needs. */
  readonly operation?: string;
}

/** One operation. */
export interface OperationModel {
  /** The name as a type: `GetStage`. Its input is `GetStageInput`. */
  readonly name: string;
  /** The name as a constant and a method: `getStage`. */
  readonly constant: string;
  readonly summary: string;
  readonly description: string;
  readonly deprecated: boolean;
  /** Why the contract includes it although it is about others: it completes what they do. */
  readonly neighbour?: string;
  /** The JSON pointer of the operation in the bundled document. */
  readonly pointer: string;
  /** The operation as data. */
  readonly descriptor: Omit<Operation, "service" | "~types">;
  /** The names of the types, and of the validators. */
  readonly input: string;
  readonly output: string;
  /** The name of the union of its errors. */
  readonly error: string;
  readonly errors: readonly ErrorModel[];
  /** How to wait until it shows that something has happened. */
  readonly waiters: readonly WaiterModel[];
}

/** A waiter of an operation. */
export interface WaiterModel {
  /** As declared: `StreamReady`. */
  readonly name: string;
  /** The name of the exported constant: `streamReady`. */
  readonly constant: string;
  /** The waiter as data. */
  readonly waiter: Waiter;
}

/** A declared error of an operation. */
export interface ErrorModel {
  readonly name: string;
  /** Other names that it may have: those that all AWS services share. */
  readonly aliases: readonly string[];
  /** The name of its type. Operations that declare it in the same way share it. */
  readonly type: string;
  readonly statuses: readonly OutcomeStatus[];
  readonly body: DefinedSchema | undefined;
  /** The validator of its body, if it has a named one. */
  readonly validator: string | undefined;
  readonly headers: Bindings;
  readonly headerSchema: DefinedSchema;
  readonly description: string;
}
