import { isObject, own, ownObject, ownString } from "../json/json.ts";
import { type Located, member, members } from "../reference/follow-reference.ts";
import { readExtensions } from "./extensions.ts";
import type { ApiDocument, MediaType, RequestBody } from "./operation.ts";
import { readExamples } from "./read-examples.ts";
import { readSchema } from "./read-schema.ts";

/** The media types under `content`. */
export function readContent(document: ApiDocument, holder: Located): MediaType[] {
  return members(document, member(document, holder, "content")).map(({ name, ...media }) => {
    const schema = readSchema(document, media);
    const itemSchema = readSchema(document, media, "itemSchema");
    return {
      type: name,
      pointer: media.pointer,
      examples: readExamples(document, media),
      encoding: isObject(media.value) ? ownObject(media.value, "encoding") : {},
      ...(schema ? { schema } : {}),
      ...(itemSchema ? { itemSchema } : {}),
    };
  });
}

/** The request body of an operation, or undefined without one. */
export function readRequestBody(document: ApiDocument, operation: Located): RequestBody | undefined {
  const body = member(document, operation, "requestBody");
  if (!body || !isObject(body.value)) return undefined;
  const description = ownString(body.value, "description");
  return {
    required: own(body.value, "required") === true,
    content: readContent(document, body),
    pointer: body.pointer,
    extensions: readExtensions(body.value),
    ...(description === undefined ? {} : { description }),
  };
}
