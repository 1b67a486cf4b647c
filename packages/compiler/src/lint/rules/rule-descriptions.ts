import { house } from "./house.js";
import { rules } from "./rules.ts";

/** What each rule ensures, by the rule's name. */
export const ruleDescriptions: ReadonlyMap<string, string> = new Map([
  ["readable", "Files can be read, and are where references say they are."],
  ["openapi-version", "A document follows a version of OpenAPI that is supported."],
  ["invalid-ref", "References lead somewhere."],
  ["no-$ref-siblings", "Nothing stands next to a reference that has no effect there."],
  ["supported", "Everything that is declared is generated, too."],
  ["unique-name", "No two documents of AWS use a name twice."],
  ["oas3-unused-component", "Every component is used."],
  ...Object.entries(house).map(([name, { description }]) => [name, description] as const),
  ...rules.map(({ name, description }) => [name, description] as const),
]);
