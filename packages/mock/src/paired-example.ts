import { isObject, own, sameJson } from "@callsheet/document";
import type { MockOperation } from "./mock-operation.ts";
import { namedExamples } from "./named-examples.ts";

/**
 * The name of the request example that a request's body equals, if the lowest success has an example of that name: documents pair requests
 * and replies so.
 */
export function pairedExample({ api, descriptor }: MockOperation, input: unknown): string | undefined {
  const examples = (api.body?.content ?? []).flatMap(({ examples: declared }) => declared);
  if (examples.length === 0 || !isObject(input)) return undefined;
  const { body: kind, bindings = {} } = descriptor.input;
  const members = Object.entries(input).filter(([name]) => !Object.hasOwn(bindings, name));
  const body = kind === "payload" ? own(input, "body") : Object.fromEntries(members);
  const [success] = api.responses
    .filter(({ status }) => /^2/.test(status))
    .sort((left, right) => left.status.localeCompare(right.status));
  const names = success?.content.flatMap((media) => namedExamples(media).map(({ name }) => name)) ?? [];
  const found = examples.find(({ name, value }) => names.includes(name) && sameJson(value, body))?.name;
  // The first one is what every other request gets, too.
  return found === names[0] ? undefined : found;
}
