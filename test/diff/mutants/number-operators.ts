import { count, isNumber, narrows, type SchemaOperator, set, widens } from "./schema-operator.ts";

/** Changes of the bounds of numbers. */
export const numberOperators: readonly SchemaOperator[] = [
  {
    name: "maximum lower",
    ...narrows,
    change: (s) =>
      isNumber(s) && typeof s.maximum === "number" && s.maximum - 1 > count(s.minimum, 0)
        ? set(s, { maximum: s.maximum - 1 })
        : undefined,
  },
  {
    name: "maximum higher",
    ...widens,
    change: (s) =>
      isNumber(s) && typeof s.maximum === "number" && Math.abs(s.maximum) < 1e6
        ? set(s, { maximum: s.maximum + 1 })
        : undefined,
  },
  {
    name: "minimum higher",
    ...narrows,
    change: (s) =>
      isNumber(s) && typeof s.minimum === "number" && s.minimum + 1 < count(s.maximum, 1e9)
        ? set(s, { minimum: s.minimum + 1 })
        : undefined,
  },
  {
    name: "minimum lower",
    ...widens,
    change: (s) =>
      isNumber(s) && typeof s.minimum === "number" ? set(s, { minimum: s.minimum - 1 }) : undefined,
  },
  {
    name: "maximum new",
    ...narrows,
    change: (s) =>
      isNumber(s) && !("maximum" in s) && !("exclusiveMaximum" in s) && count(s.minimum, 0) < 90
        ? set(s, { maximum: 99 })
        : undefined,
  },
];
