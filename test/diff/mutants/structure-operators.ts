import type { JsonObject } from "@callsheet/document";
import {
  adds,
  count,
  isPlainObject,
  members,
  narrows,
  required,
  type SchemaOperator,
  set,
  travels,
  typeOf,
  without,
} from "./schema-operator.ts";

/** Changes of objects and lists. */
export const structureOperators: readonly SchemaOperator[] = [
  {
    name: "member required",
    ...narrows,
    change: (s) => {
      const optional = isPlainObject(s)
        ? members(s).find(([name, member]) => !required(s).includes(name) && travels(member))
        : undefined;
      return optional && set(s, { required: [...required(s), optional[0]] });
    },
  },
  {
    name: "member optional",
    request: ["additive", "breaking"],
    reply: ["breaking", "additive"],
    change: (s) => {
      const named = new Map(members(s));
      const name = isPlainObject(s)
        ? required(s).find((one) => named.has(one) && travels(named.get(one) as JsonObject))
        : undefined;
      return name === undefined ? undefined : set(s, { required: required(s).filter((one) => one !== name) });
    },
  },
  {
    name: "member new",
    ...adds,
    change: (s) =>
      isPlainObject(s) && "properties" in s && !("additionalProperties" in s)
        ? set(s, { properties: { ...(s.properties as object), aNewMember: { type: "string" } } })
        : undefined,
  },
  {
    name: "required member new",
    request: ["breaking", "additive"],
    reply: ["additive", "breaking"],
    change: (s) =>
      isPlainObject(s) && "properties" in s && !("additionalProperties" in s)
        ? set(s, {
            properties: { ...(s.properties as object), aNewMember: { type: "string" } },
            required: [...required(s), "aNewMember"],
          })
        : undefined,
  },
  {
    name: "member gone",
    request: ["breaking", "breaking"],
    reply: ["breaking", "breaking"],
    change: (s) => {
      const optional =
        isPlainObject(s) && !("additionalProperties" in s)
          ? members(s).find(([name]) => !required(s).includes(name))
          : undefined;
      return optional && set(s, { properties: without(s.properties as JsonObject, optional[0]) });
    },
  },
  {
    name: "unnamed members refused",
    ...narrows,
    change: (s, { inJson }) =>
      inJson && isPlainObject(s) && "properties" in s && !("additionalProperties" in s)
        ? set(s, { additionalProperties: false })
        : undefined,
  },
  {
    name: "maxItems new",
    ...narrows,
    change: (s, { inJson }) =>
      inJson &&
      typeOf(s) === "array" &&
      !("maxItems" in s) &&
      !("uniqueItems" in s) &&
      count(s.minItems, 0) < 4
        ? set(s, { maxItems: 4 })
        : undefined,
  },
  {
    name: "minItems higher",
    ...narrows,
    change: (s, { inJson }) =>
      inJson && typeOf(s) === "array" && count(s.minItems, 0) + 1 <= count(s.maxItems, 9)
        ? set(s, { minItems: count(s.minItems, 0) + 1 })
        : undefined,
  },
  {
    name: "uniqueItems new",
    ...narrows,
    change: (s, { inJson }) =>
      inJson &&
      typeOf(s) === "array" &&
      !("uniqueItems" in s) &&
      !("prefixItems" in s) &&
      count(s.maxItems, 9) > 1
        ? set(s, { uniqueItems: true })
        : undefined,
  },
];
