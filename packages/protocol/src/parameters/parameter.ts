import type { Binding, Bindings } from "../binding.ts";
import { checkHeader, type HeaderSource, ownValue } from "../members.ts";
import { escapeUri, fillPath, type PathLabels } from "../path.ts";
import { refuse, SerializationError } from "../serialization-error.ts";
import type { Service } from "../service.ts";
import { type ParseJson, readContentText, writeContentText } from "./content-text.ts";
import { readForm, writeForm } from "./form-style.ts";
import { readHeader, writeHeader } from "./header-style.ts";
import { createNameTable, type NameTable } from "./name-table.ts";
import { type Pair, parseCookies, parsePairs } from "./pairs.ts";
import { readPathLabel, writePathLabel } from "./path-style.ts";
import { type Slot, unescapeText } from "./slot.ts";

type Profile = Service["profile"];

/** The written bound members of a request. */
export interface EncodedParameters {
  /** The path with its query. */
  readonly path: string;
  /** By lower-case name. */
  readonly headers: Record<string, string>;
}

/**
 * Writes the bound members of a request: labels, query, headers and cookies.
 *
 * @throws {SerializationError} that names the member that cannot be sent.
 */
export function writeParameters(
  template: string,
  bindings: Bindings,
  input: object,
  profile: Profile,
): EncodedParameters {
  const labels: Record<string, string> = Object.create(null);
  const headers: Record<string, string> = {};
  const query: string[] = [];
  const cookies: string[] = [];
  const tables = createTables(bindings);
  for (const [member, binding] of Object.entries(bindings)) {
    const value = ownValue(input, member);
    if (value === undefined || (value === null && !takesNull(binding, profile))) continue;
    const slot: Slot = { member, profile };
    const pairs = binding.in === "query" ? query : cookies;
    if (binding.in === "path") labels[binding.name] = writeLabel(slot, value, binding);
    else if (binding.in === "header") putHeader(headers, slot, value, binding);
    else pairs.push(...writePairs(slot, value, binding, tables[binding.in]));
  }
  if (cookies.length) headers.cookie = checkHeader("cookie", cookies.join("; "));
  const path = fillPath(template, labels, (text) => text);
  const separator = path.includes("?") ? "&" : "?";
  return { path: query.length ? path + separator + query.join("&") : path, headers };
}

/** A `null` parameter is left out, unless its type has a text for it. */
function takesNull({ type, mediaType }: Binding, profile: Profile): boolean {
  return profile === "http" && (mediaType !== undefined || [type].flat().includes("null"));
}

type Tables = Readonly<Record<"query" | "cookie", NameTable>>;

function createTables(bindings: Bindings): Tables {
  const all = Object.values(bindings);
  const of = (place: Binding["in"]) => createNameTable(all.filter((binding) => binding.in === place));
  return { query: of("query"), cookie: of("cookie") };
}

function writeLabel(slot: Slot, value: unknown, binding: Binding): string {
  return binding.mediaType === undefined
    ? writePathLabel(slot, value, binding)
    : escapeUri(writeContentText(slot, value, binding.mediaType));
}

function writePairs(slot: Slot, value: unknown, binding: Binding, table: NameTable): string[] {
  return binding.mediaType === undefined
    ? writeForm(slot, value, binding, table)
    : [`${escapeUri(binding.name)}=${escapeUri(writeContentText(slot, value, binding.mediaType))}`];
}

/** Adds a header member; an empty list adds none. */
export function putHeader(
  headers: Record<string, string>,
  slot: Slot,
  value: unknown,
  binding: Binding,
): void {
  const { mediaType, name } = binding;
  const text =
    mediaType === undefined ? writeHeader(slot, value, binding) : writeContentText(slot, value, mediaType);
  if (text !== undefined) headers[name.toLowerCase()] = checkHeader(slot.member, text);
}

/** Adds the header members of a message. */
export function writeHeaders(
  bindings: Bindings,
  members: object,
  { headers, profile }: { readonly headers: Record<string, string>; readonly profile: Profile },
): void {
  for (const [member, binding] of Object.entries(bindings)) {
    const value = ownValue(members, member);
    if (value === undefined || (value === null && !takesNull(binding, profile))) continue;
    putHeader(headers, { member, profile }, value, binding);
  }
}

/** The sources of bound members. */
export interface ParameterSource {
  /** As matched by `compilePath`: still percent-encoded. */
  readonly labels?: PathLabels;
  /** Without the question mark. */
  readonly query?: string;
  readonly headers: HeaderSource;
  readonly profile: Profile;
  readonly parse?: ParseJson | undefined;
}

/**
 * Reads the bound members that are present into `members`.
 *
 * @throws {SerializationError} that names the member whose text is invalid.
 */
export function readParameters(
  bindings: Bindings,
  source: ParameterSource,
  members: Record<string, unknown>,
): void {
  const reader = createReader(bindings, source);
  for (const member in bindings) {
    const value = reader({ member, profile: source.profile }, bindings[member] as Binding);
    if (value !== undefined) members[member] = value;
  }
}

function createReader(bindings: Bindings, { labels, query, headers, parse }: ParameterSource) {
  let tables: Tables | undefined;
  let queryPairs: Pair[] | undefined;
  let cookiePairs: Pair[] | undefined;
  const readPairs = (slot: Slot, pairs: readonly Pair[], binding: Binding, place: keyof Tables) => {
    tables ??= createTables(bindings);
    const { mediaType, name } = binding;
    if (mediaType === undefined) return readForm(slot, pairs, binding, tables[place]);
    const raws = pairs.filter(([key]) => key === name);
    if (raws.length > 1) refuse(slot.member, "given once");
    const [raw] = raws;
    return raw && readContentText(slot, unescapeText(slot, raw[1]), mediaType, parse);
  };
  return (slot: Slot, binding: Binding): unknown => {
    if (binding.in === "path") return readLabel(slot, labels?.[binding.name], binding, parse);
    if (binding.in === "header") return readHeaderMember(slot, headers, binding, parse);
    if (binding.in === "query") {
      queryPairs ??= parsePairs(query ?? "");
      return readPairs(slot, queryPairs, binding, "query");
    }
    cookiePairs ??= parseCookies(headers.get("cookie") ?? "");
    return readPairs(slot, cookiePairs, binding, "cookie");
  };
}

function readLabel(
  slot: Slot,
  label: string | undefined,
  binding: Binding,
  parse: ParseJson | undefined,
): unknown {
  if (label === undefined)
    throw new SerializationError(`The path label "${binding.name}" is missing.`, slot.member);
  return binding.mediaType === undefined
    ? readPathLabel(slot, label, binding)
    : readContentText(slot, unescapeText(slot, label), binding.mediaType, parse);
}

function readHeaderMember(
  slot: Slot,
  headers: HeaderSource,
  binding: Binding,
  parse: ParseJson | undefined,
): unknown {
  const text = headers.get(binding.name.toLowerCase());
  if (text == null) return undefined;
  return binding.mediaType === undefined
    ? readHeader(slot, text, binding)
    : readContentText(slot, text, binding.mediaType, parse);
}
