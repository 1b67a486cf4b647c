import type { ApiOperation } from "@callsheet/document";
import { pathSteps } from "./producer.ts";

/** Actions that cannot be done twice to the same thing, by the last step of their path. */
export const ACTIONS =
  /^(?:start|stop|cancel|close|open|activate|deactivate|pause|resume|archive|publish|lock|unlock|approve|reject|complete|finish|terminate|suspend|confirm|pay|ship|checkout|return)$/i;
/** Actions after which others are refused. */
export const ENDS = /^(?:stop|cancel|close|terminate|finish|end|archive|complete)$/i;
/** Actions that an end may well be followed by. */
export const REVIVES = /^(?:start|open|resume|reopen|restart|reactivate|unarchive|restore|activate)$/i;

/** The last step of an operation's path, which names an action unless it is a label. */
export function lastStep({ path }: ApiOperation): string {
  return pathSteps(path).at(-1) ?? "";
}

/** True when the contract has an answer for a thing in another state. */
export function declaresConflict({ responses }: ApiOperation): boolean {
  return responses.some(({ status }) => status === "409");
}
