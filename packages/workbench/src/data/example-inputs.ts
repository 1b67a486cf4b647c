import {
  type ApiOperation,
  type Example,
  isObject,
  type Parameter,
  type Place,
  Shape,
} from "@callsheet/document";
import type { Binding, Operation } from "@callsheet/protocol";
import type { InputData } from "./document-data.ts";
import type { MakeValue } from "./make-value.ts";

type Descriptor = Pick<Operation, "input">;

/** The examples of an operation as inputs of its client: what a page, or a line of code, can call it with. */
export function exampleInputs(operation: ApiOperation, descriptor: Descriptor, make: MakeValue): InputData[] {
  const around = outsideOfBody(operation, descriptor, make);
  const [media] = operation.body?.content ?? [];
  if (!media || !descriptor.input.body) return [{ name: "example", value: around }];
  const examples = media.examples.length > 0 ? media.examples : madeUp(media.schema, make);
  const several = (operation.body?.content.length ?? 0) > 1;
  return examples.map(({ name, summary, value }) => ({
    name,
    ...(summary !== undefined && { summary }),
    value: {
      ...around,
      ...(descriptor.input.body === "payload"
        ? { body: value, ...(several && { contentType: media.type }) }
        : isObject(value)
          ? value
          : {}),
    },
  }));
}

function madeUp(schema: Place | undefined, make: MakeValue): Pick<Example, "name" | "value" | "summary">[] {
  const value = schema && make(schema, "body");
  return value === undefined ? [{ name: "empty", value: {} }] : [{ name: "made up", value }];
}

/** The members outside the body: those with an example, and required ones. */
function outsideOfBody(
  { parameters }: ApiOperation,
  { input }: Descriptor,
  make: MakeValue,
): Record<string, unknown> {
  const values: [string, unknown][] = [];
  for (const [member, binding] of Object.entries(input.bindings ?? {})) {
    const parameter = parameters.find((one) => isBoundBy(one, binding));
    const value = parameter && exampleOf(parameter, make);
    if (value !== undefined) values.push([member, value]);
  }
  return Object.fromEntries(values);
}

function isBoundBy(parameter: Parameter, binding: Binding): boolean {
  return parameter.in === binding.in && parameter.name.toLowerCase() === binding.name.toLowerCase();
}

function exampleOf({ examples: [example], schema, required, name }: Parameter, make: MakeValue): unknown {
  if (example) return example.value;
  const declared = new Shape([schema])
    .rules("examples")
    .flatMap(({ value }) => (Array.isArray(value) ? value : []));
  if (declared.length > 0 || !required) return declared[0];
  return make(schema, name);
}
