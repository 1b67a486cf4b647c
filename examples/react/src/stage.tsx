import { ServiceError } from "@callsheet/client";
import { queryOptions } from "@callsheet/client/tanstack-query";
import { useQuery } from "@tanstack/react-query";
import { ivs } from "./clients.ts";

/** A stage by its ARN. `getStage` is a POST that reads: to TanStack Query it is a query like any other. */
export function Stage({ arn }: { readonly arn: string }) {
  const { data, error, isPending } = useQuery(queryOptions(ivs.getStage, { arn }));
  if (isPending) return <p>Loading …</p>;
  if (!error) return <p>{data.stage?.name ?? "A stage without a name"}</p>;
  if (!(error instanceof ServiceError && error.declared)) return <p role="alert">{error.message}</p>;
  // The compiler knows the errors of the operation, each with its body.
  switch (error.name) {
    case "ResourceNotFoundException":
      return <p role="alert">There is no such stage. {error.body.exceptionMessage}</p>;
    case "ValidationException":
      return <p role="alert">That is no ARN. {error.body.exceptionMessage}</p>;
    case "AccessDeniedException":
      return <p role="alert">You may not see this stage.</p>;
  }
}
