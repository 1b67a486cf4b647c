import {
  type Binding,
  type Content,
  contentsOf,
  decodeRequest,
  matchContent,
  type Operation,
  type RequestParts,
  SerializationError,
} from "@callsheet/protocol";
import { checkAccept, checkContentEncoding, checkContentType } from "../body/media-type.ts";
import { readJson, readText } from "../body/read-json.ts";
import type { OperationDefinition } from "../definition.ts";
import { Fault, serializationFault } from "../fault.ts";
import type { ServiceRuntime } from "../service-runtime.ts";
import { validateInput } from "../validation/validate-input.ts";
import type { RoutedRequest } from "./routed-request.ts";

/** Makes the function that takes an operation's input out of a request and its body. */
export function createInputReader(definition: OperationDefinition, { limits }: ServiceRuntime) {
  const { operation } = definition;
  const { input, outcomes } = operation;
  const takes = input.body ? contentsOf(input) : [];
  const gives = outcomes.flatMap((outcome) => (outcome.body && !outcome.error ? contentsOf(outcome) : []));
  const single = Object.values(input.bindings ?? {}).filter(isSingleHeader);
  const parse = (text: string) => readJson(text, limits.depth);

  return ({ incoming, labels, query }: RoutedRequest, bytes: Uint8Array): unknown => {
    checkAccept(incoming.header("accept"), gives);
    let content: Content | undefined;
    let body: Pick<RequestParts, "json" | "body"> = {};
    if (bytes.byteLength > 0) {
      checkContentEncoding(incoming.header("content-encoding"));
      const type = incoming.header("content-type");
      checkContentType(type, takes);
      content = matchContent(takes, type ?? "") ?? takes[0];
      body = content?.form === "json" ? { json: parse(readText(bytes)) } : { body: bytes };
    }
    for (const { name } of single) {
      if (incoming.repeats(name)) throw serializationFault(`The header ${name} must not be sent twice.`);
    }
    const headers = { get: (name: string) => incoming.header(name) };
    return validateInput(definition, decode(operation, { labels, query, headers, content, parse, ...body }));
  };
}

function isSingleHeader({ in: place, list, properties, additional }: Binding): boolean {
  return place === "header" && !list && !properties && !additional;
}

function decode(operation: Operation, parts: RequestParts): Record<string, unknown> {
  try {
    return decodeRequest(operation, parts);
  } catch (error) {
    if (!(error instanceof SerializationError)) throw error;
    const { member, undeclared } = error;
    if (undeclared) throw new Fault("ValidationException", 400, `${error.message}.`);
    const message =
      member === undefined
        ? "The request body must be a JSON object."
        : `Value at '/${member}' is not of its type.`;
    const instancePath = member === undefined ? "" : `/${member}`;
    const violation = { instancePath, schemaPath: "", keyword: "type", params: {}, message: error.message };
    throw serializationFault(message, [violation]);
  }
}
