import { type DefinedSchema, type Definition, definedName, isObject, readMarker } from "@callsheet/document";
import ts from "typescript";
import { astToString, type GlobalContext, transformSchemaObject } from "../bundled/openapi-typescript.ts";
import { jsdocLines } from "./jsdoc.ts";
import { typeSchema } from "./type-schema.ts";

/** Writes schemas as TypeScript types. References become the names of their definitions. */
export type TypeWriter = (schema: DefinedSchema) => string;

/** How many types are remembered; a document of a thousand operations has some five thousand. */
const KEPT = 50_000;
const known = new Map<string, string>();

/** Helper types, by name: a module declares those that it uses. */
export const helperTypes: Readonly<Record<string, string>> = {
  WithRequired: "type WithRequired<T, K extends keyof T> = T & { [P in K]-?: T[P] };\n",
  Renamed: 'type Renamed<E, Name> = Name extends string ? Omit<E, "name"> & { name: Name } : never;\n',
  Bytes:
    "/** Bytes, in any form that the platform has. Replies have them as `Uint8Array`. */\ntype Bytes = Uint8Array | Blob;\n",
};

/**
 * Makes a {@link TypeWriter} over openapi-typescript, which gets one schema at a time: what was written once
 * in this process is not written again.
 */
export function createTypeWriter(definitions: readonly Definition[]): TypeWriter {
  const byName = new Map(definitions.map(({ name, schema }) => [name, schema]));
  const context = createContext((name) => byName.get(name));
  return (schema) => {
    const prepared = typeSchema(schema);
    const text = JSON.stringify(prepared);
    const key = text.includes('"allOf"') ? text + membersOf(text, byName) : text;
    const before = known.get(key);
    if (before !== undefined) return before;
    const written = write(prepared, context);
    if (known.size >= KEPT) known.clear();
    known.set(key, written);
    return written;
  };
}

/**
 * The members of a schema's targets: an `allOf` can make them required, so they belong to what is remembered.
 */
function membersOf(text: string, byName: ReadonlyMap<string, DefinedSchema>): string {
  return [...text.matchAll(/#\/\$defs\/(\w+)/g)]
    .map(([, name = ""]) => {
      const target = byName.get(name);
      return isObject(target) && isObject(target.properties) ? Object.keys(target.properties).join() : "";
    })
    .join("|");
}

function write(schema: DefinedSchema, ctx: GlobalContext): string {
  const node = transformSchemaObject(schema as never, { path: "", ctx });
  const alias = ts.factory.createTypeAliasDeclaration(undefined, "T", undefined, node);
  const { transformed } = ts.transform<ts.Node>(alias, [finish]);
  return astToString(transformed)
    .trim()
    .replace(/^type T =\s*/, "")
    .replace(/;$/, "")
    .replaceAll(/^(?: {4})+/gm, (indent) => indent.slice(indent.length / 2));
}

/**
 * The texts of a member's comment, by its node: openapi-typescript's own comments are tags about the schema.
 */
const comments = new WeakMap<ts.Node, string>();

/** Names references, and adds comments to members. */
function finish(context: ts.TransformationContext) {
  const visit = (node: ts.Node): ts.Node => {
    const name = nameIn(node);
    if (name !== undefined) return ts.factory.createTypeReferenceNode(name);
    const visited = ts.visitEachChild(node, visit, context);
    return ts.isPropertySignature(node) ? withComment(visited, comments.get(node)) : visited;
  };
  return (root: ts.Node) => ts.visitNode(root, visit);
}

/** The name in `$defs["Stage"]`, which openapi-typescript writes for a reference. */
function nameIn(node: ts.Node): string | undefined {
  if (!ts.isIndexedAccessTypeNode(node)) return undefined;
  const { objectType, indexType } = node;
  const isDefinition =
    ts.isTypeReferenceNode(objectType) &&
    ts.isIdentifier(objectType.typeName) &&
    objectType.typeName.text === "$defs";
  return isDefinition && ts.isLiteralTypeNode(indexType) && ts.isStringLiteral(indexType.literal)
    ? indexType.literal.text
    : undefined;
}

function withComment(node: ts.Node, comment: string | undefined): ts.Node {
  ts.setSyntheticLeadingComments(node, undefined);
  if (!comment) return node;
  return ts.addSyntheticLeadingComment(node, ts.SyntaxKind.MultiLineCommentTrivia, comment, true);
}

/** The comment of a member: its description, its format and whether it is deprecated. */
function commentOf(schema: unknown): string {
  if (!isObject(schema)) return "";
  const { description, deprecated, format } = schema;
  const lines = [
    ...(typeof description === "string" ? jsdocLines(description) : []),
    ...(typeof format === "string" && description === undefined ? jsdocLines(`Format: ${format}`) : []),
    ...(deprecated === true ? ["@deprecated"] : []),
  ].filter((line, index) => line !== "" || index > 0);
  if (lines.length === 0) return "";
  return lines.length === 1
    ? `* ${lines[0]} `
    : `*\n${lines.map((line) => ` * ${line}`.trimEnd()).join("\n")}\n `;
}

function createContext(find: (name: string) => DefinedSchema | undefined): GlobalContext {
  const context = {
    additionalProperties: false,
    alphabetize: false,
    arrayLength: false,
    defaultNonNullable: false,
    discriminators: { objects: {}, refsHandled: [] },
    emptyObjectsUnknown: true,
    enum: false,
    enumValues: false,
    conditionalEnums: false,
    dedupeEnums: false,
    excludeDeprecated: false,
    exportType: false,
    immutable: false,
    injectFooter: [],
    pathParamsAsTypes: false,
    propertiesRequiredByDefault: false,
    silent: true,
    transform: (schema: object) => writeMarked(schema, context as unknown as GlobalContext),
    transformProperty(property: ts.PropertySignature, schema: object) {
      comments.set(property, commentOf(schema));
      return property;
    },
    resolve: (reference: string) => find(definedName(reference) ?? ""),
  };
  return context as unknown as GlobalContext;
}

/** The type of a value outside JSON. */
function writeMarked(schema: object, ctx: GlobalContext): ts.TypeNode | undefined {
  const marked = readMarker(schema);
  if (!marked) return undefined;
  if (marked.kind === "bytes") return ts.factory.createTypeReferenceNode("Bytes");
  if (marked.kind === "nothing") return recordOf(ts.SyntaxKind.StringKeyword, ts.SyntaxKind.NeverKeyword);
  const item = transformSchemaObject(typeSchema(marked.items) as never, { path: "", ctx });
  return ts.factory.createTypeReferenceNode("AsyncIterable", [item]);
}

function recordOf(key: ts.KeywordTypeSyntaxKind, value: ts.KeywordTypeSyntaxKind): ts.TypeNode {
  const types = [key, value].map((kind) => ts.factory.createKeywordTypeNode(kind));
  return ts.factory.createTypeReferenceNode("Record", types);
}
