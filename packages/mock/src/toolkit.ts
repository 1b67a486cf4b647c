import { directionView, isObject, type Place } from "@callsheet/document";
import type { Violation } from "@callsheet/protocol";

/** What judges values by schemas and makes values from them. */
export interface Toolkit {
  /** The broken rules of a value; none when it is valid. */
  check(place: Place, value: unknown): readonly Violation[];
  /**
   * Makes a value of a reply. The same seed gives the same value.
   *
   * @throws Error when the schema allows no value, or none can be found.
   */
  make(place: Place, seed: string): unknown;
}

let toolkit: Toolkit | undefined;
let loading: Promise<Toolkit> | undefined;

/** Loads what judges and makes values, once; that takes a fifth of a second. */
export function loadToolkit(): Promise<Toolkit> {
  loading ??= load().then((loaded) => {
    toolkit = loaded;
    return loaded;
  });
  return loading;
}

/** The toolkit, where it is loaded already. */
export function loadedToolkit(): Toolkit | undefined {
  return toolkit;
}

async function load(): Promise<Toolkit> {
  const [{ arbitraryValue, checkFor, createRandom }, { sample }] = await Promise.all([
    import("@callsheet/conformance/generate"),
    import("fast-check"),
  ]);
  const check = (place: Place, value: unknown): Violation[] =>
    checkFor(place)(value).map(({ rule, keyword, instancePath, message, params, parentSchema }) => {
      return {
        schemaPath: rule,
        keyword,
        instancePath,
        message,
        params: { ...boundsOf(parentSchema), ...params },
      };
    });
  return {
    check,
    make(place, seed) {
      const number = hash(seed);
      const generating = { random: createRandom(number, "mock"), direction: "response", inside: [] } as const;
      const [value] = sample(arbitraryValue([asReply(place)], generating), { seed: number, numRuns: 1 });
      return value;
    },
  };
}

const BOUNDS = ["minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum"];

/** Both bounds of a schema: words about one of them name the other, too. */
function boundsOf(schema: unknown): Record<string, unknown> {
  if (!isObject(schema)) return {};
  return Object.fromEntries(
    BOUNDS.filter((name) => Object.hasOwn(schema, name)).map((name) => [name, schema[name]]),
  );
}

/** A schema as replies have it: members marked `writeOnly` are not required. */
export function asReply(place: Place): Place {
  return { ...place, document: directionView(place.document, "reply") };
}

/** A whole number made from a text (FNV-1a). */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value | 0;
}
