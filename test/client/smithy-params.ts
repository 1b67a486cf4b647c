import type { Definition } from "@callsheet/document";
import type { Binding, Message, Operation } from "@callsheet/protocol";

type Schema = Readonly<Record<string, unknown>>;
type Schemas = Readonly<Record<string, Schema>>;
type Names = Readonly<Record<string, string>>;

/** Members whose name on the wire does not show their name in Smithy. */
const wireNames: Names = {
  "QueryPrecedence.foo": "bar",
  "QueryParamsAsStringListMap.qux": "corge",
  "InputAndOutputWithHeaders.headerTrueBool": "X-Boolean1",
  "InputAndOutputWithHeaders.headerFalseBool": "X-Boolean2",
  "OmitsNullSerializesEmptyString.emptyString": "Empty",
  "OmitsNullSerializesEmptyString.nullValue": "Null",
};

/** Members with another name in JSON, the one that the document has. */
const jsonNames: Readonly<Record<string, Names>> = {
  SimpleScalarProperties: { doubleValue: "DoubleDribble" },
  JsonLists: { structureList: "myStructureList", a: "value", b: "other" },
  PostUnionWithJsonName: { foo: "FOO", baz: "_baz" },
};

/** Where the members of a message are. */
interface Target {
  readonly operation: Operation;
  readonly message: Message;
  /** The name of the message's flat schema. */
  readonly definition: string;
  readonly definitions: readonly Definition[];
}

/**
 * Smithy's parameters of a case, in our clients' form: by the document's names, with times and bytes in their
 * wire form. The documents know members outside the body only by their wire names.
 */
export function toMembers(
  params: Readonly<Record<string, unknown>>,
  { operation, message, definition, definitions }: Target,
): Record<string, unknown> {
  const schemas = Object.fromEntries(definitions.map(({ name, schema }) => [name, schema as Schema]));
  const flat = resolve(schemas[definition] ?? {}, schemas);
  const members = Object.entries(message.bindings ?? {});
  const entries = Object.entries(rename(params, jsonNames[operation.name] ?? {})).flatMap(
    ([name, value]): [string, unknown][] => {
      const member = findMember(operation, name, members);
      if (member)
        return [[member, toBound(name, value, resolve(property(flat, member) ?? {}, schemas), schemas)]];
      // Bytes and text that are a whole body are sent unchanged.
      if (message.body === "payload") {
        const whole = typeof value === "string" ? value : toWire(value, property(flat, "body"), schemas);
        return [["body", whole]];
      }
      const own = property(flat, name);
      if (own || !flat.properties) return [[name, toWire(value, own, schemas)]];
      // A structure that is the whole body has its members flat.
      return Object.entries((value as object | null) ?? {});
    },
  );
  return Object.fromEntries(entries);
}

function rename<T>(value: T, names: Names): T;
function rename(value: unknown, names: Names): unknown {
  if (Array.isArray(value)) return value.map((item) => rename(item, names));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [names[name] ?? name, rename(item, names)]),
  );
}

/**
 * The value of a header, label or query parameter. If the document does not give a time's form, the member's
 * name does.
 */
function toBound(name: string, value: unknown, schema: Schema, schemas: Schemas): unknown {
  if (name === "targetEpochSeconds" && schema.type === "string") return String(value);
  if (name === "targetDateTime") return toWire(value, { ...schema, format: "date-time" }, schemas);
  return schema.type === "number" && typeof value === "string"
    ? Number(value)
    : toWire(value, schema, schemas);
}

function findMember({ name: operation }: Operation, name: string, members: readonly [string, Binding][]) {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, "");
  const bare = name.replace(/^(query|header)(?=[A-Z])/, "");
  const known = wireNames[`${operation}.${name}`] ?? name;
  const names = [name, bare, known, `x-${bare}`, `x-amz-test-${name.replace(/^test/, "")}`].map(plain);
  return members.find(([, binding]) => names.includes(plain(binding.name)))?.[0];
}

function resolve(schema: Schema, schemas: Schemas): Schema {
  const name = typeof schema.$ref === "string" ? schema.$ref.split("/").pop() : undefined;
  return name ? resolve(schemas[name] ?? {}, schemas) : schema;
}

function property(schema: Schema | undefined, name: string): Schema | undefined {
  return (
    (schema?.properties as Schemas | undefined)?.[name] ??
    (schema?.additionalProperties as Schema | undefined)
  );
}

/** A value in the form of JSON: numbers of seconds as dates where the schema says so, bytes as base64. */
function toWire(value: unknown, given: Schema | undefined, schemas: Schemas): unknown {
  if (!given || typeof given !== "object") return value;
  const schema = resolve(given, schemas);
  const choices = (schema.oneOf ?? schema.anyOf) as readonly Schema[] | undefined;
  if (choices) return toWire(value, pick(value, choices, schemas), schemas);
  if (Array.isArray(value)) return value.map((item) => toWire(item, schema.items as Schema, schemas));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, toWire(item, property(schema, name), schemas)]),
    );
  }
  if (typeof value === "number" && schema.type === "string") {
    const time = new Date(value * 1000);
    return schema.format === "date-time" ? time.toISOString().replace(".000Z", "Z") : time.toUTCString();
  }
  const isBytes = schema.contentEncoding === "byte" || schema.format === "byte";
  return typeof value === "string" && isBytes ? Buffer.from(value).toString("base64") : value;
}

/** The alternative of a union that has the value's one member. */
function pick(value: unknown, choices: readonly Schema[], schemas: Schemas): Schema | undefined {
  const [name = ""] = value && typeof value === "object" ? Object.keys(value) : [];
  return (
    choices.map((choice) => resolve(choice, schemas)).find((choice) => property(choice, name)) ?? choices[0]
  );
}
