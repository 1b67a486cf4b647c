import type { ResourceAct } from "@callsheet/sandbox/control";
import { entryOfOperation, wholeDocument } from "../state/index-store.ts";
import { regionOf } from "../state/target.ts";
import { sendCall } from "../try/send.ts";
import type { LiveWorld } from "./live-world.ts";
import type { ResourceNode } from "./resource-tree.ts";

/**
 * Does something with a resource, by the contract's call for it. Returns why it was not done; undefined when
 * it was.
 */
export async function actOn(
  world: LiveWorld,
  { ids }: ResourceNode,
  { operation: name, input }: ResourceAct,
): Promise<string> {
  const entry = entryOfOperation(name);
  if (!entry) return `No document of this page has the operation ${name}.`;
  try {
    const data = await wholeDocument(entry.id);
    const operation = data.operations.find((one) => one.name === name);
    if (!operation) return `${entry.title} has no operation ${name} any more.`;
    const members = Object.entries(input).map(([member, id]) => [member, ids[id]]);
    const { reply, problem } = await sendCall({
      data,
      operation,
      input: Object.fromEntries(members),
      settings: {
        endpoint: world.source.url,
        region: regionOf(data, operation),
        credentials: world.control.credentials,
        timeout: 30_000,
      },
      send: world.source.send,
      headers: {},
      validators: undefined,
    });
    if (problem !== undefined) return problem;
    return reply && reply.status >= 400 ? `${reply.status}: ${reply.text.slice(0, 300)}` : "";
  } catch (error) {
    return (error as Error).message;
  }
}
