import {
  decodeRequest,
  isJson,
  type Operation,
  type RequestParts,
  SerializationError,
} from "@callsheet/protocol";
import { checkAccept, checkContentEncoding, checkContentType } from "../body/media-type.ts";
import { readJson, readText } from "../body/read-json.ts";
import type { OperationDefinition } from "../definition.ts";
import { serializationFault } from "../fault.ts";
import type { ServiceRuntime } from "../service-runtime.ts";
import { validateInput } from "../validation/validate-input.ts";
import type { RoutedRequest } from "./routed-request.ts";

const jsonType = "application/json";

/** Makes the function that takes an operation's input out of a request and its body. */
export function createInputReader(definition: OperationDefinition, { limits }: ServiceRuntime) {
  const { operation } = definition;
  const { input, output } = operation;
  const takes = input.body === "none" ? undefined : (input.mediaType ?? jsonType);
  const gives = output.body === "none" ? undefined : (output.mediaType ?? jsonType);
  const takesJson = takes !== undefined && isJson(takes);
  const takesText = takes?.startsWith("text/") ?? false;
  const single = Object.values(input.bindings).filter((binding) => binding.in === "header" && !binding.list);

  return ({ incoming, labels, query }: RoutedRequest, bytes: Uint8Array): unknown => {
    checkAccept(incoming.header("accept"), gives);
    let body: unknown;
    if (bytes.byteLength > 0) {
      checkContentEncoding(incoming.header("content-encoding"));
      checkContentType(incoming.header("content-type"), takes);
      body = takesText ? readText(bytes) : takesJson ? readJson(readText(bytes), limits.depth) : bytes;
    }
    for (const { name } of single) {
      if (incoming.repeats(name)) throw serializationFault(`The header ${name} must not be sent twice.`);
    }
    const headers = { get: (name: string) => incoming.header(name) };
    return validateInput(definition, decode(operation, { labels, query, headers, body }));
  };
}

function decode(operation: Operation, parts: RequestParts): Record<string, unknown> {
  try {
    return decodeRequest(operation, parts);
  } catch (error) {
    if (!(error instanceof SerializationError)) throw error;
    const { member } = error;
    const message =
      member === undefined
        ? "The request body must be a JSON object."
        : `Value at '/${member}' is not of its type.`;
    const instancePath = member === undefined ? "" : `/${member}`;
    const violation = { instancePath, schemaPath: "", keyword: "type", params: {}, message: error.message };
    throw serializationFault(message, [violation]);
  }
}
