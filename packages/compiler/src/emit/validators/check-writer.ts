import { formatPointer } from "@callsheet/document";
import { addOnce, type CheckUnit, type Constant, type RuntimeName } from "./check-unit.ts";
import type { Constants } from "./constants.ts";

import { asExpression, negated, printSteps, type Step } from "./steps.ts";

/** A placeholder for the name of the locations until the unit has its name. */
const locationsToken = "\u0001";

/** Names that every object inherits: members with such a name are looked up carefully. */
const inherited = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Collects the parts of one function. */
export class CheckWriter {
  readonly unit: CheckUnit;
  readonly #constants: Constants;
  readonly #locations: string[];
  readonly #indices = new Map<string, number>();
  readonly #reads = new Set<string>();
  #hasMember = false;
  #hasLater = false;

  /** @param at The place of the schema, `#/$defs/Stage`, or undefined for one inside another. */
  constructor(unit: CheckUnit, constants: Constants, at: string) {
    this.unit = unit;
    this.#constants = constants;
    this.#locations = [at];
    this.#indices.set("", 0);
  }

  /** Names a member of the runtime. */
  use(name: RuntimeName): string {
    addOnce(this.unit.runtime, name);
    return name;
  }

  /** Names a constant of the module. */
  constant(kind: string, initializer: string): Constant {
    const constant = this.#constants.get(kind, initializer);
    addOnce(this.unit.constants, constant);
    return constant;
  }

  /** The arguments that say where something is in the schema. */
  at(steps: readonly (string | number)[]): string {
    const [first, second] = steps;
    const isProperty =
      steps.length === 2 && first === "properties" && second !== "" && !String(second).startsWith("/");
    const entry = isProperty ? String(second) : formatPointer(steps);
    const known = this.#indices.get(entry);
    if (known !== undefined) return `${locationsToken}, ${known}`;
    this.#indices.set(entry, this.#locations.length);
    return `${locationsToken}, ${this.#locations.push(entry) - 1}`;
  }

  /** Reads a member of the object `d`: its own, never an inherited one. */
  member(name: string): string {
    const access = memberAccess("d", name);
    if (inherited.has(name)) return `(hasOwn(d, ${JSON.stringify(name)}) ? ${access} : void 0)`;
    this.#reads.add(name);
    return access;
  }

  /** Calls another check. */
  call(unit: CheckUnit, inPlace: boolean): string {
    addOnce(this.unit.calls, unit);
    if (inPlace) addOnce(this.unit.inPlace, unit);
    return unit.name;
  }

  /** A step that makes sure that members can be read. */
  readonly ownMembers: Step = { kind: "late", text: () => this.#ownMembers() };

  /** The variable that holds a member's value. */
  memberVariable(): "v" {
    this.#hasMember = true;
    return "v";
  }

  /** Where date-times go that someone else tests. */
  laterVariable(): "l" {
    this.#hasLater = true;
    return "l";
  }

  /**
   * The function. Its text does not depend on the unit's name.
   *
   * @param options.tracked Whether it notes what it evaluates for an enclosing schema.
   * @param options.holder Whether it needs what others did not evaluate.
   */
  finish(steps: readonly Step[], { tracked, holder }: { tracked: boolean; holder: boolean }): string {
    const notes = tracked ? `${holder ? "around" : "e"} = ${this.use("evaluated")}()` : "";
    const body = [
      holder ? `  const e = ${this.use("evaluated")}();\n` : "",
      this.#body(steps, tracked && holder ? `  ${this.use("merge")}(around, e);\n` : ""),
    ].join("");
    const variable = this.#hasMember ? "  let v;\n" : "";
    const third = notes === "" && this.#hasLater ? "_" : notes;
    const parameters = ["d", "o", third, this.#hasLater ? "l" : ""].filter((parameter) => parameter !== "");
    return `(${parameters.join(", ")}) {\n${variable}${body}}\n`;
  }

  #body(steps: readonly Step[], last: string): string {
    const [only] = steps;
    const [otherwise] = only?.kind === "choice" ? only.otherwise : [];
    if (
      steps.length === 1 &&
      only?.kind === "choice" &&
      otherwise?.kind === "expression" &&
      only.otherwise.length === 1
    ) {
      const refuse = `  if (${refused(only.condition)}) return ${opposite(otherwise.text)};\n`;
      return `${refuse}${this.#body(only.steps, last)}`;
    }
    const settled = steps[0]?.kind === "late" ? 1 : 0;
    const all = last === "" ? asExpression(steps.slice(settled), " ||\n    ") : undefined;
    if (all === undefined) return `${printSteps(steps, "  ")}${last}  return true;\n`;
    return `${printSteps(steps.slice(0, settled), "  ")}  return ${opposite(all)};\n`;
  }

  /**
   * Makes sure, once for each object, that members can be read without checking each for inheritance: that
   * check costs more than the rest of a member's check. An object whose prototype is `Object.prototype`
   * inherits nothing under names that an empty object lacks; any other is replaced by its own members. A
   * member is read before the prototype, because engines then know the prototype for free.
   */
  #ownMembers(): string {
    const names = [...this.#reads];
    const [first] = names;
    if (first === undefined) return "";
    const polluted = names.map((name) => ` || ${JSON.stringify(name)} in blank`).join("");
    const copy = `d = ${this.use("ownMembers")}(d)`;
    return `if ((${memberAccess("d", first)}, getPrototypeOf(d)) !== prototype${polluted}) ${copy};\n`;
  }

  /** The locations as an expression; its text does not depend on the unit's name. */
  locations(): string {
    return JSON.stringify(this.#locations);
  }
}

/** Puts the names into the text of a unit. */
export function nameUnit(unit: CheckUnit, locations: string, text: string): void {
  const used = text.includes(locationsToken);
  const name = unit.name.replace("is", "at");
  const table = used ? `const ${name} = ${locations};\n` : "";
  unit.text = `${table}function ${unit.name}${text.replaceAll(locationsToken, name)}`;
}

/**
 * The negated condition of a whole check. That of an object runs so often that a call costs a twentieth of a
 * response.
 */
function refused(condition: string): string {
  return condition === "isObject(d)" ? '!d || typeof d !== "object" || Array.isArray(d)' : negated(condition);
}

/** The negation of an expression of any form. */
function opposite(text: string): string {
  if (text === "") return "true";
  return /^(?:fail|length)\((?:[^()"]|"(?:[^"\\]|\\.)*")*\)$/.test(text) ? `!${text}` : `!(${text})`;
}

function memberAccess(object: string, name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? `${object}.${name}` : `${object}[${JSON.stringify(name)}]`;
}
