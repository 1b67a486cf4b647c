import {
  count,
  isNumber,
  isPlainText,
  narrows,
  type SchemaOperator,
  set,
  typeOf,
  widens,
  without,
} from "./schema-operator.ts";

/** Changes of texts, of listed values and of types. */
export const textOperators: readonly SchemaOperator[] = [
  {
    name: "maxLength lower",
    ...narrows,
    change: (s) =>
      isPlainText(s) && count(s.maxLength, 0) > count(s.minLength, 0) + 1 && count(s.maxLength, 0) < 5000
        ? set(s, { maxLength: count(s.maxLength, 0) - 1 })
        : undefined,
  },
  {
    name: "maxLength higher",
    ...widens,
    change: (s) =>
      isPlainText(s) && count(s.maxLength, 0) > 0 && count(s.maxLength, 0) < 5000
        ? set(s, { maxLength: count(s.maxLength, 0) + 1 })
        : undefined,
  },
  {
    name: "maxLength new",
    ...narrows,
    change: (s) =>
      isPlainText(s) && !("maxLength" in s) && count(s.minLength, 0) < 40
        ? set(s, { maxLength: 40 })
        : undefined,
  },
  {
    name: "maxLength gone",
    ...widens,
    change: (s) => (isPlainText(s) && count(s.maxLength, 9999) < 5000 ? without(s, "maxLength") : undefined),
  },
  {
    name: "minLength higher",
    ...narrows,
    change: (s) =>
      isPlainText(s) && count(s.minLength, 1) + 2 < count(s.maxLength, 99)
        ? set(s, { minLength: count(s.minLength, 1) + 2 })
        : undefined,
  },
  {
    name: "pattern new",
    ...narrows,
    change: (s) =>
      isPlainText(s) && count(s.minLength, 0) < 9 && count(s.maxLength, 99) > 9
        ? set(s, { pattern: "^[a-m]*$" })
        : undefined,
  },
  {
    name: "pattern gone",
    ...widens,
    change: (s) =>
      typeOf(s) === "string" &&
      "pattern" in s &&
      !("enum" in s) &&
      !("format" in s) &&
      s.pattern !== "" &&
      s.pattern !== ".*" &&
      s.pattern !== "^.*$"
        ? without(s, "pattern")
        : undefined,
  },
  {
    name: "format new",
    ...narrows,
    change: (s) =>
      isPlainText(s) && !("maxLength" in s) && !("minLength" in s)
        ? set(s, { format: "date-time" })
        : undefined,
  },
  {
    name: "enum value gone",
    ...narrows,
    change: (s) =>
      Array.isArray(s.enum) && s.enum.length > 1 && s.enum.every((one) => typeof one === "string")
        ? set(s, { enum: s.enum.slice(1) })
        : undefined,
  },
  {
    name: "enum value new",
    request: ["additive", "risky"],
    reply: ["risky", "additive"],
    change: (s) =>
      Array.isArray(s.enum) &&
      typeOf(s) === "string" &&
      !("pattern" in s) &&
      !("maxLength" in s) &&
      !("format" in s)
        ? set(s, { enum: [...s.enum, "a-new-value"] })
        : undefined,
  },
  {
    name: "enum new",
    ...narrows,
    change: (s) =>
      isPlainText(s) && !("minLength" in s) && !("maxLength" in s)
        ? set(s, { enum: ["one", "two"] })
        : undefined,
  },
  {
    name: "null allowed",
    request: ["additive", "breaking"],
    reply: ["breaking", "additive"],
    change: (s, { inJson }) => (inJson && isPlainText(s) ? set(s, { type: ["string", "null"] }) : undefined),
  },
  {
    name: "null refused",
    ...narrows,
    change: (s, { inJson }) =>
      inJson && Array.isArray(s.type) && s.type.length === 2 && s.type.includes("null") && !("enum" in s)
        ? set(s, { type: s.type.find((one) => one !== "null") })
        : undefined,
  },
  {
    name: "text instead of number",
    request: ["breaking", "breaking"],
    reply: ["breaking", "breaking"],
    change: (s, { inJson }) => (inJson && isNumber(s) ? { type: "string" } : undefined),
  },
  {
    name: "number instead of text",
    request: ["breaking", "breaking"],
    reply: ["breaking", "breaking"],
    change: (s, { inJson }) => (inJson && isPlainText(s) ? { type: "number" } : undefined),
  },
  {
    name: "list instead of one",
    request: ["breaking", "breaking"],
    reply: ["breaking", "breaking"],
    change: (s, { inJson }) => (inJson && isPlainText(s) ? { type: "array", items: s } : undefined),
  },
];
