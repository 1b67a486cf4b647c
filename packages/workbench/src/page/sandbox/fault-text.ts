import type { FaultEvent } from "@callsheet/sandbox/control";

/** What a fault does, in a few words. */
export function faultText({
  error,
  throttle,
  cut,
  malformed,
  outcome,
  latency,
}: FaultEvent["fault"]): string {
  const what = [
    error && `error ${error.name}`,
    throttle && "throttled",
    cut && `cut ${cut === "answer" ? "in the answer" : `${cut} acting`}`,
    malformed && `${malformed} body`,
    outcome && `fails with ${outcome}`,
    latency !== undefined && `${latency} ms late`,
  ];
  return what.filter(Boolean).join(", ");
}
