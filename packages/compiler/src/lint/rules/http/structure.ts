import { isOfType } from "@callsheet/document";
import type { Problem, Rule } from "../../rule.ts";
import { isObject, memberOf } from "../../source/located.ts";
import { didYouMean } from "../../walk/nearest.ts";
import { isNodeType, memberType, type NodeType, type ScalarType } from "../../walk/node-types.ts";
import type { Place } from "../../walk/walk-document.ts";

/** Kinds whose members have names of the author's choice, or have their own rules. */
const open = new Set(["Schema", "Example", "SpecExtension"]);

/** Every object has the members that OpenAPI defines for it, of the types that OpenAPI defines. */
export const structure: Rule = {
  name: "struct",
  description: "Objects have the members, and the types of members, that OpenAPI describes.",
  severity: { aws: "error", http: "error" },
  check(place, { profile }) {
    const { value, key } = place;
    if (!isObject(value)) return undefined;
    const problems = missingMembers(place, key);
    for (const name of Object.keys(value)) {
      const kind = memberType(place.type, name, value[name]);
      if (!isNodeType(kind) && kind !== null && !name.startsWith("x-"))
        problems.push(...memberProblems(place, name, { kind, profile }));
    }
    return problems;
  },
};

const none: readonly Problem[] = [];

function missingMembers({ value, type }: Place, key: string): Problem[] {
  // A schema needs no member. Redocly requires some that depend on others, which OpenAPI does not.
  if (type.name === "Schema") return [];
  const required = typeof type.required === "function" ? type.required(value, key) : (type.required ?? []);
  const problems = required
    .filter((name) => !Object.hasOwn(value, name))
    .map((name) => ({ message: `${nameOf(type)} needs \`${name}\`.` }));
  const some = type.requiredOneOf;
  if (some && !some.some((name) => Object.hasOwn(value, name)))
    problems.push({ message: `${nameOf(type)} needs ${list(some)}.` });
  return problems;
}

function memberProblems(
  { type, value }: Place,
  name: string,
  { kind, profile }: { readonly kind: ScalarType | undefined; readonly profile: string },
): readonly Problem[] {
  if (kind === undefined) return open.has(type.name) ? none : [unexpected(type, name, profile)];
  const child = memberOf(value, name);
  if (typeof child === kind.type && kind.enum === undefined && kind.minimum === undefined) return none;
  // The types of keywords apply to schemas, not to members called like keywords.
  return scalarProblems(kind, child).map(({ message, at = [], isMild }) => ({
    message,
    at: [name, ...at],
    ...(isMild && profile === "http" && { severity: "warning" as const }),
  }));
}

function unexpected(type: NodeType, name: string, profile: string): Problem {
  if (type.name === "Paths") return { at: [name], message: `The path \`${name}\` must begin with a slash.` };
  const hint = didYouMean(name, Object.keys(type.properties));
  const message = `${nameOf(type)} has no member \`${name}\`${hint}`;
  // It is not OpenAPI, but nothing reads it, so nothing goes wrong.
  return { at: [name], message, ...(profile === "http" && { severity: "warning" as const }) };
}

/** A problem with a plain value. */
interface ScalarProblem extends Problem {
  /** True when every reader knows what was meant. */
  readonly isMild?: boolean;
}

function scalarProblems(kind: ScalarType, value: unknown): ScalarProblem[] {
  if (kind.enum && typeof value !== "object" && !kind.enum.includes(String(value)))
    return [{ message: `${JSON.stringify(value)} is not one of ${list(kind.enum)}.` }];
  if (kind.type && !isOfType(value, kind.type)) return [wrongType(value, kind.type)];
  if (typeof kind.minimum === "number" && typeof value === "number" && value < kind.minimum)
    return [{ message: `This must be at least ${kind.minimum}.` }];
  const { items } = kind;
  if (!items || !Array.isArray(value)) return [];
  return value.flatMap((item, index) =>
    scalarProblems(items, item).map((problem) => ({ ...problem, at: [String(index)] })),
  );
}

function wrongType(value: unknown, type: string): ScalarProblem {
  // YAML reads text that looks like a number as one. Every tool then reads it as the intended string.
  const isBare = type === "string" && (typeof value === "number" || typeof value === "boolean");
  // Bundlers replace a reference to a text file by its text.
  const isMild = isBare || (type === "string" && typeof memberOf(value, "$ref") === "string");
  const advice = isBare ? "; put it in quotes" : "";
  return { message: `This must be ${article(type)}, not ${typeOf(value)}${advice}.`, isMild };
}

/** What a value is that should be an object or array of a kind. */
export function mistypedMessage(value: unknown, type: NodeType): string {
  return `${nameOf(type)} must be ${type.items ? "an array" : "an object"}, not ${typeOf(value)}.`;
}

function typeOf(value: unknown): string {
  if (value === null || value === undefined) return "empty";
  return article(Array.isArray(value) ? "array" : typeof value);
}

function article(type: string): string {
  return `${/^[aeiou]/.test(type) ? "an" : "a"} ${type}`;
}

function list(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  return quoted.length > 1 ? `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1)}` : (quoted[0] ?? "");
}

const nouns: Readonly<Record<string, string>> = { Root: "The document", Info: "`info`" };

/** `MediaTypesMap` as `A media types map`. */
function nameOf({ name }: NodeType): string {
  const known = nouns[name];
  if (known) return known;
  const words = name.replaceAll(/([a-z])(?=[A-Z])/g, "$1 ").toLowerCase();
  return `${/^[aeiou]/.test(words) ? "An" : "A"} ${words}`;
}
