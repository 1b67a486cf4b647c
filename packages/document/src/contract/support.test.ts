import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { contentForm } from "./content-form.ts";
import { support } from "./support.ts";
import { supportPage } from "./support-page.ts";

const page = fileURLToPath(new URL("../../SUPPORT.md", import.meta.url));

it("is printed on the page of support", () => {
  if (process.env.CALLSHEET_UPDATE) writeFileSync(page, supportPage());
  expect(readFileSync(page, "utf8"), "run with CALLSHEET_UPDATE=1").toBe(supportPage());
});

const forms: readonly [string, ReturnType<typeof contentForm>][] = [
  ["application/json; charset=utf-8", "json"],
  ["application/problem+json", "json"],
  ["text/json", "json"],
  ["application/stream+json", "lines"],
  ["application/x-ndjson", "lines"],
  ["text/event-stream", "events"],
  ["text/csv", "text"],
  ["image/svg+xml", "text"],
  ["image/*", "bytes"],
  ["multipart/form-data", "multipart"],
];

it.each(forms)("reads %s as %s", (type, form) => {
  expect(contentForm(type)).toBe(form);
});

it.each(["multipart/mixed", "application/json-seq", "json", ""])("refuses %j", (type) => {
  expect(contentForm(type)).toHaveProperty("unsupported");
});

it("names every style of a place once", () => {
  const keys = support.styles.map((row) => `${row.in} ${row.style}`);
  expect(new Set(keys).size).toBe(keys.length);
});
