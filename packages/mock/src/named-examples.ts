import { type Example, type MediaType, Shape } from "@callsheet/document";

/** An example of a reply. */
export type NamedExample = Pick<Example, "name" | "value">;

/**
 * The examples of a media type; if there are none, those of its schema, named `schema`, `schema-2` and so on.
 */
export function namedExamples({ examples, schema }: MediaType): readonly NamedExample[] {
  if (examples.length > 0 || !schema) return examples;
  const shape = new Shape([schema]);
  const lists = shape.rules("examples").flatMap(({ value }) => (Array.isArray(value) ? value : []));
  const values = [...lists, ...shape.rules("example").map(({ value }) => value)];
  return values.map((value, index) => ({ name: index === 0 ? "schema" : `schema-${index + 1}`, value }));
}
