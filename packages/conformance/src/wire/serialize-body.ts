import { isObject, type JsonObject, type MediaType } from "@callsheet/document";
import { escapeUri } from "@callsheet/protocol";
import { isJsonType } from "./reply.ts";
import { scalarText, serializePairs } from "./serialize-parameter.ts";

/** A body ready to be sent. */
export interface SerializedBody {
  readonly type: string;
  readonly body: string;
}

const BOUNDARY = "callsheet-conformance-boundary";

/** How the values of a media type are serialized, or undefined when no body of that type can be made. */
export function bodyForm(type: string): "json" | "form" | "multipart" | "text" | undefined {
  const [name = ""] = type.toLowerCase().split(";");
  if (isJsonType(name) || name === "*/*" || name === "application/*") return "json";
  if (name === "application/x-www-form-urlencoded") return "form";
  if (name === "multipart/form-data") return "multipart";
  return name.startsWith("text/") && name !== "text/xml" ? "text" : undefined;
}

/** Serializes a value as a body of a media type; undefined when the type is unknown here. */
export function serializeBody(media: MediaType, value: unknown): SerializedBody | undefined {
  switch (bodyForm(media.type)) {
    case "json":
      return {
        type: media.type.includes("*") ? "application/json" : media.type,
        body: JSON.stringify(value) ?? "",
      };
    case "form":
      return { type: media.type, body: typeof value === "string" ? value : formBody(media, value) };
    case "multipart":
      return { type: `multipart/form-data; boundary=${BOUNDARY}`, body: multipartBody(value) };
    case "text":
      return { type: media.type.includes("*") ? "text/plain" : media.type, body: scalarText(value) };
    default:
      return typeof value === "string"
        ? { type: media.type.includes("*") ? "application/octet-stream" : media.type, body: value }
        : undefined;
  }
}

function formBody({ encoding }: MediaType, value: unknown): string {
  return Object.entries(isObject(value) ? value : {})
    .flatMap(([name, item]) => fieldPairs(name, item, encoding[name]))
    .map((pair) => pair.join("="))
    .join("&");
}

/** The pairs of one field: in the style that its encoding names; else one for each value, objects as JSON. */
function fieldPairs(name: string, item: unknown, encoding: unknown): [string, string][] {
  const { style, explode, allowReserved } = isObject(encoding) ? encoding : ({} as JsonObject);
  if (style !== undefined || explode !== undefined || allowReserved !== undefined) {
    const named = typeof style === "string" ? style : "form";
    return serializePairs(
      {
        name,
        style: named,
        explode: explode === undefined ? named === "form" : explode === true,
        allowReserved: allowReserved === true,
      },
      item,
    );
  }
  return (Array.isArray(item) ? item : [item]).map((one) => [escapeUri(name), escapeUri(scalarText(one))]);
}

function multipartBody(value: unknown): string {
  const parts = Object.entries(isObject(value) ? value : {}).flatMap(([name, item]) =>
    (Array.isArray(item) ? item : [item]).map((one) => {
      const type = isObject(one) ? "\r\ncontent-type: application/json" : "";
      const safe = name.replaceAll(
        /["\r\n]/g,
        (character) => `%${character.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`,
      );
      return `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${safe}"${type}\r\n\r\n${scalarText(one)}\r\n`;
    }),
  );
  return `${parts.join("")}--${BOUNDARY}--\r\n`;
}
