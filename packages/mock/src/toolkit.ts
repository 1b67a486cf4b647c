import { directionView, isObject, type Place } from "@callsheet/document";
import type { Violation } from "@callsheet/protocol";

/** Judges values by schemas and makes values from them. */
export interface Toolkit {
  /** The broken rules of a value; none when it is valid. */
  check(place: Place, value: unknown): readonly Violation[];
  /**
   * Makes a value of a reply that satisfies its schema.
   *
   * @throws Error when the schema allows no value, or none is found.
   */
  make(place: Place, options: MakeOptions): unknown;
}

/** How to make a value. */
export interface MakeOptions {
  /** The same seed gives the same value. */
  readonly seed: string;
  /** The name of the value's holder, such as a header. */
  readonly name?: string;
  /** Dates are near this one. Default: today. */
  readonly now?: Date;
}

let toolkit: Toolkit | undefined;
let loading: Promise<Toolkit> | undefined;

/** Loads the toolkit once, which takes a fifth of a second. */
export function loadToolkit(): Promise<Toolkit> {
  loading ??= load().then((loaded) => {
    toolkit = loaded;
    return loaded;
  });
  return loading;
}

/** The toolkit, if it is already loaded. */
export function loadedToolkit(): Toolkit | undefined {
  return toolkit;
}

async function load(): Promise<Toolkit> {
  const { checkFor, exampleValue } = await import("@callsheet/conformance/generate");
  return {
    check: (place, value) =>
      checkFor(place)(value).map(({ rule, parentSchema, params, ...violation }) => {
        return { ...violation, schemaPath: rule, params: { ...boundsOf(parentSchema), ...params } };
      }),
    make: (place, options) => exampleValue(place, { ...options, realistic: true }),
  };
}

const BOUNDS = ["minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum"];

/** Both bounds of a schema: a message about one of them names the other, too. */
function boundsOf(schema: unknown): Record<string, unknown> {
  if (!isObject(schema)) return {};
  return Object.fromEntries(
    BOUNDS.filter((name) => Object.hasOwn(schema, name)).map((name) => [name, schema[name]]),
  );
}

/** A schema as replies see it: members marked `writeOnly` are not required. */
export function asReply(place: Place): Place {
  return { ...place, document: directionView(place.document, "reply") };
}
