import { abortable } from "./abortable.ts";
import { nextInAws } from "./aws-next.ts";
import { bodyOf, writeBody } from "./bodies/body.ts";
import { bodyFormOf, readBody } from "./bodies/read-body.ts";
import { canonicalTarget } from "./canonical-target.ts";
import type { Codec, Reply, ReplyBody } from "./codec.ts";
import { acceptOf, contentsOf, essenceOf, hasContentType, matchContent } from "./contents.ts";
import { decodeError } from "./decode-error.ts";
import { nextInHttp } from "./http-next.ts";
import { type HeaderSource, type MessageBody, toMembers } from "./members.ts";
import type { Content, Message } from "./message-descriptor.ts";
import type { Operation, Outcome } from "./operation.ts";
import { findSuccess } from "./outcomes.ts";
import { readParameters, writeParameters } from "./parameters/parameter.ts";
import { readBytes, readText } from "./read-reply.ts";

/**
 * Codes everything that OpenAPI can say about how values travel: all places and styles, all kinds of bodies,
 * several outcomes.
 */
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
    // A Content-Type member takes precedence, except that only the body knows its boundary.
    if (written)
      headers["content-type"] = written.type.includes("boundary=")
        ? written.type
        : (headers["content-type"] ?? written.type);
    return { method, path, ...(query && { query }), headers, body: written?.body as MessageBody };
  },
  findSuccess,
  async read(outcome, reply, { maxResponseSize, signal }) {
    const form = outcome?.body ? bodyFormOf(contentOf(outcome, reply.headers)) : "text";
    if (form === "stream") return reply.body && (signal ? abortable(reply.body, signal) : reply.body);
    return form === "bytes" ? readBytes(reply, maxResponseSize) : readText(reply, maxResponseSize);
  },
  fromReply(operation, outcome, reply) {
    const { service, tagged } = operation;
    const { profile } = service;
    const members = readReplyBody(operation, outcome, reply);
    const { status, headers } = reply.response;
    readParameters(outcome.bindings ?? {}, { headers, profile }, members);
    if (tagged) members.status = status;
    return members;
  },
  toError: decodeError,
  next: (operation, error) =>
    (operation.service.profile === "aws" ? nextInAws : nextInHttp)(operation, error),
};

/** The content of a reply. An undeclared type is read as the first declared one. */
function contentOf(message: Message, headers: HeaderSource): Content {
  const contents = contentsOf(message);
  const type = headers.get("content-type");
  return ((type && matchContent(contents, type)) || contents[0]) as Content;
}

const isBlank = (body: ReplyBody) => body === "" || (body instanceof Uint8Array && body.length === 0);

function readReplyBody(
  { service }: Operation,
  outcome: Outcome,
  { response, body }: Reply,
): Record<string, unknown> {
  const { headers } = response;
  const content = contentOf(outcome, headers);
  const contentType = headers.get("content-type") ?? content.type;
  const isEmpty = body == null || (isBlank(body) && (content.form === "json" || service.profile === "aws"));
  if (!outcome.body || isEmpty) return {};
  const value = readBody(body, { content, contentType, profile: service.profile });
  const members: Record<string, unknown> =
    outcome.body === "payload" ? { body: value } : toMembers(value, service, outcome.bindings);
  if (hasContentType(outcome))
    members.contentType = content.type.includes("*") ? essenceOf(contentType) : content.type;
  return members;
}
