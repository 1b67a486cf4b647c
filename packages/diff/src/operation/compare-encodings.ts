import { bodyForm, serializeBody } from "@callsheet/conformance/generate";
import { isObject, type JsonObject, type MediaType, ownObject, pointerStep } from "@callsheet/document";
import { keeps } from "../schema/judge.ts";
import { positives } from "../schema/make-value.ts";
import type { Versions } from "../schema/versions.ts";
import { callValues, requestWitness, withBody } from "./call.ts";
import type { Comparison, Operations } from "./comparison.ts";
import { schemaOf } from "./media-schema.ts";

/** One field of a form in both versions. */
interface Field {
  readonly name: string;
  readonly medias: Versions<MediaType>;
  readonly encodings: Versions<JsonObject>;
}

/** Compares how the fields of a form are written: their styles, and the media types of parts. */
export function compareEncodings(
  comparison: Comparison,
  operations: Operations,
  medias: Versions<MediaType>,
): void {
  const form = bodyForm(medias.old.type);
  if (form !== "form" && form !== "multipart") return;
  const names = new Set([...Object.keys(medias.old.encoding), ...Object.keys(medias.new.encoding)]);
  for (const name of names) {
    const encodings = {
      old: ownObject(medias.old.encoding, name),
      new: ownObject(medias.new.encoding, name),
    };
    const field = { name, medias, encodings };
    if (form === "form") compareStyle(comparison, operations, field);
    else compareType(comparison, operations, field);
  }
}

/** Values that show that the styles differ: one of them is written differently. */
const mostTried = 60;

function compareStyle(comparison: Comparison, operations: Operations, field: Field): void {
  const { name, medias } = field;
  for (const value of positives([schemaOf(medias.old)], "request", mostTried)) {
    if (!isObject(value) || value[name] === undefined) continue;
    const [before, after] = [textOf(field, "old", value), textOf(field, "new", value)];
    if (before === after || !keeps([schemaOf(medias.new)], value, "request")) continue;
    const values = callValues(operations, "old");
    const witness = requestWitness(
      operations.old,
      values && withBody(values, { media: medias.old, value }),
      "old",
    );
    if (!witness) continue;
    const message = `the field \`${name}\` of the body is written as \`${after}\` instead of \`${before}\``;
    comparison.add(`encoding ${medias.old.pointer} ${name} style`, {
      ...placesOf(operations, field),
      message,
      evidence: "witness",
      witness,
    });
    return;
  }
}

/** What a field by itself looks like in a form. */
function textOf(
  { name, medias, encodings }: Field,
  version: keyof Versions<unknown>,
  value: JsonObject,
): string {
  const media = { ...medias[version], encoding: { [name]: encodings[version] } };
  return serializeBody(media, { [name]: value[name] })?.body ?? "";
}

function compareType(comparison: Comparison, operations: Operations, field: Field): void {
  const { encodings, medias, name } = field;
  const { old, new: fresh } = { old: encodings.old.contentType, new: encodings.new.contentType };
  if (old === fresh || (old === undefined && fresh === undefined)) return;
  const told = (type: unknown) => (type === undefined ? "the type that its schema gives it" : `\`${type}\``);
  comparison.add(`encoding ${medias.old.pointer} ${name} type`, {
    ...placesOf(operations, field),
    message: `the part \`${name}\` of the body is of ${told(fresh)} (was ${told(old)})`,
    evidence: "structure",
  });
}

function placesOf(operations: Operations, { name, medias, encodings }: Field) {
  const at = (version: keyof Versions<unknown>) => {
    const step = Object.keys(encodings[version]).length > 0 ? `/encoding${pointerStep(name)}` : "";
    return medias[version].pointer + step;
  };
  return {
    rule: "request-serialization" as const,
    part: `body.${name}`,
    old: at("old"),
    new: at("new"),
    operations: [operations.old.name],
  };
}
