import { type JsonObject, own } from "@callsheet/document";
import { asObject, mapValues, without } from "../json.ts";

/**
 * Gives a document the frame of OpenAPI 3.0.3: what 3.1 added around operations and schemas is removed. So is
 * a scheme that signs requests, which generated clients would turn into a fixed header.
 */
export function writeFrame(document: JsonObject): JsonObject {
  const components = asObject(document.components);
  const securitySchemes = mapValues(components.securitySchemes, (scheme) =>
    isKept(asObject(scheme)) ? scheme : undefined,
  );
  const known = (security: unknown) => keepKnown(security, securitySchemes);
  return {
    ...without(document, ["openapi", "$self", "jsonSchemaDialect", "security"]),
    openapi: "3.0.3",
    info: writeInfo(asObject(document.info)),
    ...(document.security !== undefined && { security: known(document.security) }),
    paths: mapValues(document.paths, (item) =>
      mapValues(item, (operation) =>
        own(asObject(operation), "security") === undefined
          ? operation
          : { ...asObject(operation), security: known(asObject(operation).security) },
      ),
    ),
    components: { ...components, securitySchemes },
  };
}

function writeInfo(info: JsonObject): JsonObject {
  const { summary, description = summary, license, ...rest } = info;
  return {
    ...rest,
    ...(description !== undefined && { description }),
    ...(license !== undefined && { license: without(asObject(license), ["identifier"]) }),
  };
}

function isKept(scheme: JsonObject): boolean {
  return scheme.type !== "mutualTLS" && scheme["x-amazon-apigateway-authtype"] !== "awsSigv4";
}

function keepKnown(security: unknown, schemes: JsonObject): unknown {
  if (!Array.isArray(security)) return security;
  return security.filter((need) => Object.keys(asObject(need)).every((name) => Object.hasOwn(schemes, name)));
}
