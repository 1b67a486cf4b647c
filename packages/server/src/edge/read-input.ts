import {
  type Binding,
  type Content,
  compileReadings,
  contentsOf,
  decodeRequest,
  matchContent,
  type Operation,
  type PathLabels,
  type RequestParts,
  SerializationError,
} from "@callsheet/protocol";
import { pointerStep } from "@callsheet/protocol/json-pointer";
import { checkAccept, checkContentEncoding, checkContentType, pickContent } from "../body/media-type.ts";
import { readJson, readText } from "../body/read-json.ts";
import type { OperationDefinition } from "../definition.ts";
import { Fault, serializationFault } from "../fault.ts";
import type { ServiceRuntime } from "../service-runtime.ts";
import { describeProblem } from "../validation/describe-problem.ts";
import { validateInput } from "../validation/validate-input.ts";
import type { RoutedRequest } from "./routed-request.ts";

/** Makes the function that reads an operation's input from a request and its body. */
export function createInputReader(definition: OperationDefinition, { limits }: ServiceRuntime) {
  const { operation } = definition;
  const { input, outcomes, service } = operation;
  const takes = input.body ? contentsOf(input) : [];
  const gives = outcomes.flatMap((outcome) => (outcome.body && !outcome.error ? contentsOf(outcome) : []));
  const single = Object.values(input.bindings ?? {}).filter(isSingleHeader);
  // A body of any type may omit its type.
  const anyType = takes.some((content) => content.type === "*/*") ? "application/octet-stream" : undefined;
  const parse = (text: string) => readJson(text, limits.depth);
  const readings = compileReadings(operation.path);

  return ({ incoming, labels, query }: RoutedRequest, bytes: Uint8Array): unknown => {
    checkAccept(incoming.header("accept"), gives);
    let content: Content | undefined;
    let body: Pick<RequestParts, "json" | "body"> = {};
    const type = incoming.header("content-type");
    if (bytes.byteLength > 0 || (service.profile === "http" && canBeEmpty(takes, type))) {
      checkContentEncoding(incoming.header("content-encoding"));
      checkContentType(type, takes);
      content = pickContent(takes, type ?? "");
      body = content?.form === "json" ? { json: parse(readText(bytes)) } : { body: bytes };
    } else if (input.required) {
      throw missingBody();
    }
    for (const { name } of single) {
      if (incoming.repeats(name)) throw serializationFault(`The header ${name} must not be sent twice.`);
    }
    const get = (name: string) => incoming.header(name) ?? (name === "content-type" ? anyType : undefined);
    const headers = { get };
    const read = (from: PathLabels) =>
      validateInput(definition, decode(operation, { labels: from, query, headers, content, parse, ...body }));
    return readings ? firstValid(read, [labels, ...readings(pathOf(incoming.target))]) : read(labels);
  };
}

const pathOf = (target: string) => target.split("?", 1)[0] ?? "";

/** The input of the first valid reading of a path; if there is none, the first reading's fault. */
function firstValid(read: (labels: PathLabels) => unknown, readings: readonly PathLabels[]): unknown {
  let failure: unknown;
  for (const labels of readings) {
    try {
      return read(labels);
    } catch (error) {
      failure ??= error;
    }
  }
  throw failure;
}

/**
 * True when an empty body is a value: an empty text, a file without content, a form without fields, no
 * events.
 */
function canBeEmpty(takes: readonly Content[], type: string | undefined): boolean {
  const form = type === undefined ? undefined : matchContent(takes, type)?.form;
  return form !== undefined && form !== "json" && form !== "multipart";
}

function isSingleHeader({ in: place, list, properties, additional }: Binding): boolean {
  return place === "header" && !list && !properties && !additional;
}

function decode(operation: Operation, parts: RequestParts): Record<string, unknown> {
  try {
    return decodeRequest(operation, parts);
  } catch (error) {
    if (!(error instanceof SerializationError)) throw error;
    if (operation.service.profile === "http") throw unreadable(operation, error);
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

function missingBody(): Fault {
  const violation = { instancePath: "", schemaPath: "", keyword: "type", params: {}, message: "is missing" };
  return new Fault("ValidationException", 400, "The request body is missing.", { violations: [violation] });
}

/** Says in the profile `http` which part of a request is not of its type. */
function unreadable(operation: Operation, { message, member, undeclared }: SerializationError): Fault {
  const path = member === undefined ? "" : pointerStep(member);
  const isNoObject = member === undefined && operation.input.body === "members";
  const rule = isNoObject ? "must be a JSON object" : withoutName(message);
  const type = {
    instancePath: path,
    schemaPath: "",
    keyword: "type",
    params: {},
    message: rule,
  };
  const stranger = {
    ...type,
    instancePath: "",
    keyword: "additionalProperties",
    params: { additionalProperty: member },
  };
  const violation = undeclared ? stranger : type;
  return serializationFault(describeProblem(violation, operation).detail, [violation]);
}

/** Only the rule: messages of the protocol start with the member's name. */
function withoutName(message: string): string {
  const rule = message.replace(/^"[^"]*" (?=must )/, "");
  return rule === message ? `cannot be read: ${message.replace(/\.$/, "")}` : rule;
}
