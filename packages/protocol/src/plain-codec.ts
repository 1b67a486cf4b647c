import type { Codec } from "./codec.ts";
import { encodeMembers, keepsNull, toMembers } from "./members.ts";

/** Codes operations whose members all travel in a JSON object, the body. */
export const plainCodec: Codec = {
  name: "plain",
  toRequest(operation, members) {
    const { method, path } = operation;
    const headers = {};
    return { method, path, headers, body: encodeMembers(operation, members, headers) };
  },
  fromReply: ({ service }, { body }, { body: text }) =>
    toMembers(text && body ? JSON.parse(text as string) : undefined, {}, keepsNull(service)),
};
