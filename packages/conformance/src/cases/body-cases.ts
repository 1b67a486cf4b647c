import { isObject } from "@callsheet/document";
import { requestViolations } from "../schema/direction.ts";
import { type WireRequest, withHeader } from "../wire/request.ts";
import { bodyForm } from "../wire/serialize-body.ts";
import type { BaseCall } from "./base-call.ts";
import type { Case } from "./case.ts";
import { derivedCase } from "./derived-case.ts";
import type { ExpectationName } from "./expectation.ts";
import { malformedTexts } from "./malformed-json.ts";

/** Cases about the body as text: malformed and truncated JSON, odd encodings, presence, size. */
export function* bodyCases(base: BaseCall): Generator<Case> {
  const { operation, request, values } = base;
  if (!values.body || typeof request.body !== "string" || bodyForm(values.body.media.type) !== "json") return;
  const pointer = operation.body?.pointer ?? operation.pointer;
  const about = (label: string, body: WireRequest["body"], expect: ExpectationName): Case => {
    const { body: _, ...rest } = request;
    return derivedCase(base, {
      group: "body",
      label,
      expect,
      scenario: "malformed_body",
      keyword: "content",
      pointer,
      request: body === undefined ? rest : { ...rest, body },
    });
  };
  const sample =
    isObject(values.body.value) && Object.keys(values.body.value).length > 0
      ? request.body
      : '{"member":"value"}';
  for (const [label, text] of malformedTexts(sample))
    if (!isJson(text))
      yield about(`malformed/${label}`, text, READ_BY_SOME.has(label) ? "tolerated" : "unreadable");
  for (const [label, bytes] of wrongBytes(sample)) yield about(`encoding/${label}`, bytes, "tolerated");
  for (const [label, text] of oddTexts(request.body)) yield about(`odd/${label}`, text, "tolerated");
  for (const [label, text] of numberTexts(base)) yield about(`odd/${label}`, text, "tolerated");
  yield about("odd/large", LARGE + request.body, "outside");
  yield* presence(base, about);
}

/** Numbers that lenient JSON readers, such as Python's, accept. */
const READ_BY_SOME: ReadonlySet<string> = new Set(["nan", "infinity", "negative-infinity"]);

/** White space before a body: more than many servers read. */
const LARGE = " ".repeat(1_200_000);

/** The body with one integer written in ways that mean the same number: `60.0`, `6e1`. */
function numberTexts({ values }: BaseCall): [string, string][] {
  const value = values.body?.value;
  if (!isObject(value)) return [];
  const [name, number] = Object.entries(value).find(([, member]) => Number.isInteger(member)) ?? [];
  if (name === undefined) return [];
  const written = (text: string): string => {
    const members = Object.entries(value).map(
      ([key, member]) => `${JSON.stringify(key)}:${key === name ? text : JSON.stringify(member)}`,
    );
    return `{${members.join(",")}}`;
  };
  return [
    ["integer-with-fraction", written(`${String(number)}.0`)],
    ["integer-with-exponent", written(`${String(number)}e0`)],
  ];
}

function* presence(
  base: BaseCall,
  about: (label: string, body: string | undefined, expect: ExpectationName) => Case,
): Generator<Case> {
  const { operation, values } = base;
  const schema = values.body?.media.schema;
  const emptyIsValid = schema !== undefined && requestViolations(schema, {}).length === 0;
  const required = operation.body?.required === true;
  const expect = required ? (emptyIsValid ? "tolerated" : "unreadable") : "accepted";
  const absent = about("presence/absent", undefined, expect);
  yield {
    ...absent,
    scenario: "body_presence",
    request: withHeader(absent.request, "content-type", undefined),
  };
  // Some clients announce a media type and then send nothing: whether that is no body or a broken one is left
  // open.
  yield {
    ...about("presence/empty-text", "", required && !emptyIsValid ? "unreadable" : "tolerated"),
    scenario: "body_presence",
  };
  yield {
    ...about("presence/white-space", " \n", required && !emptyIsValid ? "unreadable" : "tolerated"),
    scenario: "body_presence",
  };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Bodies that are not UTF-8, which is the only encoding of JSON between systems (RFC 8259 §8.1). */
function wrongBytes(sample: string): [string, Uint8Array][] {
  const bytes = new TextEncoder().encode(sample);
  const withTail = (...tail: number[]): Uint8Array =>
    Uint8Array.from([
      ...bytes.slice(0, -1),
      ...new TextEncoder().encode(',"another":"'),
      ...tail,
      0x22,
      0x7d,
    ]);
  const wide = (little: boolean): Uint8Array => {
    const units = [0xfeff, ...Array.from(sample, (character) => character.charCodeAt(0))];
    return Uint8Array.from(
      units.flatMap((unit) => (little ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])),
    );
  };
  return [
    ["utf-16-little-endian", wide(true)],
    ["utf-16-big-endian", wide(false)],
    ["lonely-continuation", withTail(0x80)],
    ["cut-sequence", withTail(0xe2, 0x82)],
    ["overlong", withTail(0xc0, 0xaf)],
    ["surrogate", withTail(0xed, 0xa0, 0x80)],
    ["latin-1", withTail(0xe9)],
    ["beyond-unicode", withTail(0xf4, 0x90, 0x80, 0x80)],
    ["byte-ff", withTail(0xff)],
  ];
}

/** JSON that parsers read differently: whatever the answer is, there must be one. */
function oddTexts(sample: string): [string, string][] {
  const open = sample.trim().endsWith("}") ? sample.trim().slice(0, -1) : "";
  const member = (text: string): string => (open === "" ? text : `${open}${open === "{" ? "" : ","}${text}}`);
  return [
    ["byte-order-mark", `\ufeff${sample}`],
    ["surrounding-space", ` \t\r\n${sample}\n`],
    ["proto-member", member('"__proto__":{"polluted":true}')],
    ["constructor-member", member('"constructor":{"prototype":{"polluted":true}}')],
    ["twice-the-same-member", member('"another":1,"another":2')],
    ["empty-name", member('"":1')],
    ["huge-number", member('"another":1e309')],
    ["long-number", member(`"another":${"9".repeat(400)}`)],
    ["negative-zero", member('"another":-0')],
    ["lonely-surrogate", member('"another":"\\ud800"')],
    ["nul-escape", member('"another":"\\u0000"')],
    ["many-members", member(Array.from({ length: 2_000 }, (_, index) => `"m${index}":${index}`).join(","))],
    ["deep-member", member(`"another":${"[".repeat(200)}${"]".repeat(200)}`)],
    ["long-member", member(`"another":"${"a".repeat(100_000)}"`)],
  ];
}
