import { emitChild } from "./emit-child.ts";
import { failIf, failing, type Spot } from "./spot.ts";
import { choice, expression, printSteps, type Step, statement } from "./steps.ts";

/**
 * Writes the checks of `unevaluatedProperties` and `unevaluatedItems`, which come last: they look at what all
 * others noted in `e`.
 */
export function emitUnevaluated(spot: Spot): Step[] {
  return [...emitProperties(spot), ...emitItems(spot)];
}

function emitProperties(spot: Spot): Step[] {
  const { place, writer } = spot;
  if (!Object.hasOwn(place.schema, "unevaluatedProperties")) return [];
  const schema = place.schema.unevaluatedProperties;
  const checks =
    schema === false
      ? [expression(failing(spot, "unevaluatedProperties", "k"))]
      : emitChild(spot, {
          schema,
          steps: ["unevaluatedProperties"],
          value: "d[k]",
          key: "k",
          inPlace: false,
        });
  const body = printSteps(choice("!e.names.has(k)", checks), "  ");
  const loop =
    body === "" ? [] : choice("!e.all", [statement(`for (const k of Object.keys(d)) {\n${body}}\n`)]);
  return choice(`${writer.use("isObject")}(d)`, [...loop, statement("e.all = true;\n")]);
}

function emitItems(spot: Spot): Step[] {
  const { place } = spot;
  if (!Object.hasOwn(place.schema, "unevaluatedItems")) return [];
  const schema = place.schema.unevaluatedItems;
  const checks =
    schema === false
      ? [failIf(spot, "true", "unevaluatedItems", "e.upTo")]
      : emitChild(spot, { schema, steps: ["unevaluatedItems"], value: "d[i]", key: "i", inPlace: false });
  const body = printSteps(choice("!e.items.has(i)", checks), "  ");
  const loop = body === "" ? [] : [statement(`for (let i = e.upTo; i < d.length; i++) {\n${body}}\n`)];
  return choice("Array.isArray(d)", [...loop, statement("e.upTo = Infinity;\n")]);
}
