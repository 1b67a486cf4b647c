import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { validator as schemasafe } from "@exodus/schemasafe";
import { type TSchema, Type } from "@sinclair/typebox";
import { Ajv2020, type Options } from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import addFormats from "ajv-formats";

/** True for a valid value. */
export type Check = (value: unknown) => boolean;

/** Checks for a GetStage request and for a GetStreamSession response. */
export interface Subject {
  readonly small: Check;
  readonly full: Check;
}

interface Schema {
  readonly [keyword: string]: unknown;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly (string | null)[];
  readonly additionalProperties?: Schema;
}

/** The schemas of one document, by name. */
export function schemasOf(id: string): Record<string, Schema> {
  const file = path.resolve(import.meta.dirname, `../../../packages/validators/schemas/${id}.json`);
  return (JSON.parse(readFileSync(file, "utf8")) as { $defs: Record<string, Schema> }).$defs;
}

const dateTime =
  /^\d\d\d\d-[0-1]\d-[0-3]\dt(?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)$/i;

/** How to make each subject. Peers without JSON Schema get theirs by conversion. */
export const subjects: Readonly<Record<string, () => Promise<Subject>>> = {
  "callsheet is()": async () => {
    const [{ GetStageInput }, { GetStreamSessionOutput }] = await Promise.all([
      import("@callsheet/validators/ivs-realtime"),
      import("@callsheet/validators/ivs"),
    ]);
    return { small: GetStageInput.is, full: GetStreamSessionOutput.is };
  },
  "callsheet errors()": async () => {
    const [{ GetStageInput }, { GetStreamSessionOutput }] = await Promise.all([
      import("@callsheet/validators/ivs-realtime"),
      import("@callsheet/validators/ivs"),
    ]);
    return {
      small: (value) => GetStageInput.errors(value).length === 0,
      full: (value) => GetStreamSessionOutput.errors(value).length === 0,
    };
  },
  "Ajv at run time": async () => ajvSubject({}, "fast"),
  "Ajv at run time, all errors": async () => ajvSubject({ allErrors: true }, "fast"),
  "Ajv at run time, exact dates, own properties": async () => ajvSubject({ ownProperties: true }, "full"),
  "Ajv standalone as emitted": async () => {
    const make = ({ id, name }: Target) => {
      const code = ajvStandalone(id, name);
      const module = { exports: {} as Check };
      new Function("module", "exports", "require", code)(
        module,
        module.exports,
        createRequire(import.meta.url),
      );
      return module.exports;
    };
    return both(make);
  },
  schemasafe: async () =>
    both(
      ({ id, name }) =>
        schemasafe({
          $schema: "https://json-schema.org/draft/2020-12/schema",
          ...resolved(id, name),
        } as never) as Check,
    ),
  typebox: async () => {
    const { FormatRegistry } = await import("@sinclair/typebox");
    const { TypeCompiler } = await import("@sinclair/typebox/compiler");
    FormatRegistry.Set("date-time", (text) => dateTime.test(text));
    return both(({ id, name }) => {
      const compiled = TypeCompiler.Compile(toTypeBox(resolved(id, name)));
      return (value) => compiled.Check(value);
    });
  },
  "zod 4": async () => {
    const { z } = await import("zod");
    return both(({ id, name }) => {
      const type = z.fromJSONSchema(resolved(id, name) as never);
      return (value) => type.safeParse(value).success;
    });
  },
};

interface Target {
  readonly id: string;
  readonly name: string;
}

const small = { id: "ivs-realtime", name: "GetStageInput" };
const full = { id: "ivs", name: "GetStreamSessionOutput" };

function both(make: (target: Target) => Check): Subject {
  return { small: make(small), full: make(full) };
}

function createAjv(id: string, options: Options, mode: "fast" | "full"): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, ...options });
  addFormats.default(ajv, { mode });
  return ajv.addSchema({ $id: "schemas", $defs: schemasOf(id) });
}

function ajvSubject(options: Options, mode: "fast" | "full"): Subject {
  return both(({ id, name }) => createAjv(id, options, mode).getSchema(`schemas#/$defs/${name}`) as Check);
}

/** Ajv's standalone code for one schema: a CommonJS module. */
export function ajvStandalone(id: string, name: string): string {
  const ajv = createAjv(id, { code: { source: true } }, "fast");
  const check = ajv.getSchema(`schemas#/$defs/${name}`);
  if (!check) throw new Error(`There is no schema ${name}`);
  return standaloneCode.default(ajv, check);
}

/**
 * A schema with every reference replaced by its target, without the formats of integers, which not every peer
 * knows.
 */
function resolved(id: string, name: string): Schema {
  const schemas = schemasOf(id);
  const resolve = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(resolve);
    if (typeof node !== "object" || node === null) return node;
    const { $ref, ...rest } = node as Schema;
    const target = typeof $ref === "string" ? (resolve(schemas[$ref.replace("#/$defs/", "")]) as Schema) : {};
    if (rest.type === "integer") delete (rest as { format?: unknown }).format;
    return {
      ...target,
      ...Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, resolve(value)])),
    };
  };
  return resolve(schemas[name]) as Schema;
}

function toTypeBox({
  type,
  properties = {},
  required = [],
  items,
  additionalProperties,
  enum: values,
  ...options
}: Schema): TSchema {
  if (values) return Type.Union(values.map((value) => (value === null ? Type.Null() : Type.Literal(value))));
  if (Array.isArray(type)) return Type.Union(type.map((one) => toTypeBox({ ...options, type: one })));
  if (type === "object" && additionalProperties)
    return Type.Record(Type.String(), toTypeBox(additionalProperties), options);
  if (type === "object") {
    const members = Object.entries(properties).map(([name, member]) => [
      name,
      required.includes(name) ? toTypeBox(member) : Type.Optional(toTypeBox(member)),
    ]);
    return Type.Object(Object.fromEntries(members));
  }
  if (type === "array") return Type.Array(toTypeBox(items ?? {}), options);
  if (type === "string") return Type.String(options);
  if (type === "null") return Type.Null();
  return type === "boolean" ? Type.Boolean() : Type.Integer({ ...options, format: undefined } as never);
}
