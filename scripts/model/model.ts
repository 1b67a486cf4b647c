import type { BodyKind } from "@callsheet/protocol";
import type { Schema } from "../openapi.ts";

/** Where a member that is not part of the body travels. */
export interface Binding {
  readonly in: "path" | "query" | "header";
  readonly name: string;
  readonly type?: "string" | "integer" | "number" | "boolean";
  readonly list?: true;
  /** True when the member is an object whose properties are query parameters of their own. */
  readonly map?: true;
}

/** What a document says of its service. */
export interface ServiceModel {
  readonly id: string;
  readonly name: string;
  readonly signingName: string;
  readonly endpoint: string;
  readonly errorMessage: string;
}

/** One document as the emitters see it: names settled, references followed, nothing left to look up. */
export interface Model {
  readonly id: string;
  /** The name of the exported service constant, such as `ivsRealTime`. */
  readonly constant: string;
  readonly service: ServiceModel;
  /** Other URLs of the service, by variant: `dualStack`, `fips`. */
  readonly variants: Readonly<Record<string, string>>;
  readonly title: string;
  /** What the document says of itself. */
  readonly description: string;
  readonly operations: readonly OperationModel[];
  /** The component schemas, by their names in the document. */
  readonly schemas: Readonly<Record<string, Schema>>;
}

/** One operation, with where each part of it stands in the document. */
export interface OperationModel {
  /** The operationId as written. */
  readonly operationId: string;
  /** The operationId as a type name: `GetStage`. */
  readonly name: string;
  /** The operationId as a constant and method name: `getStage`. */
  readonly constant: string;
  /** The method, in upper case. */
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly deprecated: boolean;
  /** The JSON pointer of the operation in its bundled document. */
  readonly pointer: string;
  readonly input: MessageModel & { readonly bodyRequired: boolean; readonly token?: string };
  readonly output: MessageModel & { readonly status: number };
  readonly errors: readonly ErrorModel[];
}

/** What a request or a response carries. */
export interface MessageModel {
  /** Members outside of the body. */
  readonly members: readonly MemberModel[];
  readonly body: BodyKind | "none";
  readonly bodySchema?: Schema;
  /** True when the body is an object that declares no member. */
  readonly emptyBody?: true;
  readonly mediaType?: string;
}

/** A member that travels as a label, a query parameter or a header. */
export interface MemberModel {
  readonly member: string;
  readonly binding: Binding;
  readonly required: boolean;
  readonly description: string;
  readonly schema: Schema;
}

/** A declared error response. */
export interface ErrorModel extends MessageModel {
  readonly name: string;
  readonly status: number;
  readonly description: string;
}
