import type { CheckUnit } from "./check-unit.ts";
import { literal } from "./constants.ts";
import { discriminatorOf } from "./discriminator.ts";
import { enterResource } from "./dynamic-scope.ts";
import { childUnit, emitChild, isTrivial } from "./emit-child.ts";
import type { Target } from "./place.ts";
import { readList } from "./schema-shapes.ts";
import { calledWithValue, callInPlace, failIf, type Spot } from "./spot.ts";
import { choice, expression, type Step } from "./steps.ts";

/** Writes the checks of `$ref` and `$dynamicRef`. */
export function emitReferences(spot: Spot): Step[] {
  return (["$ref", "$dynamicRef"] as const)
    .filter((keyword) => Object.hasOwn(spot.place.schema, keyword))
    .map((keyword) => {
      const target =
        keyword === "$ref" ? spot.compiler.registry.resolve(spot.place, keyword) : dynamicTarget(spot);
      const unit = spot.compiler.unitOf(target, enterResource(spot.scope, target.resource), spot.tracked);
      return callInPlace(spot, unit, []);
    });
}

/** A dynamic reference to a dynamic anchor leads to the outermost one of that name on the way. */
function dynamicTarget({ compiler, place, scope }: Spot): Target {
  const target = compiler.registry.resolve(place, "$dynamicRef");
  const anchor = (target.schema as { $dynamicAnchor?: unknown }).$dynamicAnchor;
  const [, fragment] = String(place.schema.$dynamicRef).split("#");
  return (anchor === fragment && scope.anchors.get(String(anchor))) || target;
}

/** Writes the checks of keywords with other schemas for the same value. */
export function emitCombinations(spot: Spot): Step[] {
  return [...emitAllOf(spot), ...emitAnyOf(spot), ...emitOneOf(spot), ...emitNot(spot), ...emitIf(spot)];
}

function emitAllOf(spot: Spot): Step[] {
  return readList(spot.place, "allOf").flatMap((schema, index) =>
    emitChild(spot, { schema, steps: ["allOf", index], value: spot.value, inPlace: true }),
  );
}

function emitAnyOf(spot: Spot): Step[] {
  const targets = alternatives(spot, "anyOf");
  if (targets.length === 0 || (!spot.tracked && targets.some(isTrivial))) return [];
  const units = unitsOf(spot, targets);
  const { writer, value, tracked } = spot;
  const names = units.map((unit) => calledWithValue(spot, unit));
  const passes = names.map((name) => `${name}(${value})`).join(" || ");
  const count = tracked ? `${writer.use("tally")}(e, [${names}], ${value}) < 1` : `!(${passes})`;
  return [expression(`${count} && ${noneOf(spot, "anyOf", names, targets)}`)];
}

function emitOneOf(spot: Spot): Step[] {
  const targets = alternatives(spot, "oneOf");
  if (targets.length === 0) return [];
  const { writer, value, tracked } = spot;
  const names = unitsOf(spot, targets).map((unit) => calledWithValue(spot, unit));
  const [only] = names;
  const passes =
    names.length === 1 ? `+${only}(${value})` : names.map((name) => `${name}(${value})`).join(" + ");
  const count = tracked ? `${writer.use("tally")}(e, [${names}], ${value})` : passes;
  return [expression(`${count} !== 1 && ${noneOf(spot, "oneOf", names, targets)}`)];
}

function alternatives({ compiler, place }: Spot, keyword: string): Target[] {
  return readList(place, keyword).map((schema, index) =>
    compiler.registry.child(place, schema, [keyword, index]),
  );
}

function unitsOf(spot: Spot, targets: readonly Target[]): CheckUnit[] {
  return targets.map((target) => childUnit(spot, target, spot.tracked));
}

function noneOf(spot: Spot, keyword: string, names: readonly string[], targets: readonly Target[]): string {
  const { writer, value, steps } = spot;
  const discriminator = discriminatorOf(spot, targets);
  const args = ["o", writer.at(steps), JSON.stringify(keyword), value, `[${names.join(", ")}]`];
  if (discriminator) args.push(writer.constant("value", literal(discriminator)).name);
  return `${writer.use("none")}(${args.join(", ")})`;
}

function emitNot(spot: Spot): Step[] {
  const { compiler, place, value } = spot;
  if (!Object.hasOwn(place.schema, "not")) return [];
  const unit = childUnit(spot, compiler.registry.child(place, place.schema.not, ["not"]), false);
  return [failIf(spot, `${calledWithValue(spot, unit)}(${value})`, "not")];
}

function emitIf(spot: Spot): Step[] {
  const { compiler, place, writer, value, tracked } = spot;
  if (!Object.hasOwn(place.schema, "if")) return [];
  const then = emitBranch(spot, "then");
  const otherwise = emitBranch(spot, "else");
  if (then.length + otherwise.length === 0 && !tracked) return [];
  const name = calledWithValue(
    spot,
    childUnit(spot, compiler.registry.child(place, place.schema.if, ["if"]), tracked),
  );
  const condition = tracked ? `${writer.use("trial")}(e, ${name}, ${value})` : `${name}(${value})`;
  return then.length + otherwise.length > 0
    ? choice(condition, then, otherwise)
    : [expression(`(${condition}, false)`)];
}

function emitBranch(spot: Spot, keyword: "then" | "else"): Step[] {
  const { compiler, place, writer, value, steps, tracked } = spot;
  if (!Object.hasOwn(place.schema, keyword)) return [];
  const target = compiler.registry.child(place, place.schema[keyword], [keyword]);
  if (isTrivial(target)) return [];
  const name = calledWithValue(spot, childUnit(spot, target, tracked));
  const args = ["o", writer.at(steps), name, value, JSON.stringify(keyword), ...(tracked ? ["e"] : [])];
  return [expression(`${writer.use("when")}(${args.join(", ")})`)];
}
