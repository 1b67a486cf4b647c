import type { Operation, Service } from "@callsheet/protocol";
import type { Checks } from "./checks.ts";
import type { HttpOperation } from "./prism.ts";

/** An operation that the mock answers. */
export interface MockOperation {
  readonly descriptor: Operation;
  /** The operation as Prism reads it. */
  readonly http: HttpOperation;
  readonly checks: Checks;
  /** The media types that a request body may have; empty when the operation reads none. */
  readonly mediaTypes: readonly string[];
  /** True when requests must carry a SigV4 signature. */
  readonly signed: boolean;
}

/** The parts of a document that Prism does not hand on. */
export interface Info {
  readonly info?: {
    readonly "x-callsheet-service"?: Partial<Pick<Service, "name" | "signingName" | "errorMessage">>;
  };
}

/** Puts together what the mock needs to know about an operation. */
export function mockOperation(http: HttpOperation, descriptor: Operation, checks: Checks): MockOperation {
  // Callbacks would send requests to addresses that a caller chooses.
  const { callbacks: _, ...quiet } = http;
  return {
    descriptor,
    http: quiet,
    checks,
    mediaTypes: (http.request?.body?.contents ?? []).map(({ mediaType }) => mediaType.toLowerCase()),
    signed:
      (http.security ?? []).length > 0 && (http.security ?? []).every((schemes) => schemes.some(isSigV4)),
  };
}

function isSigV4({ extensions }: { readonly extensions?: Readonly<Record<string, unknown>> }): boolean {
  return extensions?.["x-amazon-apigateway-authtype"] === "awsSigv4";
}
