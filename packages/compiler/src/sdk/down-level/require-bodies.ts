import { isObject, type JsonObject } from "@callsheet/document";
import { asObject, mapValues } from "../json.ts";
import { methods } from "./document-schemas.ts";

/**
 * Makes every body required, for generators whose clients send `null` when a caller gives no body. `{}` means
 * the same.
 */
export function requireBodies(document: JsonObject): JsonObject {
  return {
    ...document,
    paths: mapValues(document.paths, (item) =>
      mapValues(item, (operation, method) => {
        const { requestBody, ...rest } = asObject(operation);
        return methods.has(method) && isObject(requestBody)
          ? { ...rest, requestBody: { ...requestBody, required: true } }
          : operation;
      }),
    ),
  };
}
