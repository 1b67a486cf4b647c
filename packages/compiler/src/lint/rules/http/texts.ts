import type { Rule } from "../../rule.ts";
import { memberOf } from "../../source/located.ts";

const markup = [
  { form: /<script\b/i, what: "a `<script>` tag" },
  { form: /\beval\(/i, what: "a call of `eval`" },
];

/** Texts that portals render as Markdown bring no script along. */
export const harmlessTexts: Rule = {
  name: "no-script-tags-in-markdown",
  description: "Descriptions and titles carry no script.",
  severity: { aws: "warning", http: "warning" },
  check({ value, type }) {
    if (type.name.endsWith("Map") || type.name === "SchemaProperties") return undefined;
    return ["title", "description"].flatMap((key) => {
      const text = memberOf(value, key);
      if (typeof text !== "string") return [];
      return markup
        .filter(({ form }) => form.test(text))
        .map(({ what }) => ({ at: [key], message: `The text contains ${what}, which a portal may run.` }));
    });
  },
};
