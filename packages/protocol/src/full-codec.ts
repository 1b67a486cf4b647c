import { bodyOf, writeBody } from "./bodies/body.ts";
import { bodyFormOf, readBody } from "./bodies/read-body.ts";
import { canonicalTarget } from "./canonical-target.ts";
import type { Codec, Reply } from "./codec.ts";
import { acceptOf, contentsOf, essenceOf, hasContentType, matchContent } from "./contents.ts";
import { type HeaderSource, keepsNull, type MessageBody, toMembers } from "./members.ts";
import type { Content, Message } from "./message-descriptor.ts";
import type { Operation, Outcome } from "./operation.ts";
import { readParameters, writeParameters } from "./parameters/parameter.ts";

/** Codes everything that OpenAPI can say about how values travel: all places and styles, all kinds of bodies, several outcomes. */
export const fullCodec: Codec = {
  name: "full",
  async toRequest(operation, input) {
    const { method, service, input: message, path: template } = operation;
    const { profile } = service;
    const { path, headers } = writeParameters(template, message.bindings ?? {}, input, profile);
    const { query } = canonicalTarget(path);
    const accept = profile === "http" && acceptOf(operation);
    if (accept) headers.accept ??= accept;
    const given = bodyOf(message, input, service);
    const written = given && (await writeBody(given, profile, "request"));
    // A member that travels as Content-Type says it better, except that only the body knows its boundary.
    if (written) headers["content-type"] = written.type.includes("boundary=") ? written.type : (headers["content-type"] ?? written.type);
    return { method, path, ...(query && { query }), headers, body: written?.body as MessageBody };
  },
  bodyForm: (_, outcome, headers) => (outcome.body ? bodyFormOf(contentOf(outcome, headers)) : "text"),
  fromReply(operation, outcome, reply) {
    const { service, tagged } = operation;
    const { profile } = service;
    const members = readReplyBody(operation, outcome, reply);
    readParameters(outcome.bindings ?? {}, { headers: reply.headers, profile }, members);
    if (tagged) members.status = reply.status;
    return members;
  },
};

/** The content of a reply. A type that nobody declared is read as the first that somebody did. */
function contentOf(message: Message, headers: HeaderSource): Content {
  const contents = contentsOf(message);
  const type = headers.get("content-type");
  return ((type && matchContent(contents, type)) || contents[0]) as Content;
}

function readReplyBody({ service }: Operation, outcome: Outcome, { headers, body }: Reply): Record<string, unknown> {
  const content = contentOf(outcome, headers);
  const contentType = headers.get("content-type") ?? content.type;
  const isEmpty = body == null || (body === "" && (content.form !== "text" || service.profile === "aws"));
  if (!outcome.body || isEmpty) return {};
  const value = readBody(body, { content, contentType, profile: service.profile });
  const members: Record<string, unknown> =
    outcome.body === "payload" ? { body: value } : toMembers(value, outcome.bindings, keepsNull(service));
  if (hasContentType(outcome)) members.contentType = content.type.includes("*") ? essenceOf(contentType) : content.type;
  return members;
}
