import type { BundlePlace } from "../bundle/bundle.ts";
import type { JsonObject } from "../json/json.ts";
import type { Place } from "../schema/place.ts";
import type { Problem } from "../source/problem.ts";
import type { OpenApiVersion } from "../version/document-version.ts";

/** An example value in a document. */
export interface Example {
  readonly name: string;
  readonly value: unknown;
  readonly summary?: string;
  readonly pointer: string;
}

/** A body or parameter content of one media type. */
export interface MediaType {
  /** As written, such as `application/json` or `application/*`. */
  readonly type: string;
  readonly pointer: string;
  readonly schema?: Place;
  /** The schema of one item of a sequence, such as an event of `text/event-stream` (OpenAPI 3.2). */
  readonly itemSchema?: Place;
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
  readonly allowEmptyValue: boolean;
  readonly schema: Place;
  /** Set when the value travels as a document of this media type instead of by style. */
  readonly contentType?: string;
  readonly examples: readonly Example[];
  readonly description?: string;
  readonly deprecated: boolean;
  readonly pointer: string;
  /** True for the parameter that identifies a repeated call. */
  readonly idempotencyToken: boolean;
  readonly extensions: JsonObject;
}

/** A declared response header. */
export interface ResponseHeader {
  readonly name: string;
  readonly required: boolean;
  readonly schema: Place;
  readonly explode: boolean;
  /** Set when the value travels as a document of this media type instead of as plain text. */
  readonly contentType?: string;
  readonly description?: string;
  readonly deprecated: boolean;
  readonly pointer: string;
  readonly extensions: JsonObject;
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

/** A declared response: one outcome of a call. */
export interface ResponseDeclaration {
  /** `200`, `4XX` or `default`. */
  readonly status: string;
  readonly description?: string;
  readonly headers: readonly ResponseHeader[];
  readonly content: readonly MediaType[];
  readonly links: readonly Link[];
  readonly pointer: string;
  readonly extensions: JsonObject;
}

/** How a caller authenticates. */
export type SecurityKind =
  | "basic"
  | "bearer"
  | "apiKey"
  | "oauth2"
  | "openIdConnect"
  | "mutualTLS"
  | "sigV4"
  | "other";

/** One security scheme that a request must satisfy. */
export interface SecurityScheme {
  readonly name: string;
  readonly kind: SecurityKind;
  /** Where an API key travels. */
  readonly in?: "header" | "query" | "cookie";
  /** The header, query key or cookie of an API key. */
  readonly parameter?: string;
  /** The scopes or roles that the operation requires. */
  readonly scopes: readonly string[];
  readonly description?: string;
  readonly pointer: string;
  readonly extensions: JsonObject;
}

/** A variable of a server's URL. */
export interface ServerVariable {
  readonly name: string;
  readonly default: string;
  readonly values?: readonly string[];
  readonly description?: string;
}

/** A server of an operation. */
export interface Server {
  /** A template, such as `https://{region}.example.com/v1`. */
  readonly url: string;
  /** The URL with each variable's default. */
  readonly defaultUrl: string;
  readonly description?: string;
  readonly variables: readonly ServerVariable[];
  readonly pointer: string;
  readonly extensions: JsonObject;
}

/** The body of a request. */
export interface RequestBody {
  readonly required: boolean;
  readonly description?: string;
  readonly content: readonly MediaType[];
  readonly pointer: string;
  readonly extensions: JsonObject;
}

/** One operation of a contract, with every reference followed. */
export interface ApiOperation {
  /** `<document>/<name>`, unique in a contract. */
  readonly key: string;
  readonly document: ApiDocument;
  /** The operationId, else method and path; numbered if it is taken. */
  readonly name: string;
  /** As declared. */
  readonly operationId?: string;
  /** In upper case. */
  readonly method: string;
  /** The path template; the name of a webhook. */
  readonly path: string;
  readonly pointer: string;
  readonly summary?: string;
  readonly description?: string;
  readonly deprecated: boolean;
  readonly tags: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly body?: RequestBody;
  readonly responses: readonly ResponseDeclaration[];
  /** Alternatives: a request must satisfy all schemes of one of them. Empty: anyone may call. */
  readonly security: readonly (readonly SecurityScheme[])[];
  /** The alternatives whose credentials may still be sent when anyone may call: a declared one is empty. */
  readonly optionalSecurity: readonly (readonly SecurityScheme[])[];
  readonly servers: readonly Server[];
  /** Pointers of the callbacks, which the service calls. */
  readonly callbacks: readonly string[];
  readonly extensions: JsonObject;
}

/** A part of a document that could not be read. */
export interface Skipped {
  readonly pointer: string;
  readonly reason: string;
}

/** A schema among the components. */
export interface NamedSchema {
  readonly name: string;
  readonly schema: Place;
}

/** A parsed OpenAPI document. */
export interface ApiDocument {
  /** Short name: it starts every case id. */
  readonly name: string;
  /** The version that the author wrote. The root is a 3.1 document in any case. */
  readonly version: OpenApiVersion;
  /** The bundled document. Pointers lead into it. */
  readonly root: JsonObject;
  readonly operations: readonly ApiOperation[];
  /** What the service calls, in the form of operations. */
  readonly webhooks: readonly ApiOperation[];
  readonly schemas: readonly NamedSchema[];
  readonly servers: readonly Server[];
  /** Operations, webhooks and paths that could not be read, each with the reason. */
  readonly skipped: readonly Skipped[];
  /** What is wrong in any of the document's files. */
  readonly problems: readonly Problem[];
  /** Every file that was read, relative to the root folder. */
  readonly files: readonly string[];
  /** The place in an author's file of a pointer into the root. */
  locate(pointer: string): BundlePlace;
}
