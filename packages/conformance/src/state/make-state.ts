import type { ApiOperation } from "@callsheet/document";
import type { CaseOptions } from "../cases/base-call.ts";
import type { Contract } from "../contract.ts";
import { type Sending, send } from "../run/send-case.ts";
import { isReply } from "../run/target.ts";
import type { Exchange } from "../wire/exchange.ts";
import { type ChainCall, chainedRequest, chainTo, freshCall } from "./chain.ts";
import { producedId } from "./producer.ts";

/**
 * Makes what an operation's calls need, with the operations of the contract that make it, and returns the
 * options with the identifiers: cases then use things that exist.
 * @returns undefined when nothing makes what is needed, or the target refuses to
 */
export async function makeState(
  sending: Sending,
  operation: ApiOperation,
  { contract, options }: { contract: Contract; options: CaseOptions },
): Promise<CaseOptions | undefined> {
  const chain = chainTo(operation, contract, options);
  const last = chain?.at(-1);
  if (!chain || !last || chain.length < 2) return undefined;
  const before: Exchange[] = [];
  for (const call of chain.slice(0, -1)) {
    const fresh = freshCall(call, 7);
    const request = chainedRequest(fresh, before);
    const sent = request && (await send(sending, request, call.base.operation));
    if (!sent || !isReply(sent.outcome) || sent.outcome.status >= 300) return undefined;
    before.push({ request, reply: sent.outcome });
  }
  const values = valuesFrom(last, before);
  if (!values) return undefined;
  return { ...options, values: { ...options.values, [operation.key]: values } };
}

function valuesFrom(
  { bindings }: ChainCall,
  before: readonly Exchange[],
): Record<string, unknown> | undefined {
  const values: Record<string, unknown> = {};
  for (const { parameter, member, from, pointer } of bindings) {
    const reply = before[from]?.reply;
    const id = reply && producedId(reply, pointer);
    if (id === undefined) return undefined;
    values[parameter ? `${parameter.in}.${parameter.name}` : `body.${member}`] = id;
  }
  return values;
}
