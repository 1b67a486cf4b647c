import type { MediaType } from "@callsheet/document";
import { buildRequest } from "../wire/build-request.ts";
import { type WireRequest, withHeader } from "../wire/request.ts";
import { bodyForm } from "../wire/serialize-body.ts";
import { type BaseCall, bodyOf, type CaseOptions } from "./base-call.ts";
import type { Case } from "./case.ts";
import { derivedCase } from "./derived-case.ts";
import type { ExpectationName } from "./expectation.ts";

/** Cases about media types: what a body says it is, and what the caller accepts. */
export function* mediaCases(base: BaseCall, options: CaseOptions): Generator<Case> {
  yield* otherMediaCases(base, options);
  const about = (label: string, request: WireRequest, expect: ExpectationName): Case =>
    derivedCase(base, { group: "media", label, request, expect, scenario: "media_type", keyword: "content" });
  for (const [label, type, expect] of contentTypes(base)) {
    yield about(`content-type/${label}`, withHeader(base.request, "content-type", type), expect);
  }
  if (base.request.body !== undefined) {
    for (const coding of ["gzip", "br", "nonsense"]) {
      yield about(
        `content-encoding/${coding}`,
        withHeader(base.request, "content-encoding", coding),
        "outside",
      );
    }
    yield about(
      "content-encoding/identity",
      withHeader(base.request, "content-encoding", "identity"),
      "tolerated",
    );
  }
  for (const [label, type, expect] of accepts(base))
    yield about(`accept/${label}`, withHeader(base.request, "accept", type), expect);
}

/** A body of every other media type that the operation declares. */
function* otherMediaCases(base: BaseCall, options: CaseOptions): Generator<Case> {
  for (const media of base.operation.body?.content ?? []) {
    if (media.type === base.values.body?.media.type) continue;
    const body = bodyOf(base.operation, media, options);
    const values = body && { ...base.values, body };
    const request = values && buildRequest(base.operation, values);
    if (!request || isAnother(base, media, request)) continue;
    const made = derivedCase(base, {
      group: "media",
      label: `declared/${media.type}`,
      request,
      expect: "accepted",
      scenario: "media_type",
      keyword: "content",
      pointer: media.pointer,
    });
    yield { ...made, values };
  }
}

/** True for a body of a range that is sent as a type which the operation also declares. */
function isAnother({ operation }: BaseCall, media: MediaType, { headers }: WireRequest): boolean {
  const sent = headers.find(([name]) => name === "content-type")?.[1];
  return operation.body?.content.some((other) => other !== media && other.type === sent) === true;
}

type Row = [label: string, value: string | undefined, expect: ExpectationName];

function contentTypes({ operation, values, request }: BaseCall): Row[] {
  if (!values.body || typeof request.body !== "string" || bodyForm(values.body.media.type) !== "json")
    return [];
  const declared = operation.body?.content.map(({ type }) => type.toLowerCase()) ?? [];
  const own = values.body.media.type.includes("*") ? "application/json" : values.body.media.type;
  const rows: Row[] = [
    ["upper-case", own.toUpperCase(), "accepted"],
    ["charset", `${own}; charset=utf-8`, "accepted"],
    ["charset-upper-case", `${own};charset=UTF-8`, "accepted"],
    ["quoted-charset", `${own}; charset="utf-8"`, "accepted"],
    ["unknown-parameter", `${own}; version=1`, "tolerated"],
    ["other-charset", `${own}; charset=utf-16`, "outside"],
    ["missing", undefined, "tolerated"],
    ["empty", "", "outside"],
  ];
  if (declared.some((type) => type.includes("*"))) return rows;
  for (const [label, type] of [
    ["xml", "application/xml"],
    ["text", "text/plain"],
    ["form", "application/x-www-form-urlencoded"],
    ["multipart", "multipart/form-data; boundary=x"],
    ["multipart-without-boundary", "multipart/form-data"],
    ["bytes", "application/octet-stream"],
    ["yaml", "application/yaml"],
    ["json-lines", "application/jsonl"],
    ["near-miss", "application/jsonx"],
    ["no-subtype", "application"],
    ["nonsense", "???"],
    ["list", `${own}, ${own}`],
  ] as const) {
    if (!declared.includes(type)) rows.push([label, type, mediaExpectation(label)]);
  }
  return rows;
}

function mediaExpectation(label: string): ExpectationName {
  if (label === "list") return "outside";
  return label === "no-subtype" || label === "nonsense" ? "nonsenseMedia" : "unsupportedMedia";
}

function accepts({ operation }: BaseCall): Row[] {
  const types = operation.responses.flatMap(({ content }) => content.map(({ type }) => type.toLowerCase()));
  const [own = "application/json"] = types;
  const rows: Row[] = [
    ["own", own, "accepted"],
    ["any", "*/*", "accepted"],
    ["any-of-type", `${own.split("/")[0]}/*`, "accepted"],
    ["list", `text/html, ${own};q=0.9, */*;q=0.1`, "accepted"],
    ["nothing-at-all", `${own};q=0`, "tolerated"],
    ["malformed", "///;;q=x", "outside"],
  ];
  for (const type of ["application/xml", "text/html", "image/png"]) {
    if (!types.some((declared) => declared === type || declared.includes("*")))
      rows.push([type.replace("/", "-"), type, "notAcceptable"]);
  }
  return rows;
}
