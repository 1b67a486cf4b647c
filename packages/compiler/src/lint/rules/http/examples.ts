import { judge } from "../../examples/judge.ts";
import type { Problem, Rule, RuleContext } from "../../rule.ts";
import { childOf, childrenOf, type Located, memberOf } from "../../source/located.ts";
import type { Place } from "../../walk/walk-document.ts";

const severity = { aws: "error", http: "warning" } as const;

/** The examples of bodies, parameters and headers are valid. */
export const mediaExamples: Rule = {
  name: "oas3-valid-media-example",
  description: "Examples are valid against their schema.",
  types: ["MediaType", "Parameter", "Header"],
  severity,
  check(place, context) {
    const schema = childOf(place, "schema");
    if (schema.value === undefined || isText(place)) return undefined;
    const examples = childrenOf(childOf(place, "examples")).flatMap((example) => {
      const target = context.follow(example);
      return target && memberOf(target.value, "value") !== undefined ? [childOf(target, "value")] : [];
    });
    if (memberOf(place.value, "example") !== undefined) examples.push(childOf(place, "example"));
    return examples.flatMap((example) => problemsOf(schema, example, { place, context }));
  },
};

/** The examples and defaults of schemas are valid. */
export const schemaExamples: Rule = {
  name: "oas3-valid-schema-example",
  description: "Examples and defaults of schemas are valid against them.",
  types: ["Schema"],
  severity,
  check(place, context) {
    const { value } = place;
    const examples = ["example", "default"]
      .filter((key) => memberOf(value, key) !== undefined)
      .map((key) => childOf(place, key));
    const list = childOf(place, "examples");
    if (Array.isArray(list.value)) examples.push(...childrenOf(list));
    return examples.flatMap((example) => problemsOf(place, example, { place, context }));
  },
};

/** A body that is not JSON has examples of its text: there is nothing to check against a schema. */
function isText({ type, key }: Place): boolean {
  return type.name === "MediaType" && !/[/+]json\b|^\*|form/i.test(key);
}

function problemsOf(
  schema: Located,
  example: Located,
  { place, context }: { readonly place: Place; readonly context: RuleContext },
): Problem[] {
  const { version, follow } = context;
  const inRequest = place.type.name === "Schema" ? undefined : place.inRequest;
  const problems = judge(schema, example.value, { version, inRequest, follow });
  return problems.slice(0, 20).map(({ at, message }) => ({
    message: message.replace(/^The value/, example.steps?.key === "default" ? "The default" : "The example"),
    located: at.reduce(childOf, example),
  }));
}
