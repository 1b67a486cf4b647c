import { isObject, type JsonObject, own, ownObject, ownString } from "../json/json.ts";
import { type Located, member, members } from "../reference/follow-reference.ts";
import { DocumentError } from "../source/document-error.ts";
import { readExtensions } from "./extensions.ts";
import type { ApiDocument, Link, ResponseDeclaration, ResponseHeader } from "./operation.ts";
import { readContent } from "./read-content.ts";
import { readSchema } from "./read-schema.ts";

const STATUS = /^(?:[1-5](?:\d\d|XX)|default)$/;

/**
 * The declared responses of an operation, in the order of the document.
 * @throws DocumentError for a status that is neither a number, a range such as `4XX`, nor `default`
 */
export function readResponses(document: ApiDocument, operation: Located): ResponseDeclaration[] {
  return members(document, member(document, operation, "responses"))
    .filter(({ name }) => !name.startsWith("x-"))
    .map(({ name, ...response }) => readResponse(document, name, response));
}

function readResponse(document: ApiDocument, name: string, response: Located): ResponseDeclaration {
  const status = name === "default" ? name : name.toUpperCase();
  if (!STATUS.test(status))
    throw new DocumentError(
      document.name,
      response.pointer,
      `has the status ${JSON.stringify(name)}, which no response can have`,
    );
  const source = isObject(response.value) ? response.value : {};
  const description = ownString(source, "description");
  return {
    status,
    headers: readHeaders(document, response),
    content: readContent(document, response),
    links: readLinks(document, response),
    pointer: response.pointer,
    extensions: readExtensions(source),
    ...(description === undefined ? {} : { description }),
  };
}

function readHeaders(document: ApiDocument, response: Located): ResponseHeader[] {
  return members(document, member(document, response, "headers")).flatMap(({ name, ...header }) => {
    if (!isObject(header.value) || name.toLowerCase() === "content-type") return [];
    const [content] = readContent(document, header);
    const description = ownString(header.value, "description");
    return {
      name,
      required: own(header.value, "required") === true,
      explode: own(header.value, "explode") === true,
      deprecated: own(header.value, "deprecated") === true,
      schema: content?.schema ??
        readSchema(document, header) ?? { document, schema: true, pointer: header.pointer },
      pointer: header.pointer,
      extensions: readExtensions(header.value),
      ...(content ? { contentType: content.type } : {}),
      ...(description === undefined ? {} : { description }),
    };
  });
}

function readLinks(document: ApiDocument, response: Located): Link[] {
  return members(document, member(document, response, "links")).flatMap(({ name, value, pointer }) =>
    isObject(value) ? readLink(name, value, pointer) : [],
  );
}

function readLink(name: string, source: JsonObject, pointer: string): Link {
  const operationId = ownString(source, "operationId");
  const operationRef = ownString(source, "operationRef");
  return {
    name,
    parameters: ownObject(source, "parameters"),
    pointer,
    ...(operationId === undefined ? {} : { operationId }),
    ...(operationRef === undefined ? {} : { operationRef }),
    ...(Object.hasOwn(source, "requestBody") ? { requestBody: source.requestBody } : {}),
  };
}
