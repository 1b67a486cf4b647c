import type { PathLabels } from "@callsheet/protocol";
import type { Incoming } from "./exchange.ts";

/** A request whose operation is known. */
export interface RoutedRequest {
  readonly incoming: Incoming;
  readonly labels: PathLabels;
  /** Without the question mark. */
  readonly query: string;
  readonly requestId: string;
}
