import { type Place, type ResponseHeader, Shape } from "@callsheet/document";
import { itemPlaces } from "../generate/base-value.ts";
import { isJsonType } from "./reply.ts";

/**
 * A header's text read as the type that its schema names: JSON where its `content` says so, else a value, a list or an object in the
 * style `simple`. What cannot be read is the text itself, which the schema then refuses.
 */
export function readHeader({ schema, explode, contentType }: ResponseHeader, text: string): unknown {
  if (contentType === undefined) return readText([schema], text, explode);
  if (!isJsonType(contentType)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function readText(places: readonly Place[], text: string, explode: boolean): unknown {
  const shape = new Shape(places);
  if (!shape.rule("type") || shape.types.has("string")) return text;
  if (shape.types.has("array"))
    return text.split(",").map((item, index) => readText(itemPlaces(shape, index), item.trim(), explode));
  if (shape.types.has("object")) return readObject(shape, text, explode);
  if (shape.types.has("boolean") && (text === "true" || text === "false")) return text === "true";
  return shape.types.has("integer") && text.trim() !== "" && Number.isFinite(Number(text))
    ? Number(text)
    : text;
}

/** `a=1,b=2` if each member is a pair, else `a,1,b,2`. */
function readObject(shape: Shape, text: string, explode: boolean): unknown {
  const parts = text.split(explode ? /[,=]/ : ",").map((part) => part.trim());
  const properties = shape.properties();
  const names = parts.filter((_, index) => index % 2 === 0);
  return Object.fromEntries(
    names.map((name, index) => [
      name,
      readText(properties.get(name) ?? [], parts[2 * index + 1] ?? "", explode),
    ]),
  );
}
