import { type ApiOperation, isObject, own, Shape, sameJson } from "@callsheet/document";
import type { Exchange } from "../wire/exchange.ts";
import { isJsonType, mediaTypeOf, type Reply, textOf } from "../wire/reply.ts";
import type { WireRequest } from "../wire/request.ts";
import { producedId } from "./producer.ts";

/** Names of members that a service changes by itself. */
const OWN = /^(?:id|etag|rev|revision|version)$|(?:Id|_id|At|_at|Date|_date)$/;

/**
 * What an answer says against one that came before it, as the rest of a sentence; undefined when nothing
 * does.
 */
export type Looks = (reply: Reply, before: readonly Exchange[], request: WireRequest) => string | undefined;

/**
 * What was sent and acknowledged is still so: members of the earlier request that its answer, if it has a
 * body, repeats.
 */
export function keepsWhatWasSent(from: number): Looks {
  return (reply, before) => {
    const earlier = before[from];
    const sent = earlier && jsonOf(earlier.request.body);
    const now = parsed(reply);
    if (!earlier || !isObject(sent) || !isObject(now)) return undefined;
    const acknowledged = earlier.reply.body.length > 0 ? parsed(earlier.reply) : sent;
    if (!isObject(acknowledged)) return undefined;
    const lost = Object.entries(sent).find(
      ([name, value]) =>
        !OWN.test(name) &&
        isScalar(value) &&
        Object.hasOwn(now, name) &&
        sameJson(own(acknowledged, name), value) &&
        !sameJson(own(now, name), value),
    );
    return (
      lost &&
      `shows ${lost[0]} as ${shown(own(now, lost[0]))}, though ${shown(lost[1])} was taken just before`
    );
  };
}

/**
 * The list, or the one list of an object around it, has the thing that an earlier answer made, or lacks it.
 */
export function lists(
  made: { readonly from: number; readonly pointer: string },
  wanted: boolean,
  because: string,
): Looks {
  return (reply, before) => {
    const maker = before[made.from];
    const id = maker && producedId(maker.reply, made.pointer);
    const items = listOf(parsed(reply));
    if (id === undefined || items === undefined || (wanted && items.length >= FULL)) return undefined;
    const name = made.pointer.split("/").at(-1) ?? "";
    const has = items.some((item) => isObject(item) && String(own(item, name)) === String(id));
    return has === wanted ? undefined : `${has ? "lists" : "does not list"} what ${because}`;
  };
}

/** A list of so many may be the first page of more. */
const FULL = 10;

function listOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  const inner = isObject(value) ? Object.values(value).filter((member) => Array.isArray(member)) : [];
  return inner.length === 1 ? (inner[0] as unknown[]) : undefined;
}

/**
 * Numbers, truth values and words of an enum come back as they were sent, where the answer of a write has
 * them.
 */
export function echoes({ responses }: ApiOperation): Looks {
  const success = responses.find(({ status }) => /^2/.test(status));
  const schema = success?.content.find(({ type }) => isJsonType(type.split(";")[0] ?? ""))?.schema;
  const members = new Shape(schema ? [schema] : []).properties();
  return (reply, _, request) => {
    const sent = jsonOf(request.body);
    const made = parsed(reply);
    if (!isObject(sent) || !isObject(made)) return undefined;
    const changed = Object.entries(sent).find(([name, value]) => {
      const shape = new Shape(members.get(name) ?? []);
      const isPlain = typeof value !== "string" || shape.values() !== undefined;
      const isOwn = OWN.test(name) || shape.rules("readOnly").some((rule) => rule.value === true);
      const answered = own(made, name);
      const differs = typeof answered === typeof value && !sameJson(answered, value);
      return members.has(name) && isScalar(value) && isPlain && !isOwn && differs;
    });
    return (
      changed &&
      `answers with ${shown(own(made, changed[0]))} as ${changed[0]}, though ${shown(changed[1])} was sent`
    );
  };
}

function isScalar(value: unknown): boolean {
  return ["string", "number", "boolean"].includes(typeof value);
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? "nothing").slice(0, 60);
}

function jsonOf(body: WireRequest["body"]): unknown {
  try {
    return typeof body === "string" ? JSON.parse(body) : undefined;
  } catch {
    return undefined;
  }
}

function parsed(reply: Reply): unknown {
  if (!isJsonType(mediaTypeOf(reply))) return undefined;
  try {
    return JSON.parse(textOf(reply));
  } catch {
    return undefined;
  }
}
