import { expect, test } from "vitest";
import { profileOf } from "./profile.ts";

const sigV4 = {
  type: "apiKey",
  in: "header",
  name: "Authorization",
  "x-amazon-apigateway-authtype": "awsSigv4",
};

test.each<[document: unknown, profile: string]>([
  [{ info: { "x-callsheet-service": { name: "Ivs" } } }, "aws"],
  [{ info: { "x-callsheet-service": null } }, "aws"], // half-written: the house rules say what is missing
  [{ info: { title: "Ivs" }, components: { securitySchemes: { sigV4 } } }, "http"],
  [{ info: { title: "Any" } }, "http"],
  [{ info: [] }, "http"],
  [null, "http"],
  ["text", "http"],
])("%j is checked by the rules of %s", (document, profile) => {
  expect(profileOf(document)).toBe(profile);
});
