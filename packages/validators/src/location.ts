import { escapeStep } from "@callsheet/protocol/json-pointer";
/** A part of a schema: its place, and which part of the value it is about. */
export interface Location {
  readonly schemaPath: string;
  readonly instancePath: string;
  /** The last report at this place: most often it is repeated. */
  readonly reports: Report[];
}

/** The parts of a violation that do not depend on the value. */
export interface Report {
  readonly keyword: string;
  readonly expected: unknown;
  readonly other: unknown;
  readonly schemaPath: string;
  readonly message: string;
}

/**
 * The parts of the schema behind one generated check. The first entry is the place of the schema itself, if
 * it has a name, or nothing. The others are names of properties, and JSON pointers relative to the schema.
 * Each is read when it is first needed.
 */
export type Locations = (string | Location)[];

/** How many steps a keyword takes in a pointer into a schema, for keywords that take more than one. */
const pairs = new Set(["allOf", "anyOf", "oneOf", "dependentSchemas", "patternProperties", "$defs"]);
const members = new Set(["properties", "prefixItems"]);

/** The part at an index; 0 is the schema itself. */
export function locate(locations: Locations, index: number): Location {
  const known = locations[index];
  if (typeof known === "object") return known;
  const location = read(index > 0 ? locate(locations, 0).schemaPath : "", known ?? "", index);
  locations[index] = location;
  return location;
}

function read(base: string, entry: string, index: number): Location {
  if (index === 0) return { schemaPath: entry, instancePath: "", reports: [] };
  if (entry !== "" && !entry.startsWith("/")) {
    const step = `/${escapeStep(entry)}`;
    return { schemaPath: `${base}/properties${step}`, instancePath: step, reports: [] };
  }
  return { schemaPath: base + entry, instancePath: instancePathOf(entry), reports: [] };
}

/** The steps into the value that a pointer into a schema determines; the others depend on the value. */
function instancePathOf(pointer: string): string {
  const steps = pointer.split("/").slice(1);
  let path = "";
  for (let i = 0; i < steps.length; i++) {
    const keyword = steps[i] ?? "";
    if (members.has(keyword)) path += `/${steps[++i]}`;
    else if (pairs.has(keyword)) i++;
  }
  return path;
}
