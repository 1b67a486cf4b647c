import { queryOptions } from "@callsheet/client/tanstack-query";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { nimble } from "./clients.ts";

const key = { studioId: "us-west-2-6Xb1Qm0PzT", sessionId: "3kQpVx9TdRmZ2uYw8sLbNa" };
const session = queryOptions(nimble.getStreamingSession, key);

/** A session that is started by a button, and looked at until it is ready. */
export function Session() {
  const queries = useQueryClient();
  const { data } = useQuery({
    ...session,
    refetchInterval: ({ state }) => (state.data?.session?.state === "START_IN_PROGRESS" ? 500 : false),
  });
  const start = useMutation({
    mutationFn: () => nimble.startStreamingSession(key),
    onSuccess: () => queries.invalidateQueries({ queryKey: session.queryKey }),
  });
  const state = data?.session?.state;
  return (
    <p>
      <output>{state ?? "…"}</output>{" "}
      <button type="button" disabled={state !== "STOPPED" || start.isPending} onClick={() => start.mutate()}>
        Start
      </button>
      {start.error && <span role="alert">{start.error.message}</span>}
    </p>
  );
}
