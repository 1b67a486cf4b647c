import type { ErrorHeaders, Operation } from "./operation.ts";

/** An operation that knows which members of its errors travel as headers. The operation tables have them apart, for only servers need them. */
export function withErrorHeaders<O extends Operation>(operation: O, headers: ErrorHeaders[string]): O {
  const errors = Object.entries(operation.errors).map(([name, { status }]) => [
    name,
    { status, bindings: headers[name] ?? {} },
  ]);
  return { ...operation, errors: Object.fromEntries(errors) };
}
