import type { Problem, Rule } from "../../rule.ts";
import { memberOf } from "../../source/located.ts";

const markup = [
  { form: /<script\b/i, what: "a `<script>` tag" },
  { form: /\beval\(/i, what: "a call of `eval`" },
];

const keys = ["title", "description"];

/** Texts that portals render as Markdown contain no script. */
export const harmlessTexts: Rule = {
  name: "no-script-tags-in-markdown",
  description: "Descriptions and titles carry no script.",
  severity: { aws: "warning", http: "warning" },
  check({ value, type }) {
    if (type.name.endsWith("Map") || type.name === "SchemaProperties") return undefined;
    const problems: Problem[] = [];
    for (const key of keys) {
      const text = memberOf(value, key);
      if (typeof text !== "string") continue;
      for (const { form, what } of markup)
        if (form.test(text))
          problems.push({ at: [key], message: `The text contains ${what}, which a portal may run.` });
    }
    return problems;
  },
};
