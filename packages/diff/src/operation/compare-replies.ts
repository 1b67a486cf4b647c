import type { MediaType, Place, ResponseDeclaration, ResponseHeader } from "@callsheet/document";
import type { ReplyWitness } from "../finding.ts";
import { keeps } from "../schema/judge.ts";
import { positives } from "../schema/make-value.ts";
import { otherVersion, type Version, type Versions } from "../schema/versions.ts";
import { readingsOf, wireText } from "./call.ts";
import { takenAs } from "./compare-body.ts";
import { compareLinks } from "./compare-links.ts";
import type { Comparison, Operations } from "./comparison.ts";
import { schemaOf } from "./media-schema.ts";
import { addSchemaChanges } from "./schema-drafts.ts";

/** Compares the replies of an operation: their statuses, headers, media types and schemas. */
export function compareReplies(comparison: Comparison, operations: Operations): void {
  for (const old of operations.old.responses) {
    const fresh = coveredBy(old.status, operations.new.responses);
    if (!fresh) statusOfOne(comparison, operations, old, "old");
    else {
      compareReply(comparison, operations, { old, new: fresh });
      // A status that became part of a range has lost its own name.
      if (fresh.status !== old.status && !old.status.includes("X") && old.status !== "default")
        statusOfOne(comparison, operations, old, "old");
    }
  }
  for (const fresh of operations.new.responses) {
    if (operations.old.responses.some(({ status }) => status === fresh.status)) continue;
    const old = coveredBy(fresh.status, operations.old.responses);
    if (!old) statusOfOne(comparison, operations, fresh, "new");
    else compareReply(comparison, operations, { old, new: fresh });
  }
}

/** The declaration that applies to a status: its own, else its range, else the default. */
function coveredBy(
  status: string,
  responses: readonly ResponseDeclaration[],
): ResponseDeclaration | undefined {
  const names = status === "default" ? ["default"] : [status, `${status[0]}XX`, "default"];
  for (const name of names) {
    const found = responses.find((response) => response.status === name);
    if (found) return found;
  }
  return undefined;
}

function isSuccess({ status }: ResponseDeclaration): boolean {
  return /^[123]/.test(status);
}

function statusOfOne(
  comparison: Comparison,
  operations: Operations,
  response: ResponseDeclaration,
  version: Version,
): void {
  const gone = version === "old";
  const other = `${operations[otherVersion(version)].pointer}/responses`;
  const kind = isSuccess(response) ? "success" : "error";
  comparison.add(`status ${operations.old.pointer} ${response.status} ${version}`, {
    rule: gone ? "status-removed" : `${kind}-added`,
    part: response.status,
    message: `the status ${response.status} is ${gone ? "gone" : "new"}`,
    evidence: gone ? "types" : "witness",
    old: gone ? response.pointer : other,
    new: gone ? other : response.pointer,
    witness: gone ? undefined : replyWitness(response, version, {}),
    operations: [operations.old.name],
  });
}

/** The unusual parts of a reply. */
interface ReplyParts {
  readonly media?: MediaType;
  readonly body?: unknown;
  readonly header?: readonly [ResponseHeader, unknown];
  /** A header to leave out. */
  readonly without?: ResponseHeader;
}

function replyWitness(response: ResponseDeclaration, takenBy: Version, parts: ReplyParts): ReplyWitness {
  const media = parts.media ?? response.content[0];
  const headers = response.headers.flatMap((header): [string, string][] => {
    const given = parts.header?.[0].name === header.name ? parts.header[1] : undefined;
    if ((!header.required && given === undefined) || parts.without?.name === header.name) return [];
    const text = headerText(header, given ?? first(header.schema));
    return text === undefined ? [] : [[header.name, text]];
  });
  const body = "body" in parts ? parts.body : media?.schema && first(media.schema);
  return {
    kind: "reply",
    takenBy,
    status: statusNumber(response.status),
    headers: media ? [["content-type", media.type], ...headers] : headers,
    ...(media && body !== undefined
      ? { body: typeof body === "string" && !/json/.test(media.type) ? body : JSON.stringify(body) }
      : {}),
  };
}

function first(place: Place): unknown {
  for (const value of positives([place], "reply", 1)) return value;
  return undefined;
}

function statusNumber(status: string): number {
  if (status === "default") return 500;
  return Number(status.replace("XX", "00"));
}

function headerText(header: ResponseHeader, value: unknown): string | undefined {
  const { name, explode, contentType, schema, required, pointer } = header;
  const asParameter = {
    name,
    in: "header",
    required,
    style: "simple",
    explode,
    allowReserved: false,
    allowEmptyValue: false,
    schema,
    ...(contentType === undefined ? {} : { contentType }),
    examples: [],
    deprecated: false,
    pointer,
    idempotencyToken: false,
    extensions: {},
  } as const;
  return value === undefined ? undefined : wireText(asParameter, value);
}

function compareReply(
  comparison: Comparison,
  operations: Operations,
  responses: Versions<ResponseDeclaration>,
): void {
  compareHeaders(comparison, operations, responses);
  compareLinks(comparison, operations, responses);
  for (const version of ["old", "new"] as const) {
    const others = responses[otherVersion(version)].content;
    for (const media of responses[version].content) {
      const other = takenAs(media, others);
      if (!other) mediaTypeOfOne(comparison, operations, responses, { media, version });
      else if (version === "old") compareMedia(comparison, operations, responses, { old: media, new: other });
    }
  }
}

function mediaTypeOfOne(
  comparison: Comparison,
  operations: Operations,
  responses: Versions<ResponseDeclaration>,
  { media, version }: { readonly media: MediaType; readonly version: Version },
): void {
  const gone = version === "old";
  const other = responses[otherVersion(version)].pointer;
  const { status } = responses[version];
  comparison.add(`reply ${media.pointer} ${other} ${version}`, {
    rule: gone ? "reply-media-type-removed" : "reply-media-type-added",
    part: `${status} body`,
    message: `the body of ${status} ${gone ? "no longer comes" : "may now come"} as \`${media.type}\``,
    evidence: "witness",
    old: gone ? media.pointer : other,
    new: gone ? other : media.pointer,
    witness: replyWitness(responses[version], version, { media }),
    operations: [operations.old.name],
  });
}

function compareMedia(
  comparison: Comparison,
  operations: Operations,
  responses: Versions<ResponseDeclaration>,
  medias: Versions<MediaType>,
): void {
  addSchemaChanges({
    comparison,
    operation: operations.old.name,
    direction: "reply",
    part: `${responses.old.status} body`,
    schemas: { old: [schemaOf(medias.old)], new: [schemaOf(medias.new)] },
    scope: "json",
    prove: (version, value) =>
      replyWitness(responses[version], version, { media: medias[version], body: value }),
  });
}

function compareHeaders(
  comparison: Comparison,
  operations: Operations,
  responses: Versions<ResponseDeclaration>,
): void {
  const named = (headers: readonly ResponseHeader[], name: string) =>
    headers.find((header) => header.name.toLowerCase() === name.toLowerCase());
  for (const old of responses.old.headers) {
    const fresh = named(responses.new.headers, old.name);
    if (fresh) compareHeader(comparison, operations, responses, { old, new: fresh });
    else headerOfOne(comparison, operations, responses, { header: old, version: "old" });
  }
  for (const fresh of responses.new.headers)
    if (!named(responses.old.headers, fresh.name))
      headerOfOne(comparison, operations, responses, { header: fresh, version: "new" });
}

function headerOfOne(
  comparison: Comparison,
  operations: Operations,
  responses: Versions<ResponseDeclaration>,
  { header, version }: { readonly header: ResponseHeader; readonly version: Version },
): void {
  const gone = version === "old";
  const other = responses[otherVersion(version)].pointer;
  const part = `${responses[version].status} header.${header.name}`;
  const places = {
    old: gone ? header.pointer : other,
    new: gone ? other : header.pointer,
    operations: [operations.old.name],
  };
  comparison.add(`header ${header.pointer} ${other} ${version}`, {
    rule: gone ? "reply-part-removed" : "reply-part-added",
    part,
    message: `the header \`${header.name}\` is ${gone ? "gone" : "new"}`,
    evidence: gone && header.required ? "witness" : "types",
    ...places,
    witness: gone && header.required ? replyWitness(responses.new, "new", {}) : undefined,
  });
  if (gone || !header.required) return;
  comparison.add(`header ${header.pointer} ${other} required`, {
    rule: "reply-narrowed",
    part,
    message: `the header \`${header.name}\` must now be there`,
    evidence: "witness",
    keyword: "required",
    ...places,
    witness: replyWitness(responses.old, "old", {}),
  });
}

function compareHeader(
  comparison: Comparison,
  operations: Operations,
  responses: Versions<ResponseDeclaration>,
  headers: Versions<ResponseHeader>,
): void {
  const { old, new: fresh } = headers;
  const part = `${responses.old.status} header.${old.name}`;
  if (old.required !== fresh.required) {
    const version: Version = fresh.required ? "old" : "new";
    comparison.add(`header ${old.pointer} ${fresh.pointer} ${version}`, {
      rule: fresh.required ? "reply-narrowed" : "reply-part-optional",
      part,
      message: `the header \`${old.name}\` ${fresh.required ? "must now be there" : "may now be absent"}`,
      evidence: "witness",
      keyword: "required",
      old: old.pointer,
      new: fresh.pointer,
      witness: replyWitness(responses[version], version, { without: headers[version] }),
      operations: [operations.old.name],
    });
  }
  addSchemaChanges({
    comparison,
    operation: operations.old.name,
    direction: "reply",
    part,
    schemas: { old: [old.schema], new: [fresh.schema] },
    scope: "text",
    isRead: (version, value) => headerReads(headers, version, value),
    prove: (version, value) =>
      replyWitness(responses[version], version, { header: [headers[version], value] }),
  });
}

/** True if the other version accepts the same text of a header's value, as any value. */
function headerReads(headers: Versions<ResponseHeader>, version: Version, value: unknown): boolean {
  const to = headers[otherVersion(version)];
  const text = headerText(headers[version], value);
  if (text === undefined) return true;
  return [...readingsOf(value, ""), text].some(
    (reading) => headerText(to, reading) === text && keeps([to.schema], reading, "reply"),
  );
}
