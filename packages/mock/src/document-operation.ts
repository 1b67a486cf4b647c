import type { Binding, BodyKind, Operation, Service, TextType } from "@callsheet/protocol";
import type { HttpOperation } from "./prism.ts";

/** A JSON Schema as Prism hands it over. */
export type Schema = Readonly<Record<string, unknown>>;

type Parameter = {
  readonly name: string;
  readonly required?: boolean;
  readonly style: string;
  readonly schema?: Schema;
};

/** A parameter of an operation as a member of its flat input. */
export interface BoundParameter {
  readonly binding: Binding;
  readonly required: boolean;
  readonly schema: Schema;
}

const KINDS = { path: "path", query: "query", headers: "header" } as const;
const TYPES = new Set<unknown>(["integer", "number", "boolean"] satisfies TextType[]);
/** Styles in which a list travels as `decodeRequest` reads it. */
const STYLES = new Set(["simple", "form"]);
/** Keywords that count or combine the properties of an object, so that others cannot join them. */
const CLOSED = [
  "allOf",
  "anyOf",
  "oneOf",
  "not",
  "if",
  "$ref",
  "minProperties",
  "maxProperties",
  "propertyNames",
];

/**
 * The parameters that can be checked, by member name. Cookies and serialised objects are left alone.
 */
export function boundParameters(http: HttpOperation): Map<string, BoundParameter> {
  const bound = new Map<string, BoundParameter>();
  for (const [part, kind] of Object.entries(KINDS)) {
    for (const parameter of (http.request?.[part as keyof typeof KINDS] ??
      []) as unknown as readonly Parameter[]) {
      const { name, required = false, style, schema = {} } = parameter;
      if (schema.type === "object" || !STYLES.has(style)) continue;
      bound.set(name, { binding: bindingOf(kind, name, schema), required, schema });
    }
  }
  return bound;
}

function bindingOf(kind: Binding["in"], name: string, schema: Schema): Binding {
  const list = schema.type === "array";
  const item = (list ? schema.items : schema) as Schema | undefined;
  const type = TYPES.has(item?.type) ? (item?.type as TextType) : undefined;
  return { in: kind, name, ...(type && { type }), ...(list && { list: true }) };
}

/** The JSON body of the requests of an operation, if it declares one. */
export function jsonBody(http: HttpOperation): Schema | undefined {
  const content = http.request?.body?.contents?.find(({ mediaType }) => /[/+]json\b/i.test(mediaType));
  return content?.schema as Schema | undefined;
}

/** Whether the properties of a body schema can stand beside the parameters in one flat object. */
export function joinsParameters(body: Schema, parameters: ReadonlyMap<string, unknown>): boolean {
  if (body.type !== "object" || CLOSED.some((keyword) => keyword in body)) return false;
  return !Object.keys((body.properties as Schema | undefined) ?? {}).some((name) => parameters.has(name));
}

/** Describes an operation of any document as the contract's generated code describes its own. */
export function documentOperation(http: HttpOperation, service: Service): Operation {
  const parameters = boundParameters(http);
  const body = jsonBody(http);
  const kind: BodyKind | undefined = !http.request?.body
    ? undefined
    : body && joinsParameters(body, parameters)
      ? "members"
      : "payload";
  return {
    service,
    name: http.iid ?? `${http.method.toUpperCase()} ${http.path}`,
    method: http.method.toUpperCase(),
    path: http.path,
    codec: "full",
    input: {
      bindings: Object.fromEntries([...parameters].map(([name, { binding }]) => [name, binding])),
      ...(kind && { body: kind }),
    },
    outcomes: [{ status: 200, body: "payload" }],
  };
}
