import type { TargetChoice } from "../state/target.ts";
import { pageSandbox } from "./page-sandbox.ts";
import type { Send } from "./send.ts";

/** Sends requests to a target. The sandbox of this page is loaded on first use. */
export async function senderOf(target: TargetChoice): Promise<Send> {
  if (target !== "page") return (request) => fetch(request);
  const sandbox = await pageSandbox();
  return (request) => sandbox(request);
}
