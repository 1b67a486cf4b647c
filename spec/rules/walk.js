/**
 * A part of an OpenAPI document that rules have an opinion on.
 *
 * @typedef {object} Place
 * @property {"info" | "tag" | "server" | "operation" | "parameter" | "requestBody" | "response" | "header" | "mediaType"
 *   | "example" | "schema"} kind
 * @property {Record<string, unknown>} value
 * @property {(string | number)[]} path Where it stands.
 * @property {boolean} inRequest Whether it describes something that a client sends.
 */

const methods = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);
/** Keywords that hold one schema, a list of schemas, or schemas by name. JSON Schema 2020-12, sections 10 and 11. */
const one = [
  "items",
  "contains",
  "additionalProperties",
  "propertyNames",
  "unevaluatedItems",
  "unevaluatedProperties",
  "not",
  "if",
  "then",
  "else",
];
const list = ["allOf", "anyOf", "oneOf", "prefixItems"];
const named = ["properties", "patternProperties", "dependentSchemas", "$defs"];

/** @type {WeakMap<object, Place[]>} */
const walked = new WeakMap();

/** Lists every place of a resolved document, each once, however often it is referred to. */
export function placesOf(document) {
  let places = walked.get(document);
  if (!places) {
    places = [...walkDocument(document)];
    walked.set(document, places);
  }
  return places;
}

/**
 * A rule function that asks `check` about every place of a document. `check` returns what is wrong: nothing, a sentence, or a
 * list of sentences and of `{ message, at }`, where `at` are the steps from the place to what is wrong.
 */
export function everyPlace(check) {
  return (document) =>
    placesOf(document).flatMap((place) =>
      [check(place) ?? []].flat().map((problem) => {
        const { message, at = [] } = typeof problem === "string" ? { message: problem } : problem;
        return { message, path: [...place.path, ...at] };
      }),
    );
}

function* walkDocument(document) {
  const seen = { request: new Set(), reply: new Set() };
  const at = (kind, value, path, inRequest = false) => {
    const known = inRequest ? seen.request : seen.reply;
    if (!isObject(value) || known.has(value)) return undefined;
    known.add(value);
    return { kind, value, path, inRequest };
  };

  if (isObject(document.info)) yield { kind: "info", value: document.info, path: ["info"], inRequest: false };
  for (const kind of ["tag", "server"])
    yield* each(document[`${kind}s`], [`${kind}s`], (...place) => leaf(kind, ...place));
  yield* each(document.paths, ["paths"], pathItem);
  yield* components(document.components ?? {}, ["components"]);

  function* leaf(kind, value, path, inRequest) {
    const place = at(kind, value, path, inRequest);
    if (place) yield place;
  }
  function* pathItem(item, path) {
    yield* each(item.parameters, [...path, "parameters"], parameter);
    for (const [method, value] of entries(item))
      if (methods.has(method)) yield* operation(value, [...path, method]);
  }
  function* operation(value, path) {
    yield* leaf("operation", value, path);
    yield* each(value.parameters, [...path, "parameters"], parameter);
    yield* requestBody(value.requestBody, [...path, "requestBody"]);
    yield* each(value.responses, [...path, "responses"], response);
  }
  function* parameter(value, path) {
    yield* leaf("parameter", value, path, true);
    yield* schema(value?.schema, [...path, "schema"], true);
    yield* each(value?.content, [...path, "content"], mediaType, true);
  }
  function* requestBody(value, path) {
    yield* leaf("requestBody", value, path, true);
    yield* each(value?.content, [...path, "content"], mediaType, true);
  }
  function* response(value, path) {
    yield* leaf("response", value, path);
    yield* each(value.headers, [...path, "headers"], header);
    yield* each(value.content, [...path, "content"], mediaType, false);
  }
  function* header(value, path) {
    yield* leaf("header", value, path);
    yield* schema(value.schema, [...path, "schema"], false);
  }
  function* mediaType(value, path, inRequest) {
    yield* leaf("mediaType", value, path, inRequest);
    yield* each(value.examples, [...path, "examples"], (...place) => leaf("example", ...place), inRequest);
    yield* schema(value.schema, [...path, "schema"], inRequest);
  }
  function* schema(value, path, inRequest) {
    const place = at("schema", value, path, inRequest);
    if (!place || typeof value.$ref === "string") return;
    yield place;
    for (const keyword of one) yield* schema(value[keyword], [...path, keyword], inRequest);
    for (const keyword of [...list, ...named])
      yield* each(value[keyword], [...path, keyword], schema, inRequest);
  }
  function* components(value, path) {
    const walkers = {
      schemas: schema,
      responses: response,
      parameters: parameter,
      requestBodies: requestBody,
      headers: header,
    };
    for (const [group, walk] of Object.entries(walkers))
      yield* each(value[group], [...path, group], walk, false);
  }
}

/** Walks every object in an object or array. */
function* each(container, path, walk, inRequest) {
  for (const [key, value] of entries(container))
    if (isObject(value)) yield* walk(value, [...path, key], inRequest);
}

function entries(container) {
  return isObject(container) || Array.isArray(container) ? Object.entries(container) : [];
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
