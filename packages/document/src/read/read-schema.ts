import { isObject, own } from "../json/json.ts";
import type { Located } from "../reference/follow-reference.ts";
import type { Place, Schema, SchemaDocument } from "../schema/place.ts";

/**
 * The schema under a located value, as a place; references stay, because a rule's place is where it is
 * written.
 */
export function readSchema(document: SchemaDocument, holder: Located, keyword = "schema"): Place | undefined {
  const schema = isObject(holder.value) ? own(holder.value, keyword) : undefined;
  if (typeof schema !== "boolean" && !isObject(schema)) return undefined;
  return { document, schema: schema as Schema, pointer: `${holder.pointer}/${keyword}` };
}
