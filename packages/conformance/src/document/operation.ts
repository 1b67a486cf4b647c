import type { Place } from "../schema/place.ts";
import type { JsonObject } from "./json.ts";

/** A value of a document that is offered as an example. */
export interface Example {
  readonly name: string;
  readonly value: unknown;
  readonly pointer: string;
}

/** A body or parameter content of one media type. */
export interface MediaType {
  /** As written, such as `application/json` or `application/*`. */
  readonly type: string;
  readonly pointer: string;
  readonly schema?: Place;
  readonly examples: readonly Example[];
  readonly encoding: JsonObject;
}

/** Where a parameter travels. */
export type ParameterLocation = "path" | "query" | "header" | "cookie";

/** A parameter of an operation. */
export interface Parameter {
  readonly name: string;
  readonly in: ParameterLocation;
  readonly required: boolean;
  readonly style: string;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  readonly schema: Place;
  /** Set when the value travels as a document of this media type instead of by style. */
  readonly contentType?: string;
  readonly examples: readonly Example[];
  readonly pointer: string;
  /** True for the parameter that makes a repeated call the same call. */
  readonly idempotencyToken: boolean;
}

/** A declared response header. */
export interface ResponseHeader {
  readonly name: string;
  readonly required: boolean;
  readonly schema: Place;
  readonly pointer: string;
}

/** An OpenAPI link from a response to another operation. */
export interface Link {
  readonly name: string;
  readonly operationId?: string;
  readonly operationRef?: string;
  readonly parameters: JsonObject;
  readonly requestBody?: unknown;
  readonly pointer: string;
}

/** A declared response. */
export interface ResponseDeclaration {
  /** `200`, `4XX` or `default`. */
  readonly status: string;
  readonly headers: readonly ResponseHeader[];
  readonly content: readonly MediaType[];
  readonly links: readonly Link[];
  readonly pointer: string;
}

/** One security scheme that a request must satisfy. */
export interface SecurityScheme {
  readonly name: string;
  readonly kind: "basic" | "bearer" | "apiKey" | "sigV4" | "other";
  /** Where an API key travels. */
  readonly in?: "header" | "query" | "cookie";
  /** The header, query key or cookie of an API key. */
  readonly parameter?: string;
  readonly pointer: string;
}

/** A body that an operation takes. */
export interface RequestBody {
  readonly required: boolean;
  readonly content: readonly MediaType[];
  readonly pointer: string;
}

/** One operation of a contract, with every reference followed. */
export interface ApiOperation {
  /** `<document>/<name>`, unique in a contract. */
  readonly key: string;
  readonly document: ApiDocument;
  /** The operationId, else method and path. */
  readonly name: string;
  /** In upper case. */
  readonly method: string;
  readonly path: string;
  readonly pointer: string;
  readonly parameters: readonly Parameter[];
  readonly body?: RequestBody;
  readonly responses: readonly ResponseDeclaration[];
  /** Alternatives: a request must satisfy all schemes of one of them. Empty: anyone may call. */
  readonly security: readonly (readonly SecurityScheme[])[];
}

/** A part of a document that no case is derived from. */
export interface Skipped {
  readonly pointer: string;
  readonly reason: string;
}

/** An OpenAPI 3.1 document, read. */
export interface ApiDocument {
  /** Short name: it starts every case id. */
  readonly name: string;
  readonly root: JsonObject;
  readonly operations: readonly ApiOperation[];
  readonly skipped: readonly Skipped[];
}
