import { escapeStep, isObject, type JsonObject } from "@callsheet/document";
import { type CheckUnit, createUnit } from "./check-unit.ts";
import { CheckWriter, nameUnit } from "./check-writer.ts";
import { type Constants, createConstants } from "./constants.ts";
import { refuseDialect } from "./dialect.ts";
import { type DynamicScope, enterResource, outermostScope } from "./dynamic-scope.ts";
import { emitSchema } from "./emit-schema.ts";
import type { Place, Target } from "./place.ts";
import { SchemaProblem } from "./schema-problem.ts";
import { createSchemaRegistry, deepest, isReference, type SchemaRegistry } from "./schema-registry.ts";
import { hasAny } from "./schema-shapes.ts";
import { settleProblems } from "./settle-problems.ts";
import type { Compiler, Spot } from "./spot.ts";
import type { Step } from "./steps.ts";

/** The input of compiling checks. */
export interface CheckInput {
  readonly definitions: JsonObject;
  readonly resources: JsonObject;
  readonly formats: "assert" | "annotate";
  /** The definitions to check. */
  readonly names: readonly string[];
}

/** Writes a check for each definition, or finds out why there can be none: then the unit has a `problem`. */
export function compileChecks(input: CheckInput): Map<string, CheckUnit> {
  const compiler = new CheckCompiler(input);
  const checks = new Map<string, CheckUnit>();
  for (const name of input.names) checks.set(name, compiler.definition(name));
  settleProblems(compiler.finish());
  return checks;
}

/** How many checks one document may need. Only dynamic references can multiply them. */
const most = 200_000;

/** A check that is still to be written. */
interface Waiting {
  readonly unit: CheckUnit;
  readonly target: Target;
  readonly scope: DynamicScope;
  readonly tracked: boolean;
}

class CheckCompiler implements Compiler {
  readonly registry: SchemaRegistry;
  readonly formats: "assert" | "annotate";
  readonly #constants: Constants = createConstants();
  readonly #units: CheckUnit[] = [];
  readonly #known = new Map<unknown, Map<string, CheckUnit>>();
  readonly #inner = new Map<string, CheckUnit>();
  readonly #innerKnown = new Map<unknown, Map<string, CheckUnit>>();
  readonly #waiting: Waiting[] = [];

  constructor({ definitions, resources, formats }: CheckInput) {
    this.registry = createSchemaRegistry(definitions, resources);
    this.formats = formats;
  }

  emit(spot: Spot): Step[] {
    return emitSchema(spot);
  }

  definition(name: string): CheckUnit {
    try {
      const target = this.registry.definition(name);
      return this.unitOf(target, enterResource(outermostScope, target.resource), false);
    } catch (error) {
      return this.#broken(`/${escapeStep(name)}`, error);
    }
  }

  /** Writes what is still waiting, and returns all units. */
  finish(): readonly CheckUnit[] {
    for (let next = this.#waiting.pop(); next; next = this.#waiting.pop()) {
      const { unit, target, scope, tracked } = next;
      try {
        const { locations, text } = this.#write(unit, target, {
          scope,
          tracked,
          at: `#/$defs${target.pointer}`,
        });
        nameUnit(unit, locations, text);
      } catch (error) {
        if (!(error instanceof SchemaProblem)) throw error;
        unit.problem = error;
      }
    }
    return this.#units;
  }

  unitOf(start: Target, startScope: DynamicScope, tracked: boolean): CheckUnit {
    const { target, scope } = this.#followAliases(start, startScope);
    const key = `${scope.key}|${tracked}`;
    const variants = this.#known.get(target.schema) ?? new Map<string, CheckUnit>();
    this.#known.set(target.schema, variants);
    const known = variants.get(key);
    if (known) return known;
    const unit = this.#create(`is${this.#units.length}`, target.pointer);
    variants.set(key, unit);
    this.#waiting.push({ unit, target, scope, tracked });
    return unit;
  }

  innerUnit(target: Target, scope: DynamicScope, tracked: boolean): CheckUnit {
    if (target.pointer.split("/").length > 2 * deepest)
      throw new SchemaProblem(target.pointer, `is nested deeper than ${deepest} schemas`);
    // A schema that appears in many places, by the anchors of a YAML file, is written once.
    const variants = this.#innerKnown.get(target.schema) ?? new Map<string, CheckUnit>();
    this.#innerKnown.set(target.schema, variants);
    const variant = `${target.resource.id} ${scope.key}|${tracked}`;
    const known = variants.get(variant) ?? this.#writeInner(target, scope, tracked);
    variants.set(variant, known);
    return known;
  }

  /** Equal schemas share a check, wherever they are. */
  #writeInner(target: Target, scope: DynamicScope, tracked: boolean): CheckUnit {
    const unit = createUnit("", target.pointer);
    const { locations, text } = this.#write(unit, target, { scope, tracked, at: "" });
    const key = locations + text;
    const known = this.#inner.get(key);
    if (known) return known;
    const named = Object.assign(unit, { name: `is${this.#units.length}` });
    this.#units.push(named);
    this.#inner.set(key, named);
    nameUnit(named, locations, text);
    return named;
  }

  datedItems(unit: CheckUnit): CheckUnit {
    const known = this.#inner.get(unit.name);
    if (known) return known;
    const loop = this.#create(unit.name.replace("is", "dated"), unit.pointer);
    this.#inner.set(unit.name, loop);
    loop.calls.push(unit);
    loop.runtime.push("areDateTimes", "findWrong");
    loop.text = [
      `function ${loop.name}(d, from, to) {\n`,
      '  const l = { text: "" };\n  let i = from;\n',
      `  while (i < to && ${unit.name}(d[i], void 0, void 0, l)) i++;\n`,
      `  return areDateTimes(l.text) ? i : findWrong(${unit.name}, d, from, i);\n}\n`,
    ].join("");
    return loop;
  }

  #followAliases(start: Target, startScope: DynamicScope): { target: Target; scope: DynamicScope } {
    let target = start;
    let scope = startScope;
    const seen = new Set<unknown>();
    while (isReference(target)) {
      if (seen.has(target.schema))
        throw new SchemaProblem(
          target.pointer,
          "leads back to itself without a step into the value, so no check of it would end",
        );
      seen.add(target.schema);
      target = this.registry.resolve(target, "$ref");
      scope = enterResource(scope, target.resource);
    }
    return { target, scope };
  }

  #create(name: string, pointer: string): CheckUnit {
    if (this.#units.length >= most)
      throw new SchemaProblem(pointer, "needs more checks than one document may have");
    const unit = createUnit(name, pointer);
    this.#units.push(unit);
    return unit;
  }

  #broken(pointer: string, error: unknown): CheckUnit {
    if (!(error instanceof SchemaProblem)) throw error;
    return Object.assign(this.#create(`is${this.#units.length}`, pointer), { problem: error });
  }

  #write(
    unit: CheckUnit,
    target: Target,
    { scope, tracked, at }: { scope: DynamicScope; tracked: boolean; at: string },
  ): { locations: string; text: string } {
    const { schema } = target;
    refuseDialect(target);
    const writer = new CheckWriter(unit, this.#constants, at);
    const holder = hasAny(schema, ["unevaluatedProperties", "unevaluatedItems"]);
    const place: Place = { ...target, schema: isObject(schema) ? schema : asObject(target) };
    const spot: Spot = {
      compiler: this,
      writer,
      place,
      scope,
      value: "d",
      steps: [],
      tracked: tracked || holder,
    };
    const steps = emitSchema(spot);
    return { text: writer.finish(steps, { tracked, holder }), locations: writer.locations() };
  }
}

function asObject({ schema, pointer }: Target): JsonObject {
  if (typeof schema === "boolean") return schema ? {} : { allOf: [false] };
  throw new SchemaProblem(pointer, "must be a schema: an object, true or false");
}
