import type { Codec, EncodedRequest } from "./codec.ts";
import { toMembers } from "./members.ts";
import type { Operation } from "./operation.ts";

/** A request with the members that are not bound in a JSON object, the body. */
export function encodeJson({ method, path, service, input }: Operation, members: object): EncodedRequest {
  const body = input.body && JSON.stringify(toMembers(members, service, input.bindings));
  return { method, path, headers: body ? { "content-type": "application/json" } : {}, body };
}

/** Codes operations whose members all travel in a JSON object, the body. */
export const plainCodec: Codec = {
  name: "plain",
  toRequest: encodeJson,
  fromReply: ({ service }, { body }, { body: text }) =>
    toMembers(body && text ? JSON.parse(text as string) : undefined, service),
};
