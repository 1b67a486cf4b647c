import type { Binding, Operation } from "@callsheet/protocol";
import { unescapeStep } from "@callsheet/protocol/json-pointer";

/** Where a value of an input travels. A path of a body is a JSON pointer into it. */
export type ValuePlace =
  | { readonly in: Binding["in"]; readonly name: string; readonly pointer: string }
  | { readonly in: "body"; readonly pointer: string };

const nouns: Readonly<Record<Binding["in"], string>> = {
  path: "path parameter",
  query: "query parameter",
  header: "header",
  cookie: "cookie",
};

/** Finds out where the value at a path of the flat input travels. */
export function findPlace({ input }: Operation, path: string): ValuePlace {
  const [, raw = "", rest = ""] = /^\/([^/]*)(.*)$/s.exec(path) ?? [];
  const member = unescapeStep(raw);
  const { bindings = {} } = input;
  const binding = Object.hasOwn(bindings, member) ? bindings[member] : undefined;
  if (binding) return { in: binding.in, name: binding.name, pointer: rest };
  return { in: "body", pointer: input.body === "payload" && member === "body" ? rest : path };
}

/** Names the value at a place, as the subject of a sentence. */
export function describePlace(place: ValuePlace): string {
  const { pointer } = place;
  if (place.in === "body")
    return pointer === "" ? "The request body" : `The value at "${pointer}" of the body`;
  const subject = `${nouns[place.in]} "${place.name}"`;
  return pointer === "" ? `The ${subject}` : `The value at "${pointer}" of the ${subject}`;
}
