import type {
  ApiOperation,
  DefinedSchema,
  ErrorModel,
  JsonObject,
  OperationModel,
  Place,
  SourcedFact,
} from "@callsheet/document";
import type { Service } from "@callsheet/protocol";

/** The reader's output as JSON: a schema's place is its pointer, and nothing refers back to the document. */
export type Plain<T> = T extends Place
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Plain<Item>[]
    : T extends (...args: never) => unknown
      ? never
      : T extends object
        ? { readonly [Name in keyof T as Name extends "document" ? never : Name]: Plain<T[Name]> }
        : T;

/** An input to start from. */
export interface InputData {
  readonly name: string;
  readonly summary?: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** How an operation is called: present if callsheet supports all of it. */
export interface CallData extends Pick<OperationModel, "constant" | "descriptor" | "input" | "output"> {
  readonly errors: readonly Pick<ErrorModel, "name" | "statuses" | "validator">[];
  /** The document's examples as inputs; a made-up one if it has none. */
  readonly inputs: readonly InputData[];
}

/** An operation as the page has it. */
export interface OperationData extends Plain<ApiOperation> {
  /** Its place, as `file:line`. */
  readonly place: string;
  readonly call?: CallData;
  /** Why it cannot be called from the page, if it cannot. */
  readonly leftOut?: string;
}

/** A part of a document that could not be read. */
export interface SkippedData {
  readonly reason: string;
  readonly place: string;
}

/** Where a constraint comes from. */
export type SourceData = Omit<SourcedFact, "value" | "line" | "column">;

/** Everything that the page shows of a document. */
export interface DocumentData {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly description: string;
  readonly file: string;
  /** The name of the service in AWS's SDKs, such as `IVS RealTime`. */
  readonly sdkId: string;
  readonly service: Service;
  /** The bundled document. Pointers lead into it. */
  readonly root: JsonObject;
  readonly operations: readonly OperationData[];
  /** The schemas of the contract by name; references among them are `#/$defs/<name>`. */
  readonly definitions: Readonly<Record<string, DefinedSchema>>;
  readonly skipped: readonly SkippedData[];
  /** Where constraints come from, by the pointer of their holders. Empty if nobody wrote it down. */
  readonly sources: Readonly<Record<string, readonly SourceData[]>>;
}

/** An operation in the list that the page starts with. */
export interface OperationEntry {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly deprecated: boolean;
  readonly tag: string;
  /** What else a search finds it by: members, errors and words of the description. */
  readonly words: string;
}

/** A document in the list that the page starts with. */
export interface DocumentEntry
  extends Pick<DocumentData, "id" | "title" | "version" | "description" | "file"> {
  /** Changes whenever the document does. */
  readonly revision: string;
  readonly operations: readonly OperationEntry[];
}

/** Something that answers calls. */
export interface TargetData {
  readonly kind: "mock" | "sandbox";
  readonly url: string;
}

/** What the page starts with. */
export interface IndexData {
  readonly title: string;
  readonly documents: readonly DocumentEntry[];
  readonly targets: readonly TargetData[];
  /** True if a server pushes what happens; false in a static folder. */
  readonly live: boolean;
  /** The documents that the sandbox inside the page has handlers for. */
  readonly inPage: readonly string[];
  /** The module from which a document's client is imported, with `{id}` for the document. */
  readonly clientModule: string;
}
