import type { Operation, OutputOf } from "@callsheet/protocol";
import type { CallOptions } from "./client-options.ts";
import type { AbortError } from "./errors/abort-error.ts";
import type { CredentialsError } from "./errors/credentials-error.ts";
import type { InputError } from "./errors/input-error.ts";
import type { MalformedResponseError } from "./errors/malformed-response-error.ts";
import type { ServiceError } from "./errors/service-error.ts";
import type { TimeoutError } from "./errors/timeout-error.ts";
import type { TransportError } from "./errors/transport-error.ts";
import type { Open } from "./open.ts";
import type { OperationMethod, ServiceErrorOf } from "./operation-method.ts";
import type { InputFor } from "./paginate.ts";

/**
 * All errors of a query. `error instanceof ServiceError && error.declared` leaves the operation's declared
 * errors, which narrow on `name`.
 */
export type QueryError<O extends Operation> =
  | (ServiceErrorOf<O> & { readonly declared: true })
  | (ServiceError & { readonly declared: false })
  | AbortError
  | CredentialsError
  | InputError
  | MalformedResponseError
  | TimeoutError
  | TransportError;

/**
 * The key of a query: the service, the operation and the input. A prefix of it matches all queries that begin
 * with it.
 */
export type QueryKey<O extends Operation> = readonly [service: string, operation: string, input: InputFor<O>];

/** The options of a query, as every framework's package of TanStack Query takes them. */
export interface QueryOptions<O extends Operation> {
  readonly queryKey: QueryKey<O>;
  readonly queryFn: (context: { readonly signal: AbortSignal }) => Promise<Open<OutputOf<O>>>;
  /**
   * Always false: the client has already retried, where that is safe. Its type tells TanStack Query which
   * errors there are.
   */
  readonly retry: (failureCount: number, error: QueryError<O>) => boolean;
}

/**
 * Turns a call into a query of TanStack Query: `useQuery(queryOptions(client.getStage, { arn }))`. The call
 * is aborted with the query.
 *
 * @see https://tanstack.com/query/latest/docs/framework/react/guides/query-options
 */
export function queryOptions<O extends Operation>(
  method: OperationMethod<O>,
  input: InputFor<O>,
  options: Omit<CallOptions, "signal"> = {},
): QueryOptions<O> {
  const { service, name } = method.operation;
  const call = method as unknown as (input: InputFor<O>, options: CallOptions) => Promise<Open<OutputOf<O>>>;
  return {
    queryKey: [service.id, name, input],
    queryFn: ({ signal }) => call(input, { ...options, signal }),
    retry: () => false,
  };
}
