import type { Problem, Rule } from "../../rule.ts";
import { isObject, memberOf } from "../../source/located.ts";
import { didYouMean } from "../../walk/nearest.ts";
import { isNodeType, memberType, type NodeType, type ScalarType } from "../../walk/node-types.ts";
import type { Place } from "../../walk/walk-document.ts";

/** Kinds whose members have names of the author's choice, or are looked at by rules of their own. */
const open = new Set(["Schema", "Example", "SpecExtension"]);

/** Every object has the members that OpenAPI gives it, of the types that OpenAPI gives them. */
export const structure: Rule = {
  name: "struct",
  description: "Objects have the members, and the types of members, that OpenAPI describes.",
  severity: { aws: "error", http: "error" },
  check(place, { profile }) {
    const { value, key } = place;
    if (!isObject(value)) return undefined;
    return [
      ...missingMembers(place, key),
      ...Object.keys(value).flatMap((name) => memberProblems(place, name, profile)),
    ];
  },
};

function missingMembers({ value, type }: Place, key: string): Problem[] {
  // A schema needs no member. Redocly asks for some that depend on others, which are no rule of OpenAPI.
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

function memberProblems(place: Place, name: string, profile: string): Problem[] {
  const { type, value } = place;
  const child = memberOf(value, name);
  const kind = memberType(type, name, child);
  if (isNodeType(kind) || kind === null || name.startsWith("x-")) return [];
  if (kind === undefined) return open.has(type.name) ? [] : [unexpected(type, name, profile)];
  // The types of a schema's keywords hold for what is a schema, not for members called like keywords.
  return scalarProblems(kind, child).map(({ message, at = [] }) => ({ message, at: [name, ...at] }));
}

function unexpected(type: NodeType, name: string, profile: string): Problem {
  if (type.name === "Paths") return { at: [name], message: `The path \`${name}\` must begin with a slash.` };
  const hint = didYouMean(name, Object.keys(type.properties));
  const message = `${nameOf(type)} has no member \`${name}\`${hint}`;
  // It is not OpenAPI, but nothing reads it, so nothing goes wrong.
  return { at: [name], message, ...(profile === "http" && { severity: "warning" as const }) };
}

function scalarProblems(kind: ScalarType, value: unknown): Problem[] {
  if (kind.enum && typeof value !== "object" && !kind.enum.includes(String(value)))
    return [{ message: `${JSON.stringify(value)} is not one of ${list(kind.enum)}.` }];
  if (kind.type && !isOfType(value, kind.type))
    return [{ message: `This must be ${article(kind.type)}, not ${typeOf(value)}.` }];
  if (typeof kind.minimum === "number" && typeof value === "number" && value < kind.minimum)
    return [{ message: `This must be at least ${kind.minimum}.` }];
  const { items } = kind;
  if (!items || !Array.isArray(value)) return [];
  return value.flatMap((item, index) =>
    scalarProblems(items, item).map(({ message }) => ({ message, at: [String(index)] })),
  );
}

/** What a value that should be an object or list of a kind is instead. */
export function mistypedMessage(value: unknown, type: NodeType): string {
  return `${nameOf(type)} must be ${type.items ? "a list" : "an object"}, not ${typeOf(value)}.`;
}

function isOfType(value: unknown, type: string): boolean {
  if (type === "integer") return Number.isInteger(value);
  if (type === "object") return isObject(value);
  return type === "array" ? Array.isArray(value) : typeof value === type;
}

function typeOf(value: unknown): string {
  if (value === null || value === undefined) return "empty";
  return Array.isArray(value) ? "a list" : article(typeof value);
}

function article(type: string): string {
  const word = { array: "list", string: "text" }[type] ?? type;
  return type === "string" ? word : `${/^[aeiou]/.test(word) ? "an" : "a"} ${word}`;
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
