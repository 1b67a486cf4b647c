/** The parts of an OpenAPI 3.1 document that the pipeline reads. Everything is optional: a document may come from anyone. */
export interface OpenApi {
  readonly openapi: string;
  readonly info?: {
    readonly title?: string;
    readonly description?: string;
    readonly version?: string;
    readonly "x-callsheet-service"?: ServiceExtension;
  };
  readonly servers?: readonly ServerObject[];
  readonly paths?: Readonly<Record<string, PathItem>>;
  readonly components?: {
    readonly schemas?: Readonly<Record<string, Schema>>;
    readonly responses?: Readonly<Record<string, ResponseObject>>;
    readonly parameters?: Readonly<Record<string, ParameterObject>>;
    readonly requestBodies?: Readonly<Record<string, RequestBody>>;
    readonly headers?: Readonly<Record<string, HeaderObject>>;
    readonly examples?: Readonly<Record<string, unknown>>;
  };
}

/** How a document names its service, where its file name does not say it. */
export interface ServiceExtension {
  readonly name?: string;
  readonly signingName?: string;
  readonly errorMessage?: string;
}

export interface ServerObject {
  readonly url: string;
  readonly "x-callsheet-endpoint"?: string;
}

export type PathItem = Readonly<Record<string, OperationObject | undefined>> & {
  readonly parameters?: never;
};

export interface OperationObject {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly parameters?: readonly ParameterObject[];
  readonly requestBody?: RequestBody;
  readonly responses?: Readonly<Record<string, ResponseObject>>;
}

export interface ParameterObject {
  readonly $ref?: string;
  readonly name: string;
  readonly in: string;
  readonly description?: string;
  readonly required?: boolean;
  readonly schema?: Schema;
  readonly "x-callsheet-member"?: string;
  readonly "x-callsheet-idempotency-token"?: boolean;
}

export interface RequestBody {
  readonly $ref?: string;
  readonly required?: boolean;
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

export interface ResponseObject {
  readonly $ref?: string;
  readonly description?: string;
  readonly headers?: Record<string, HeaderObject>;
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

export interface HeaderObject {
  readonly $ref?: string;
  readonly description?: string;
  readonly required?: boolean;
  readonly schema?: Schema;
  readonly "x-callsheet-member"?: string;
}

/** A JSON Schema of draft 2020-12. */
export interface Schema {
  readonly [keyword: string]: unknown;
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
}
