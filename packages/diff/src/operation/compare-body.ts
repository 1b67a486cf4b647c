import { bodyOf } from "@callsheet/conformance/generate";
import type { MediaType, RequestBody } from "@callsheet/document";
import { keeps } from "../schema/judge.ts";
import { otherVersion, type Version, type Versions } from "../schema/versions.ts";
import { callValues, isCallable, isTextBody, readingsOf, requestWitness, withBody } from "./call.ts";
import { compareEncodings } from "./compare-encodings.ts";
import type { Comparison, Operations } from "./comparison.ts";
import { schemaOf } from "./media-schema.ts";
import { addSchemaChanges } from "./schema-drafts.ts";

const options = { seed: 1, fuzz: 0 };

/** Compares the body of an operation: whether it is required, its media types and their schemas. */
export function compareBody(comparison: Comparison, operations: Operations): void {
  const { old, new: fresh } = { old: operations.old.body, new: operations.new.body };
  if (!old && !fresh) return;
  const required = { old: old?.required ?? false, new: fresh?.required ?? false };
  if (required.old !== required.new) requiredChange(comparison, operations, required.new ? "old" : "new");
  if (!old || !fresh) {
    const gone = old !== undefined;
    const body = (old ?? fresh) as RequestBody;
    comparison.add(`body ${body.pointer} ${gone ? "removed" : "added"}`, {
      rule: gone ? "request-part-removed" : "request-part-added",
      part: "body",
      message: gone ? "the body is no longer read" : "a body is read",
      evidence: "types",
      old: gone ? body.pointer : operations.old.pointer,
      new: gone ? operations.new.pointer : body.pointer,
      operations: [operations.old.name],
    });
    return;
  }
  compareMediaTypes(comparison, operations, { old, new: fresh });
}

function requiredChange(comparison: Comparison, operations: Operations, version: Version): void {
  const values = callValues(operations, version);
  const witness = requestWitness(operations[version], values && withBody(values, undefined), version);
  if (!witness && isCallable(operations[version])) return;
  const rule = version === "old" ? "request-narrowed" : "request-part-optional";
  const pointer = (which: Version) => operations[which].body?.pointer ?? operations[which].pointer;
  comparison.add(`body ${pointer("old")} ${pointer("new")} ${rule}`, {
    rule,
    part: "body",
    message: version === "old" ? "the body must now be there" : "the body may now be absent",
    evidence: witness ? "witness" : "structure",
    keyword: "required",
    old: pointer("old"),
    new: pointer("new"),
    witness,
    operations: [operations.old.name],
  });
}

function compareMediaTypes(
  comparison: Comparison,
  operations: Operations,
  bodies: Versions<RequestBody>,
): void {
  for (const version of ["old", "new"] as const)
    for (const media of bodies[version].content) {
      const other = takenAs(media, bodies[otherVersion(version)].content);
      if (!other) mediaTypeOfOne(comparison, operations, media, version);
      else if (version === "old") compareMedia(comparison, operations, { old: media, new: other });
    }
}

/** The declaration that applies to a body of a media type: its own, else a range, the narrowest first. */
export function takenAs({ type }: MediaType, content: readonly MediaType[]): MediaType | undefined {
  const exact = content.find((one) => one.type.toLowerCase() === type.toLowerCase());
  if (exact) return exact;
  const name = essence(type);
  const ranges = [name, `${name.split("/", 1)[0]}/*`, "*/*"];
  for (const range of ranges) {
    const found = content.find((one) => essence(one.type) === range);
    if (found) return found;
  }
  return undefined;
}

function essence(type: string): string {
  return (type.split(";", 1)[0] ?? "").trim().toLowerCase();
}

function mediaTypeOfOne(
  comparison: Comparison,
  operations: Operations,
  media: MediaType,
  version: Version,
): void {
  const values = callValues(operations, version);
  const body = bodyOf(operations[version], media, options);
  const witness =
    body && values ? requestWitness(operations[version], withBody(values, body), version) : undefined;
  const gone = version === "old";
  const other = operations[otherVersion(version)].body?.pointer ?? "";
  comparison.add(`body ${media.pointer} ${version}`, {
    rule: gone ? "request-media-type-removed" : "request-media-type-added",
    part: "body",
    message: `the body may ${gone ? "no longer" : "now"} be of the media type \`${media.type}\``,
    evidence: witness ? "witness" : "structure",
    old: gone ? media.pointer : `${other}/content`,
    new: gone ? `${other}/content` : media.pointer,
    witness,
    operations: [operations.old.name],
  });
}

function compareMedia(comparison: Comparison, operations: Operations, medias: Versions<MediaType>): void {
  compareEncodings(comparison, operations, medias);
  const schemas = { old: [schemaOf(medias.old)], new: [schemaOf(medias.new)] };
  const isText = isTextBody(medias.old);
  addSchemaChanges({
    comparison,
    operation: operations.old.name,
    direction: "request",
    part: "body",
    schemas,
    scope: isText ? "text" : "json",
    ...(isText
      ? {
          isRead: (version: Version, value: unknown) =>
            readingsOf(value, "").some((reading) =>
              keeps(schemas[otherVersion(version)], reading, "request"),
            ),
        }
      : {}),
    isCallable: (version) => isCallable(operations[version]),
    prove: (version, value) => {
      const values = callValues(operations, version);
      return requestWitness(
        operations[version],
        values && withBody(values, { media: medias[version], value }),
        version,
      );
    },
  });
}
