import { isObject, type JsonObject } from "@callsheet/document";
import { asObject, mapValues, without } from "../json.ts";
import { methods } from "./document-schemas.ts";
import { resolveObject } from "./local-reference.ts";

/**
 * Writes everything except schemas where it is used: path items, parameters, bodies, responses, headers and
 * examples. Generators lose parts of those behind a `$ref`. Callbacks, links and webhooks, which require
 * nothing of a client, are left out.
 */
export function inlineParts(document: JsonObject): JsonObject {
  const follow = (value: unknown): JsonObject => (isObject(value) ? resolveObject(document, value) : {});
  const media = (value: unknown) =>
    mapValues(value, (type) =>
      mapValues(type, (member, name) => (name === "examples" ? mapValues(member, follow) : member)),
    );
  const part = (value: unknown): JsonObject =>
    mapValues(without(follow(value), ["links"]), (member, name) => {
      if (name === "content") return media(member);
      if (name === "headers") return mapValues(member, part);
      return name === "examples" && isObject(member) ? mapValues(member, follow) : member;
    });
  const parts = (value: unknown) => (Array.isArray(value) ? value.map(part) : []);
  const operation = (value: unknown) =>
    mapValues(without(asObject(value), ["callbacks"]), (member, name) => {
      if (name === "parameters") return parts(member);
      if (name === "requestBody") return part(member);
      return name === "responses" ? mapValues(member, part) : member;
    });
  const { schemas, securitySchemes } = asObject(document.components);
  return {
    ...without(document, ["webhooks"]),
    paths: mapValues(document.paths, (item) =>
      mapValues(follow(item), (member, name) => {
        if (name === "parameters") return parts(member);
        return methods.has(name) ? operation(member) : member;
      }),
    ),
    components: { schemas: asObject(schemas), securitySchemes: mapValues(securitySchemes, follow) },
  };
}
