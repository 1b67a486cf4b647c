import type { MediaType, Place } from "@callsheet/document";

/** The schema of a media type; without one it accepts anything. */
export function schemaOf({ schema, pointer }: MediaType, holder?: Place): Place {
  return schema ?? { document: holder?.document ?? NOWHERE, schema: true, pointer };
}

const NOWHERE = { name: "", root: {} };
