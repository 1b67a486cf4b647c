import { isObject, type Place, Shape, unescapeStep } from "@callsheet/document";
import { isValid } from "../../schema/validator.ts";
import { attempt } from "../attempt.ts";
import {
  additionalPlaces,
  baseValue,
  define,
  hidden,
  itemPlaces,
  memberName,
  UnsatisfiableError,
  withBranch,
} from "../base-value.ts";
import { numberRules } from "../numbers.ts";
import type { Random } from "../random.ts";
import { anyString, keepsRules, stringRules } from "../strings.ts";
import { enter, type Generating } from "../variant.ts";
import { formattedText } from "./formatted-text.ts";
import { namedNumber } from "./named-number.ts";
import { type Naming, namedText } from "./named-text.ts";
import { patternText } from "./pattern-text.ts";
import { words } from "./words.ts";

/** How many members and items one value may have, so that no schema takes long. */
const MOST_PARTS = 400;
const DEEPEST_OPTIONAL = 5;
const DAY = 86_400_000;

/** What values are made for. */
export interface RealisticOptions {
  readonly direction?: "request" | "reply";
  readonly name?: string;
  readonly now?: Date;
}

/** Makes familiar values from a schema; the caller checks them by the schema. */
export class RealisticValues {
  private readonly random: Random;
  private readonly now: number;
  private readonly direction: Generating["direction"];
  private readonly name: string | undefined;
  private parts = 0;

  constructor(random: Random, { now, direction = "reply", name }: RealisticOptions) {
    this.random = random;
    this.now = now?.getTime() ?? Math.floor(Date.now() / DAY) * DAY + DAY / 2;
    this.direction = direction === "reply" ? "response" : "request";
    this.name = name;
  }

  value(place: Place): unknown {
    const generating: Generating = { random: this.random, direction: this.direction, inside: [] };
    const name = this.name ?? nameAt(place.pointer);
    return this.make([place], generating, { name, holder: name, now: this.now, random: this.random });
  }

  private make(places: readonly Place[], generating: Generating, naming: Naming): unknown {
    const shape = new Shape(places);
    const given = this.given(shape);
    if (given !== undefined) return given;
    const [group] = shape.alternatives();
    if (group) return this.branch(shape, group, { generating, naming });
    if (!shape.rule("type") && shape.places.every(({ schema }) => isEmpty(schema))) return namedText(naming);
    const type = this.typeOf(shape);
    switch (type) {
      case "string":
        return this.text(shape, naming);
      case "integer":
      case "number":
        return (
          namedNumber(numberRules(shape, type === "integer" || !shape.types.has("number")), naming) ??
          baseValue(places, generating)
        );
      case "boolean":
        return /delet|disabl|archiv|error|fail|suspend|locked/i.test(naming.name)
          ? false
          : this.random.next() < 0.8;
      case "array":
        return this.list(shape, generating, naming);
      case "object":
        return this.object(shape, generating, naming);
      default:
        return null;
    }
  }

  /** A value from the document itself. */
  private given(shape: Shape): unknown {
    const values = shape.values();
    if (values) {
      if (values.length === 0) throw new UnsatisfiableError("no value is left by enum and const");
      return this.random.pick(values);
    }
    const offered = ["examples", "example", "default"].flatMap((keyword) =>
      shape
        .rules(keyword)
        .flatMap(({ value }) => (keyword === "examples" && Array.isArray(value) ? value : [value])),
    );
    const valid = offered.filter(
      (value) => value !== null && shape.places.every((place) => isValid(place, value)),
    );
    return valid.length > 0 ? this.random.pick(valid) : undefined;
  }

  private branch(
    shape: Shape,
    group: ReturnType<Shape["alternatives"]>[number],
    { generating, naming }: { generating: Generating; naming: Naming },
  ): unknown {
    const start = this.random.between(0, Math.max(0, group.branches.length - 1));
    const turned = [...group.branches.slice(start), ...group.branches.slice(0, start)];
    const telling = [...turned.filter((branch) => !isNull(branch)), ...turned.filter(isNull)];
    for (const branch of telling) {
      const value = attempt(() => this.make(withBranch(shape, group, branch), generating, naming));
      if (value !== undefined) return value;
    }
    throw new UnsatisfiableError(`no alternative at ${group.place.pointer}`);
  }

  private typeOf(shape: Shape): ReturnType<Shape["preferredType"]> {
    const types = [...shape.types].filter((type) => type !== "null");
    if (types.length === 0 && !shape.types.has("null")) throw new UnsatisfiableError("no type is left");
    return shape.rule("type") && types.length === 1 ? (types[0] ?? "null") : shape.preferredType();
  }

  private text(shape: Shape, naming: Naming): string {
    const rules = stringRules(shape);
    const proposals = [
      () => (rules.format === undefined ? undefined : formattedText(rules.format, naming)),
      ...(rules.patterns.length > 0 || rules.format === undefined ? spellings(namedText(naming)) : []),
      ...rules.patterns.flatMap((pattern) => [1, 2].map(() => () => patternText(pattern, this.random))),
      () => (rules.patterns.length === 0 ? cutOrFill(namedText(naming), rules) : undefined),
      () => anyString(rules, this.random),
    ];
    for (const propose of proposals) {
      const text = propose();
      if (text !== undefined && keepsRules(rules, text)) return text;
    }
    throw new UnsatisfiableError(`no text keeps all rules at ${shape.places[0]?.pointer}`);
  }

  private list(shape: Shape, generating: Generating, naming: Naming): unknown[] {
    const least = shape.bound("minItems")?.value ?? 0;
    const most = shape.bound("maxItems")?.value ?? Number.POSITIVE_INFINITY;
    const inner = enter(generating, shape.places);
    const usual = this.parts > MOST_PARTS ? least : this.random.between(1, 3);
    const length = inner ? Math.min(most, Math.max(least, usual)) : least;
    if (!inner) {
      if (least > 0) throw new UnsatisfiableError("the schema requires itself");
      return [];
    }
    if (shape.rule("contains")) return baseValue(shape.places, generating) as unknown[];
    const items: unknown[] = [];
    const seen = new Set<string>();
    const unique = shape.rule("uniqueItems")?.value === true;
    const singular = {
      ...naming,
      name: naming.name.replace(/ies$/, "y").replace(/s$/, ""),
      holder: naming.name,
    };
    for (let tries = 0; items.length < length && tries < length * 6; tries++) {
      this.parts++;
      const places = itemPlaces(shape, items.length);
      const item =
        places.length === 0 ? namedText(singular) : attempt(() => this.make(places, inner, singular));
      const key = JSON.stringify(item);
      if (item === undefined || (unique && seen.has(key))) continue;
      seen.add(key);
      items.push(item);
    }
    if (items.length < least) throw new UnsatisfiableError(`too few items at ${shape.places[0]?.pointer}`);
    return items;
  }

  private object(shape: Shape, generating: Generating, naming: Naming): Record<string, unknown> {
    const inner = enter(generating, shape.places);
    if (!inner) throw new UnsatisfiableError("the schema requires itself");
    const object: Record<string, unknown> = {};
    const required = shape.required();
    const properties = shape.properties();
    const most = shape.bound("maxProperties")?.value ?? Number.POSITIVE_INFINITY;
    const wanted = [...required.keys(), ...[...properties.keys()].filter((name) => !required.has(name))];
    const holder = titleOf(shape) ?? naming.name;
    for (const name of wanted) {
      const needed = required.has(name);
      if (!needed && (Object.keys(object).length >= most || !this.isWorthMaking(inner))) continue;
      const places = properties.get(name) ?? additionalPlaces(shape, name);
      if (hidden(places, inner)) continue;
      this.parts++;
      const child = { ...naming, name, holder };
      const make = (): unknown => (places.length === 0 ? namedText(child) : this.make(places, inner, child));
      const value = needed ? make() : attempt(make);
      if (value !== undefined) define(object, name, value);
    }
    this.addEntries(shape, object, { inner, naming, most });
    return inDeclaredOrder(object, properties);
  }

  /** Entries of a map: members without a declared name. */
  private addEntries(
    shape: Shape,
    object: Record<string, unknown>,
    { inner, naming, most }: { inner: Generating; naming: Naming; most: number },
  ): void {
    const described = shape.rules("additionalProperties").some(({ value }) => isObject(value));
    const least = shape.bound("minProperties")?.value ?? 0;
    const isMap = described && shape.properties().size === 0 && this.parts <= MOST_PARTS;
    const wanted = Math.min(most, Math.max(least, isMap ? this.random.between(1, 2) : 0));
    for (let count = 1; Object.keys(object).length < wanted && count < wanted * 4; count++) {
      const name = this.entryName(shape, count, inner);
      const places = additionalPlaces(shape, name);
      const child = { ...naming, name: naming.name, holder: naming.name };
      const value = places.length === 0 ? namedText(child) : attempt(() => this.make(places, inner, child));
      if (value !== undefined) define(object, name, value);
    }
  }

  private entryName(shape: Shape, count: number, inner: Generating): string {
    const name = words.mapKeys[count - 1];
    return name !== undefined && shape.rules("propertyNames").length === 0
      ? name
      : memberName(shape, count, inner);
  }

  private isWorthMaking({ inside }: Generating): boolean {
    return this.parts < MOST_PARTS && inside.length < DEEPEST_OPTIONAL * 3 && this.random.next() < 0.9;
  }
}

function inDeclaredOrder(
  object: Record<string, unknown>,
  properties: ReadonlyMap<string, unknown>,
): Record<string, unknown> {
  const ordered: Record<string, unknown> = {};
  for (const name of properties.keys()) if (Object.hasOwn(object, name)) define(ordered, name, object[name]);
  for (const name of Object.keys(object))
    if (!Object.hasOwn(ordered, name)) define(ordered, name, object[name]);
  return ordered;
}

/** The name of the component of a shape, such as `Pet`. */
function titleOf(shape: Shape): string | undefined {
  const named = shape.places.find(({ pointer }) => /^\/components\/schemas\/[^/]+$/.test(pointer));
  return named && nameAt(named.pointer);
}

function nameAt(pointer: string): string {
  const steps = pointer
    .split("/")
    .filter((step) => !["schema", "items", "content", "properties"].includes(step));
  return unescapeStep(steps.at(-1) ?? "");
}

function cutOrFill(text: string, { min, max }: { min: number; max: number }): string {
  const points = [...text].slice(0, max);
  const filling = [..." and more of it"];
  for (let index = 0; points.length < min && index < 10_000; index++)
    points.push(filling[index % filling.length] ?? "a");
  return points.join("").slice(0, 10_000);
}

/** Ways to write a name: as it is, and as patterns of names have it. */
function spellings(text: string): (() => string)[] {
  const joined = text.replaceAll(/[^A-Za-z0-9]+/g, "-");
  return [
    text,
    joined,
    joined.toLowerCase(),
    joined.replaceAll("-", "_").toUpperCase(),
    joined.replaceAll("-", ""),
  ].map((spelling) => () => spelling);
}

function isNull({ schema }: Place): boolean {
  return isObject(schema) && schema.type === "null";
}

function isEmpty(schema: Place["schema"]): boolean {
  return (
    schema === true ||
    (isObject(schema) &&
      Object.keys(schema).every((keyword) =>
        /^(?:description|title|\$comment|deprecated|readOnly|writeOnly|x-.*)$/.test(keyword),
      ))
  );
}
