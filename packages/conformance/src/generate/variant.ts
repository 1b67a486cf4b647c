import type { Place, Rule } from "@callsheet/document";
import type { Random } from "./random.ts";
import type { Scenario } from "./scenario.ts";

/** One value made from a schema, and what it is about. */
export interface Variant {
  readonly value: unknown;
  /** The place in the value, then what: `["channelArn", "maxLength", "above"]`. */
  readonly label: readonly string[];
  /** The keyword that the value satisfies at its edge or breaks. */
  readonly keyword: string;
  /** JSON pointer of the schema with the keyword. */
  readonly pointer: string;
  /** Its coverage scenario of Schemathesis, by its name there. */
  readonly scenario: Scenario;
}

/** Shared by generators while they walk one schema. */
export interface Generating {
  readonly random: Random;
  /** Members marked readOnly are left out of requests, those marked writeOnly out of replies. */
  readonly direction: "request" | "response";
  /** Pointers of the schemas that the walk is currently inside: recursion ends at the second visit. */
  readonly inside: readonly string[];
  /**
   * True to make a few small variants, members in random order, if one is picked at random. Default: false.
   */
  readonly light?: boolean;
}

/** Makes the variants of a value inside another. */
export type Vary = (places: readonly Place[], base: unknown, generating: Generating) => Generator<Variant>;

/** A variant of the current value itself. */
export function variant(
  value: unknown,
  rule: { keyword: string; place: Place } | Rule,
  label: string,
  scenario: Scenario,
): Variant {
  return {
    value,
    label: [rule.keyword, label],
    keyword: rule.keyword,
    pointer: rule.place.pointer,
    scenario,
  };
}

/** The walk one level further in, or undefined when the schema contains itself and was walked before. */
export function enter(generating: Generating, places: readonly Place[]): Generating | undefined {
  const pointers = places.map(({ pointer }) => pointer);
  const visits = generating.inside.filter((pointer) => pointers.includes(pointer)).length;
  if (visits > 0 || generating.inside.length > 400) return undefined;
  return { ...generating, inside: [...generating.inside, ...pointers] };
}
