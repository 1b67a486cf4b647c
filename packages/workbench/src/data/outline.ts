import { type ApiOperation, type Place, Shape } from "@callsheet/document";
import { describing } from "../schema/component-name.ts";
import { limitsOf } from "../schema/limits.ts";
import { additionalOf, itemsOf, typeLabel } from "../schema/type-label.ts";

/** An operation as lines of text, by what each is about, such as `body arn`. */
export type Outline = ReadonlyMap<string, string>;

/** Members that are deeper are left out. */
const deepest = 6;

/** What an operation takes and returns, one line per member: two outlines can be compared. */
export function outlineOf(operation: ApiOperation): Outline {
  const { method, path, summary = "", description = "", deprecated, parameters, body, responses } = operation;
  const lines = new Map<string, string>([
    ["address", `${method} ${path}`],
    ["summary", summary],
    ["description", description],
    ["deprecated", deprecated ? "yes" : "no"],
  ]);
  for (const { name, in: location, schema, required, description: text } of parameters)
    addMember(lines, `${location} ${name}`, [schema], {
      required,
      depth: 0,
      ...(text !== undefined && { text }),
    });
  for (const { type, schema } of body?.content ?? [])
    if (schema) addMember(lines, `body ${type}`, [schema], { required: body?.required ?? false, depth: 0 });
  for (const { status, description: text = "", content, headers } of responses) {
    lines.set(status, text);
    for (const { name, schema, required } of headers)
      addMember(lines, `${status} header ${name}`, [schema], { required, depth: 0 });
    for (const { type, schema } of content)
      if (schema) addMember(lines, `${status} ${type}`, [schema], { required: false, depth: 0 });
  }
  return lines;
}

interface MemberOptions {
  readonly required: boolean;
  readonly depth: number;
  readonly text?: string;
}

function addMember(
  lines: Map<string, string>,
  key: string,
  places: readonly Place[],
  options: MemberOptions,
): void {
  const { required, depth, text } = options;
  const shape = new Shape(places);
  const [first] = places;
  const values = shape.values();
  const parts = [
    first ? typeLabel(first) : "",
    ...(required ? ["required"] : []),
    ...limitsOf(shape).map(({ name, text: limit }) => `${name.toLowerCase()} ${limit}`),
    ...(values ? [`one of ${values.map((value) => JSON.stringify(value)).join(", ")}`] : []),
  ];
  const about = text ?? describing(shape.places);
  lines.set(key, [parts.join(", "), about].filter(Boolean).join(": "));
  if (depth >= deepest) return;
  const names = shape.required();
  for (const [name, inside] of shape.properties())
    addMember(lines, `${key}.${name}`, inside, { required: names.has(name), depth: depth + 1 });
  const others = [itemsOf(shape), additionalOf(shape)];
  for (const [index, other] of others.entries())
    if (other)
      addMember(lines, `${key}${index === 0 ? "[]" : ".*"}`, [other], { required: false, depth: depth + 1 });
}
