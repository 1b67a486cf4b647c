/**
 * A part of an OpenAPI document that rules check.
 *
 * @typedef {object} Place
 * @property {"info" | "tag" | "server" | "operation" | "parameter" | "requestBody" | "response" | "header" |
 * "mediaType"
 *   | "example" | "schema"} kind
 * @property {Record<string, unknown>} value
 * @property {(string | number)[]} path Where it stands.
 * @property {boolean} inRequest Whether it is met on the way through what a client sends.
 * @property {boolean} again Whether it was met before. A schema of requests and replies is listed twice, once
 * for each.
 */

const methods = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);
/**
 * Keywords whose value is one schema, a list of schemas, or schemas by name. JSON Schema 2020-12, sections 10
 * and 11.
 */
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

/**
 * A rule function that calls `check` once for every place of a document. See `findings` for what `check`
 * returns.
 */
export function everyPlace(check) {
  return findings((place) => (place.again ? undefined : check(place)));
}

/** The same for the places of requests. */
export function everyRequestPlace(check) {
  return findings((place) => (place.inRequest ? check(place) : undefined));
}

/**
 * Makes a rule function. `check` returns what is wrong with a place: nothing, a sentence, or a list of
 * sentences and of `{ message, at }`, where `at` are the steps from the place to what is wrong.
 */
function findings(check) {
  return (document) =>
    placesOf(document).flatMap((place) =>
      [check(place) ?? []].flat().map((problem) => {
        const { message, at = [] } = typeof problem === "string" ? { message: problem } : problem;
        return { message, path: [...place.path, ...at] };
      }),
    );
}

function placesOf(document) {
  let places = walked.get(document);
  if (!places) {
    places = [...walkDocument(document)];
    walked.set(document, places);
  }
  return places;
}

function* walkDocument(document) {
  const inRequests = new Set();
  const elsewhere = new Set();
  const at = (kind, value, path, inRequest = false) => {
    const known = inRequest ? inRequests : elsewhere;
    // A remaining reference leads nowhere or in a circle.
    if (!isObject(value) || typeof value.$ref === "string" || known.has(value)) return undefined;
    const again = inRequests.has(value) || elsewhere.has(value);
    known.add(value);
    return { kind, value, path, inRequest, again };
  };

  // A file without paths is not itself a document: others refer to its parts.
  if (isObject(document.paths)) yield* leaf("info", document.info, ["info"]);
  for (const kind of ["tag", "server"])
    yield* each(document[`${kind}s`], [`${kind}s`], (...place) => leaf(kind, ...place));
  yield* components(document.components, ["components"]);
  yield* each(document.paths, ["paths"], pathItem);

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
    if (!isObject(value)) return;
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
    if (!place) return;
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
      yield* each(value?.[group], [...path, group], walk, false);
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
