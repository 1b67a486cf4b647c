import fc, { type Arbitrary } from "fast-check";

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema;
  readonly propertyNames?: Schema;
  readonly maxProperties?: number;
}

/** Values that the schema called `""` describes. Knows the keywords that the contract uses. */
export function valuesOf(schemas: Readonly<Record<string, unknown>>): Arbitrary<unknown> {
  const values = (schema: Schema): Arbitrary<unknown> => {
    if (schema.$ref !== undefined) return values(schemas[schema.$ref.replace("#/$defs/", "")] as Schema);
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (schema.enum) return fc.constantFrom(...schema.enum);
    const types = schema.type === undefined ? [] : [schema.type].flat();
    return types.length > 0
      ? fc.oneof(...types.map((type) => valuesOfType(type, schema, values)))
      : fc.jsonValue();
  };
  return values(schemas[""] as Schema);
}

function valuesOfType(
  type: string,
  schema: Schema,
  values: (schema: Schema) => Arbitrary<unknown>,
): Arbitrary<unknown> {
  switch (type) {
    case "string":
      return strings(schema);
    case "integer":
      return fc.integer({ min: schema.minimum ?? -(2 ** 31), max: schema.maximum ?? 2 ** 31 - 1 });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "array":
      return fc.array(values(schema.items ?? {}), { maxLength: Math.min(schema.maxItems ?? 4, 4) });
    case "object":
      return objects(schema, values);
    default:
      throw new Error(`No values for the type ${type}`);
  }
}

function strings({ format, pattern, minLength = 0, maxLength = 40 }: Schema): Arbitrary<string> {
  if (format === "date-time") return dateTimes();
  const any =
    pattern === undefined
      ? fc.string({ minLength, maxLength: Math.min(maxLength, 300), unit: "grapheme-composite" })
      : fc.stringMatching(new RegExp(pattern, "u"));
  return any.filter((text) => [...text].length >= minLength && [...text].length <= maxLength);
}

function dateTimes(): Arbitrary<string> {
  const date = fc.date({
    min: new Date("0001-01-01T00:00:00Z"),
    max: new Date("9999-12-31T00:00:00Z"),
    noInvalidDate: true,
  });
  return fc
    .tuple(date, fc.constantFrom("Z", "z", "+00:00", "-08:00", "+05:30"))
    .map(([day, zone]) => day.toISOString().replace("Z", zone));
}

function objects(schema: Schema, values: (schema: Schema) => Arbitrary<unknown>): Arbitrary<unknown> {
  if (!schema.properties && schema.additionalProperties) {
    const key = strings(schema.propertyNames ?? { maxLength: 8 });
    return fc.dictionary(key, values(schema.additionalProperties), {
      maxKeys: Math.min(schema.maxProperties ?? 4, 4),
    });
  }
  const members = Object.entries(schema.properties ?? {}).map(
    ([name, member]) => [name, values(member)] as const,
  );
  return fc.record(Object.fromEntries(members), { requiredKeys: [...(schema.required ?? [])] });
}

/** Values with one part removed or replaced: by another type, out of range, or nearly right. */
export function mutated(values: Arbitrary<unknown>): Arbitrary<unknown> {
  const replacement = fc.oneof(
    fc.constantFrom<unknown>(
      undefined,
      null,
      "",
      0,
      -1,
      1.5,
      2 ** 31,
      1e300,
      true,
      [],
      {},
      "😀".repeat(129),
      "x".repeat(2049),
      "😀".repeat(128),
    ),
    fc.constantFrom(
      "2024-02-30T00:00:00Z",
      "2024-10-14T15:00:00",
      "arn:aws:ivs:us-west-2:1:stage/",
      "st-",
      "toString",
      "__proto__",
    ),
    fc.jsonValue({ maxDepth: 1 }),
  );
  return fc.tuple(values, fc.nat(), replacement, fc.boolean()).map(([value, at, other, keep]) => {
    const parts = partsOf(value);
    const part = parts[at % (parts.length || 1)];
    if (!part) return other;
    if (keep && typeof part.holder[part.key] === "string")
      part.holder[part.key] = `${part.holder[part.key]}${typeof other === "string" ? other : "!"}`;
    else if (other === undefined) delete part.holder[part.key];
    else part.holder[part.key] = other;
    return value;
  });
}

interface Part {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

function partsOf(value: unknown): Part[] {
  if (typeof value !== "object" || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...partsOf(holder[key])]);
}
