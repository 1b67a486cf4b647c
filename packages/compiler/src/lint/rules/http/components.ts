import type { Rule } from "../../rule.ts";
import { memberOf } from "../../source/located.ts";

const named = /^(?:Named\w+)$/;

/** Components have names that references and URLs can carry. */
export const componentNames: Rule = {
  name: "spec-components-invalid-map-name",
  description: "The names of components have letters, digits, dots, hyphens and underscores only.",
  severity: { aws: "error", http: "warning" },
  check({ value, type, parent }) {
    if (parent?.type.name !== "Components" || !named.test(type.name)) return undefined;
    return Object.keys(value)
      .filter((name) => !/^[a-zA-Z0-9._-]+$/.test(name))
      .map((name) => ({
        at: [name],
        message: `The name \`${name}\` may have only letters, digits, dots, hyphens and underscores.`,
      }));
  },
};

/** An example has its value here or elsewhere. */
export const exampleValue: Rule = {
  name: "oas3-examples-value-or-externalValue",
  description: "An example has `value` or `externalValue`, and not both.",
  types: ["Example"],
  severity: { aws: "warning", http: "warning" },
  check({ value }) {
    const both = memberOf(value, "value") !== undefined && memberOf(value, "externalValue") !== undefined;
    return both ? [{ message: "An example has either `value` or `externalValue`, not both." }] : undefined;
  },
};

/** A document that is signed for an AWS service names it. */
export const signedService: Rule = {
  name: "service-named",
  description: "A document that is signed with SigV4 names the service that it is signed for.",
  types: ["SecurityScheme"],
  severity: { http: "warning" },
  check({ value }) {
    if (memberOf(value, "x-amazon-apigateway-authtype") !== "awsSigv4") return undefined;
    const message =
      "Requests are signed with SigV4, but `info.x-callsheet-service` does not say for which service.";
    return [{ message }];
  },
};

/** Tags have different names. */
export const uniqueTags: Rule = {
  name: "openapi-tags-uniqueness",
  description: "No two tags have one name.",
  types: ["TagList"],
  severity: { aws: "error", http: "warning" },
  check({ value }) {
    const names = Object.values(value).map((tag) => memberOf(tag, "name"));
    return names.flatMap((name, index) =>
      typeof name === "string" && names.indexOf(name) !== index
        ? [{ at: [String(index), "name"], message: `The tag \`${name}\` is there twice.` }]
        : [],
    );
  },
};

/** In OpenAPI 3.0, the siblings of a `$ref` have no effect. */
export const referenceSiblings = {
  name: "no-$ref-siblings",
  message: (siblings: readonly string[]): string =>
    `${siblings.map((name) => `\`${name}\``).join(" and ")} next to a \`$ref\` ${siblings.length > 1 ? "have" : "has"} no effect in OpenAPI 3.0.`,
} as const;
