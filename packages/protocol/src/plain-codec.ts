import { decodeAwsError } from "./aws-error.ts";
import { nextInAws } from "./aws-next.ts";
import type { Codec, EncodedRequest } from "./codec.ts";
import { toMembers } from "./members.ts";
import type { Operation } from "./operation.ts";

/** A request whose body is a JSON object of the members that are not bound. */
export function encodeJson({ method, path, service, input }: Operation, members: object): EncodedRequest {
  const body = input.body && JSON.stringify(toMembers(members, service, input.bindings));
  return { method, path, headers: body ? { "content-type": "application/json" } : {}, body };
}

/**
 * Codes operations of AWS services whose members all travel in a JSON object, the body. Their one success
 * takes every 2xx: an AWS service may answer with another than it declares.
 */
export const plainCodec: Codec = {
  name: "plain",
  toRequest: encodeJson,
  findSuccess: ({ outcomes }, status) => (status >= 200 && status < 300 ? outcomes[0] : undefined),
  fromReply: ({ service }, { body }, { body: text }) =>
    toMembers(body && text ? JSON.parse(text as string) : undefined, service),
  toError: decodeAwsError,
  next: nextInAws,
};
