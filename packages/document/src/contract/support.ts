import type { Content, ParameterStyle } from "@callsheet/protocol";
import type { ParameterLocation } from "../read/operation.ts";

/** Supported, with a few words on how; or refused, in words that tell an author why. */
export type Support = { readonly taken: string } | { readonly refused: string };

/** The media types of bodies, by the first matching pattern, and how bodies of them are read and written. */
export interface MediaTypeSupport {
  readonly name: string;
  readonly pattern: RegExp;
  readonly form?: Content["form"];
  readonly support: Support;
}

/** The options of a parameter of one place and style. */
export interface StyleSupport {
  readonly in: ParameterLocation;
  readonly style: ParameterStyle;
  readonly values: Support;
  readonly lists: Support;
  readonly objects: Support;
}

/** Something that a document may declare, by name. */
export interface NamedSupport {
  readonly name: string;
  readonly support: Support;
}

const mediaTypes: readonly MediaTypeSupport[] = [
  {
    name: "`text/event-stream`",
    pattern: /^text\/event-stream$/,
    form: "events",
    support: { taken: "an async iterable of data, or of events where the schema has the fields of an event" },
  },
  {
    name: "`application/json-seq`",
    pattern: /^application\/json-seq$/,
    support: { refused: "`application/jsonl` is" },
  },
  {
    name: "`application/jsonl`, `application/x-ndjson`, `application/stream+json`",
    pattern: /^application\/(?:(?:x-)?(?:ndjson|jsonl|jsonlines|json-lines)|stream\+json)$/,
    form: "lines",
    support: { taken: "an async iterable of values" },
  },
  {
    name: "`application/json`, `text/json`, `*+json`",
    pattern: /[/+]json$/,
    form: "json",
    support: { taken: "the value; `null` is one" },
  },
  {
    name: "`application/x-www-form-urlencoded`",
    pattern: /^application\/x-www-form-urlencoded$/,
    form: "form",
    support: { taken: "an object; each property in the style of its `encoding`" },
  },
  {
    name: "`multipart/form-data`",
    pattern: /^multipart\/form-data$/,
    form: "multipart",
    support: { taken: "an object; texts, JSON and files, each with the media type of its `encoding`" },
  },
  {
    name: "other `multipart/*`",
    pattern: /^multipart\//,
    support: { refused: "`multipart/form-data` is" },
  },
  {
    name: "`text/*`, XML, YAML, JavaScript, GraphQL, JWT, SQL",
    pattern: /^text\/|[/+](?:xml|yaml|x-yaml|javascript|ecmascript|graphql|toml|jwt|sql)$/,
    form: "text",
    support: { taken: "the text as it is; a schema of anything but strings says what the text means" },
  },
  {
    name: "`*/*` with a schema of objects, lists, numbers or booleans",
    pattern: /^application\/json$/,
    form: "json",
    support: { taken: "JSON" },
  },
  {
    name: "every other one, including ranges such as `image/*`",
    pattern: /^/,
    form: "bytes",
    support: { taken: "bytes: `Uint8Array` or `Blob`" },
  },
];

const asText: Support = { taken: "text" };
const asList: Support = { taken: "values, each as text" };
const asObject: Support = { taken: "properties that are values or lists, each as text" };
const notDeep: Support = { refused: "the style `deepObject` is for objects only" };
/** The style does not define single values, which look as they do in `form`. */
const asForm: Support = { taken: "as in `form`" };

const styles: readonly StyleSupport[] = [
  { in: "path", style: "simple", values: asText, lists: asList, objects: asObject },
  { in: "path", style: "label", values: asText, lists: asList, objects: asObject },
  { in: "path", style: "matrix", values: asText, lists: asList, objects: asObject },
  { in: "query", style: "form", values: asText, lists: asList, objects: asObject },
  { in: "query", style: "spaceDelimited", values: asForm, lists: asList, objects: asObject },
  { in: "query", style: "pipeDelimited", values: asForm, lists: asList, objects: asObject },
  { in: "query", style: "deepObject", values: notDeep, lists: notDeep, objects: asObject },
  { in: "header", style: "simple", values: asText, lists: asList, objects: asObject },
  { in: "cookie", style: "form", values: asText, lists: asList, objects: asObject },
];

const parameterContents: readonly (NamedSupport & { readonly pattern: RegExp })[] = [
  { name: "JSON", pattern: /[/+]json$/i, support: { taken: "any value" } },
  { name: "`text/*`", pattern: /^text\//i, support: { taken: "text" } },
  {
    name: "any other",
    pattern: /^/,
    support: { refused: "a parameter's `content` must be JSON or text" },
  },
];

const nested = {
  objectInside: { refused: "an object within an object or a list has no text in OpenAPI" },
  objectOrOther: { refused: "a value that is an object or something else has no text in OpenAPI" },
  objectClash: { refused: "an object whose property is of one type or another has no text in OpenAPI" },
  listOrValue: {
    refused:
      "a value or a list is a list, in which a value is the one item, only where `oneOf` or `anyOf` says so",
  },
  listInList: { refused: "a list of lists or objects has no text in OpenAPI" },
} as const satisfies Readonly<Record<string, Support>>;

const methods: readonly (NamedSupport & { readonly methods: readonly string[] })[] = [
  {
    name: "`GET`, `PUT`, `POST`, `DELETE`, `OPTIONS`, `HEAD`, `PATCH`",
    methods: ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH"],
    support: { taken: "yes" },
  },
  {
    name: "`TRACE`",
    methods: ["TRACE"],
    support: { refused: "the method TRACE is not supported: `fetch` does not send it" },
  },
];

/** OpenAPI 3.0 ignores such bodies; 3.1 gives them no meaning. */
const bodiless = {
  name: "the body of `GET` and `HEAD`",
  methods: ["GET", "HEAD"] as readonly string[],
  support: { refused: "`fetch` sends no body with GET and HEAD" },
} as const satisfies NamedSupport & { readonly methods: readonly string[] };

/** In a multipart body. */
const joinedPart = {
  name: "a part with a style that joins its values, or an object with a style",
  support: { refused: "`multipart/form-data` has a part for each value, and no style that joins them" },
} as const satisfies NamedSupport;

const partHeaders = {
  name: "`headers` of a part",
  support: { refused: "a part has a name, a media type and a file name" },
} as const satisfies NamedSupport;

/** Properties of an exploded object are names of the query, as parameters are. */
const sharedNames = {
  name: "a name in the query or a cookie that two parameters take",
  support: { refused: "a name in the query or a cookie must belong to one parameter" },
} as const satisfies NamedSupport;

/** What HTTP can carry only once. */
const clashingSchemes = {
  name: "two schemes of one alternative with different things for the same header, query parameter or cookie",
  support: {
    refused:
      "security schemes of one alternative need the same header, query parameter or cookie: each is enough",
  },
} as const satisfies NamedSupport;

/** A reply with such a status ends with its headers. */
const bodilessStatuses = {
  name: "the body of `204`, `205` and `304`",
  statuses: ["204", "205", "304"] as readonly string[],
  support: { refused: "HTTP has none there" },
} as const satisfies NamedSupport & { readonly statuses: readonly string[] };

const statuses: readonly NamedSupport[] = [
  { name: "`200` … `599`", support: { taken: "an outcome; of several successes, `status` tells which" } },
  { name: "`2XX` … `5XX`", support: { taken: "the outcome of every status without its own" } },
  { name: "`default`", support: { taken: "an error; the success where no other is declared" } },
  { name: "`100` … `199`, `1XX`", support: { taken: "no outcome: such a reply comes before the answer" } },
  { name: "every reply to `HEAD`", support: { taken: "without a body" } },
  bodilessStatuses,
];

const security: readonly NamedSupport[] = [
  { name: "`http` `basic`", support: { taken: "user and password" } },
  { name: "`http` `bearer`", support: { taken: "a token" } },
  { name: "`apiKey` in a header, the query or a cookie", support: { taken: "a key" } },
  { name: "`oauth2`, `openIdConnect`", support: { taken: "a token; getting one is the caller's part" } },
  { name: "`apiKey` that is AWS's `sigv4`", support: { taken: "AWS credentials, which sign" } },
  {
    name: "`mutualTLS`, other `http`",
    support: { taken: "nothing is sent; a stub's verifier reads the request" },
  },
  { name: "alternatives, combinations, `{}` and overrides", support: { taken: "yes" } },
  {
    name: "a parameter that is the operation's own `apiKey`",
    support: {
      taken:
        "the key, which the client's `auth` sends and the stub's verifier sees; it is not a member of the input",
    },
  },
  {
    name: "a scheme that the components do not have",
    support: { taken: "reported with its place; nothing is sent" },
  },
  clashingSchemes,
];

/** What of OpenAPI is supported. Reading a contract follows this table, and the page of support shows it. */
export const support = {
  mediaTypes,
  styles,
  parameterContents,
  joinedPart,
  partHeaders,
  nested,
  sharedNames,
  methods,
  bodiless,
  statuses,
  bodilessStatuses,
  security,
  clashingSchemes,
} as const;
