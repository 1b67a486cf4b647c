import { everyPlace } from "./walk.js";

/**
 * A JSON Schema `pattern` matches anywhere in a string unless it is anchored, so every alternative must be,
 * at both ends.
 */
export const anchoredPatterns = everyPlace(({ kind, value }) => {
  if (kind !== "schema" || typeof value.pattern !== "string") return undefined;
  const loose = alternatives(value.pattern).find(({ anchored }) => !anchored);
  if (!loose) return undefined;
  const whole = loose.text.replace(/^\^|\$$/g, "");
  return {
    message: `The pattern is not anchored, so any part of a string may match; write \`^${whole}$\`.`,
    at: ["pattern"],
  };
});

/** Splits a pattern at the bars outside groups and classes. */
function alternatives(pattern) {
  const parts = [""];
  let depth = 0;
  let inClass = false;
  for (const token of pattern.match(/\\?./gsu) ?? []) {
    if (token === "[") inClass = true;
    else if (token === "]") inClass = false;
    else if (token === "(" && !inClass) depth++;
    else if (token === ")" && !inClass) depth--;
    if (token === "|" && depth === 0 && !inClass) parts.push("");
    else parts[parts.length - 1] += token;
  }
  return parts.map((text) => ({ text, anchored: /^\^([^\\]|\\.)*\$$/.test(text) || text === "^$" }));
}
