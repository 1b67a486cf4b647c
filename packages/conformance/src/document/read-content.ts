import type { Place, Schema } from "../schema/place.ts";
import { isObject, type JsonObject, own, ownObject, ownString } from "./json.ts";
import type {
  ApiDocument,
  Example,
  Link,
  MediaType,
  RequestBody,
  ResponseDeclaration,
  ResponseHeader,
} from "./operation.ts";
import { type Located, member } from "./reference.ts";

/** The schema under a located value, as a place; references stay, for the place of a rule is where it is written. */
export function readSchema(document: ApiDocument, holder: Located): Place | undefined {
  const schema = isObject(holder.value) ? own(holder.value, "schema") : undefined;
  if (typeof schema !== "boolean" && !isObject(schema)) return undefined;
  return { document, schema: schema as Schema, pointer: `${holder.pointer}/schema` };
}

/** The examples of a media type or parameter: `examples`, `example`, then those of the schema itself. */
export function readExamples(document: ApiDocument, holder: Located): Example[] {
  const source = isObject(holder.value) ? holder.value : {};
  const examples: Example[] = [];
  const named = member(document, holder, "examples");
  for (const name of Object.keys(isObject(named?.value) ? named.value : {})) {
    const example = named && member(document, named, name);
    if (example && isObject(example.value) && Object.hasOwn(example.value, "value")) {
      examples.push({ name, value: example.value.value, pointer: `${example.pointer}/value` });
    }
  }
  if (Object.hasOwn(source, "example")) {
    examples.push({ name: "example", value: source.example, pointer: `${holder.pointer}/example` });
  }
  return examples;
}

/** The media types under `content`. */
export function readContent(document: ApiDocument, holder: Located): MediaType[] {
  const content = member(document, holder, "content");
  return Object.keys(isObject(content?.value) ? content.value : {}).flatMap((type) => {
    const media = content && member(document, content, type);
    if (!media) return [];
    const schema = readSchema(document, media);
    return {
      type,
      pointer: media.pointer,
      examples: readExamples(document, media),
      encoding: isObject(media.value) ? ownObject(media.value, "encoding") : {},
      ...(schema ? { schema } : {}),
    };
  });
}

/** The request body of an operation, or undefined when it takes none. */
export function readRequestBody(document: ApiDocument, operation: Located): RequestBody | undefined {
  const body = member(document, operation, "requestBody");
  if (!body || !isObject(body.value)) return undefined;
  return {
    required: own(body.value, "required") === true,
    content: readContent(document, body),
    pointer: body.pointer,
  };
}

/** The declared responses of an operation. */
export function readResponses(document: ApiDocument, operation: Located): ResponseDeclaration[] {
  const responses = member(document, operation, "responses");
  return Object.keys(isObject(responses?.value) ? responses.value : {})
    .filter((status) => !status.startsWith("x-"))
    .flatMap((status) => {
      const response = responses && member(document, responses, status);
      if (!response) return [];
      return {
        status: status === "default" ? status : status.toUpperCase(),
        headers: readHeaders(document, response),
        content: readContent(document, response),
        links: readLinks(document, response),
        pointer: response.pointer,
      };
    });
}

function readHeaders(document: ApiDocument, response: Located): ResponseHeader[] {
  const headers = member(document, response, "headers");
  return Object.keys(isObject(headers?.value) ? headers.value : {}).flatMap((name) => {
    const header = headers && member(document, headers, name);
    if (!header || !isObject(header.value) || name.toLowerCase() === "content-type") return [];
    const schema = readSchema(document, header) ?? { document, schema: true, pointer: header.pointer };
    return { name, required: own(header.value, "required") === true, schema, pointer: header.pointer };
  });
}

function readLinks(document: ApiDocument, response: Located): Link[] {
  const links = member(document, response, "links");
  return Object.keys(isObject(links?.value) ? links.value : {}).flatMap((name) => {
    const link = links && member(document, links, name);
    return link && isObject(link.value) ? readLink(name, link.value, link.pointer) : [];
  });
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
