import { isJson } from "./bodies/json.ts";
import type { Content, Message } from "./message-descriptor.ts";
import type { Operation } from "./operation.ts";

const json: readonly Content[] = [{ type: "application/json", form: "json" }];

/** The media types of a body, the preferred one first. */
export function contentsOf({ contents }: Message): readonly Content[] {
  return contents?.length ? contents : json;
}

/** A media type without its parameters, in lower case. */
export function essenceOf(type: string): string {
  const end = type.indexOf(";");
  return (end < 0 ? type : type.slice(0, end)).trim().toLowerCase();
}

/** True when a message has a member `contentType`: its body may be of several media types. */
export function hasContentType(message: Message): boolean {
  const contents = contentsOf(message);
  return message.body !== undefined && (contents.length > 1 || contents[0]?.type.includes("*") === true);
}

/**
 * The content that a `Content-Type` names: by the type itself, by `type/*`, or by any. Parameters do not
 * count. Where nothing matches, another kind of JSON, such as `application/problem+json`, is read as the
 * declared JSON.
 */
export function matchContent(contents: readonly Content[], type: string): Content | undefined {
  const essence = essenceOf(type);
  const wanted = [essence, `${essence.split("/", 1)[0]}/*`, "*/*"];
  for (const range of wanted) {
    const content = contents.find((one) => essenceOf(one.type) === range);
    if (content) return content;
  }
  return isJson(essence) ? contents.find(({ form }) => form === "json") : undefined;
}

/**
 * A client's `Accept`: the media types of all outcomes, those of success first; undefined when no outcome has
 * a body.
 */
export function acceptOf({ outcomes }: Operation): string | undefined {
  const bodies = outcomes.filter(({ body }) => body !== undefined);
  const types = bodies.flatMap((outcome) => contentsOf(outcome).map(({ type }) => essenceOf(type)));
  return types.length ? [...new Set(types)].join(", ") : undefined;
}

interface Range {
  readonly type: string;
  readonly quality: number;
}

/**
 * The content that suits an `Accept` header best; of several, the one declared first. Undefined: none is
 * acceptable. A header that is absent or empty accepts everything.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-accept
 */
export function chooseContent(contents: readonly Content[], accept: string | undefined): Content | undefined {
  const ranges = (accept ?? "")
    .split(",")
    .map(readRange)
    .filter(({ type }) => type !== "");
  if (ranges.length === 0) return contents[0];
  let best: { content: Content; quality: number } | undefined;
  for (const content of contents) {
    const quality = qualityOf(essenceOf(content.type), ranges);
    if (quality > (best?.quality ?? 0)) best = { content, quality };
  }
  return best?.content;
}

function readRange(text: string): Range {
  const quality = /;\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*(?:;|$)/i.exec(text)?.[1];
  return { type: essenceOf(text), quality: quality === undefined ? 1 : Number(quality) };
}

/**
 * The quality that the most specific range gives a type. A type declared as a range suits whatever it
 * overlaps.
 */
function qualityOf(type: string, ranges: readonly Range[]): number {
  const [main = ""] = type.split("/", 1);
  const wanted = [type, `${main}/*`, "*/*"];
  for (const range of wanted) {
    const hit = ranges.find((one) => one.type === range);
    if (hit) return hit.quality;
  }
  const isInside = (one: Range) => type === "*/*" || (type.endsWith("/*") && one.type.startsWith(`${main}/`));
  return Math.max(0, ...ranges.filter(isInside).map(({ quality }) => quality));
}
