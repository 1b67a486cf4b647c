import type { AnyNode, CallExpression, MemberExpression } from "acorn";
import type { External, Piece } from "./external.ts";
import { childrenOf, isName, stringOf, summands, walk } from "./syntax.ts";

/** What a name of Ajv's stands for that its function does not declare. */
export type Meaning = External | { readonly kind: "schema"; readonly schema: unknown } | { readonly kind: "hasOwnProperty" };

/** The source that is rewritten. */
export interface Scope {
  readonly code: string;
  readonly names: ReadonlyMap<string, Meaning>;
  /** The variables that are known to hold objects without inherited members where the expression stands. */
  readonly settled: ReadonlySet<string>;
}

/** Copies an expression, with the names of its scope replaced by what they stand for. */
export function rewriteExpression(node: AnyNode, scope: Scope): Piece[] {
  if (node.type === "Identifier") return rewriteName(node.name, scope);
  if (isOwnCall(node, scope)) return rewriteOwn(node, scope);
  if (node.type === "LogicalExpression" && isSettled(node.right, scope)) return rewriteExpression(node.left, scope);
  if (node.type === "MemberExpression") {
    const value = schemaValue(node, scope);
    if (value) return [valueOf(value.schema)];
    if (!node.computed) return [...rewriteExpression(node.object, scope), scope.code.slice(node.object.end, node.end)];
  }
  // Ajv keeps names of members in these. Without a prototype, the names that objects inherit are not in them.
  if (node.type === "ObjectExpression" && node.properties.length === 0) return ["Object.create(null)"];
  if (node.type === "Property") return [scope.code.slice(node.start, node.value.start), ...rewriteExpression(node.value, scope)];
  return copyWith(node, scope, (child) => rewriteExpression(child, scope));
}

/** Copies a sum of strings with literals joined and without `instancePath`, which checks do not have: their paths are relative. */
export function rewriteText(node: AnyNode, scope: Scope): Piece[] {
  const pieces: Piece[] = [];
  let literal = "";
  for (const part of summands(node as Parameters<typeof summands>[0])) {
    if (isName(part, "instancePath")) continue;
    const text = stringOf(part);
    if (text !== undefined) {
      literal += text;
      continue;
    }
    pieces.push(pieces.length > 0 || literal ? `${JSON.stringify(literal)} + ` : '"" + ', ...rewriteExpression(part, scope), " + ");
    literal = "";
  }
  if (literal || pieces.length === 0) return [...pieces, JSON.stringify(literal)];
  return pieces.slice(0, -1);
}

/** Copies a node, with each node directly below it given to `rewrite`. */
export function copyWith(node: AnyNode, { code }: Scope, rewrite: (child: AnyNode) => Piece[]): Piece[] {
  const pieces: Piece[] = [];
  let at = node.start;
  for (const child of childrenOf(node)) {
    pieces.push(code.slice(at, child.start), ...rewrite(child));
    at = child.end;
  }
  return [...pieces, code.slice(at, node.end)];
}

function rewriteName(name: string, { names }: Scope): Piece[] {
  const meaning = names.get(name);
  if (meaning === undefined) return [name];
  if (meaning.kind === "schema") return [valueOf(meaning.schema)];
  if (meaning.kind === "hasOwnProperty") throw new Error(`Ajv uses ${name} in a way that is not known`);
  return [meaning];
}

/** `func0.call(data, "arn")`, where `func0` is `Object.prototype.hasOwnProperty`. */
function isOwnCall(node: AnyNode, { names }: Scope): node is CallExpression {
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression" || node.callee.object.type !== "Identifier") return false;
  return names.get(node.callee.object.name)?.kind === "hasOwnProperty" && isName(node.callee.property, "call");
}

function rewriteOwn({ arguments: [object, key] }: CallExpression, scope: Scope): Piece[] {
  if (!object || !key) throw new Error("Ajv asks for an own member without naming it");
  const holder = schemaValue(object, scope);
  const subject = holder ? [valueOf(namesOf(holder.schema))] : rewriteExpression(object, scope);
  return ["hasOwn(", ...subject, ", ", ...rewriteExpression(key, scope), ")"];
}

/** True for the second half of `data.arn !== undefined && own(data, "arn")`, or of its opposite, where the first half is enough. */
function isSettled(node: AnyNode, scope: Scope): boolean {
  if (node.type === "UnaryExpression" && node.operator === "!") return isSettled(node.argument, scope);
  const [object, key] = isOwnCall(node, scope) ? node.arguments : [];
  return object?.type === "Identifier" && scope.settled.has(object.name) && key !== undefined && stringOf(key) !== undefined;
}

/** The names of the members of `variable` that Ajv asks for with {@link isOwnCall} anywhere in a node. */
export function ownMembersIn(node: AnyNode, variable: string, scope: Scope): string[] {
  const found = new Set<string>();
  walk(node, (below) => {
    const [object, key] = isOwnCall(below, scope) ? below.arguments : [];
    const name = key && stringOf(key);
    if (object && isName(object, variable) && name !== undefined) found.add(name);
  });
  return [...found];
}

function namesOf(schemas: unknown): Record<string, true> {
  return Object.fromEntries(Object.keys(schemas as object).map((name) => [name, true]));
}

function valueOf(value: unknown): Piece {
  return { kind: "value", json: JSON.stringify(value) };
}

/** The part of the schema that an expression such as `schema12.properties.name.enum` stands for. */
function schemaValue(node: AnyNode, scope: Scope): { readonly schema: unknown } | undefined {
  if (node.type === "Identifier") {
    const meaning = scope.names.get(node.name);
    return meaning?.kind === "schema" ? meaning : undefined;
  }
  const key = node.type === "MemberExpression" ? memberKey(node) : undefined;
  const holder = key === undefined ? undefined : schemaValue((node as MemberExpression).object, scope);
  if (key === undefined || !holder) return undefined;
  if (!Object.hasOwn(holder.schema as object, key)) throw new Error(`Ajv looks for ${key} where the schema has none`);
  return { schema: (holder.schema as Record<string, unknown>)[key] };
}

function memberKey({ property, computed }: MemberExpression): string | undefined {
  if (!computed) return property.type === "Identifier" ? property.name : undefined;
  return property.type === "Literal" ? String(property.value) : undefined;
}
