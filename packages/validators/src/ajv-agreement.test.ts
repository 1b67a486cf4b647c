import { readFileSync } from "node:fs";
import path from "node:path";
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mutated, valuesOf } from "./schema-values.test-support.ts";
import type { Validator } from "./validator.ts";

// Ajv at run time is the reference: the same verdict on every value, and the same violations in the same
// places.

interface Subject {
  readonly name: string;
  readonly validator: Validator<unknown>;
  readonly reference: ValidateFunction;
  readonly schemas: Readonly<Record<string, unknown>>;
}

const subjects = (await Promise.all(["ivs", "ivs-realtime", "nimble"].map(load))).flat();

async function load(id: string): Promise<Subject[]> {
  const file = path.resolve(import.meta.dirname, `../schemas/${id}.json`);
  const { $defs } = JSON.parse(readFileSync(file, "utf8")) as { $defs: Record<string, unknown> };
  const validators = (await import(`@callsheet/validators/${id}`)) as Record<string, Validator<unknown>>;
  const ajv = new Ajv2020({ strict: false, allErrors: true, ownProperties: true, inlineRefs: false });
  addFormats.default(ajv, { mode: "full" });
  // ajv-formats accepts every whole number as an int64.
  ajv.addFormat("int64", {
    type: "number",
    validate: (value) => Number.isInteger(value) && Math.abs(value) <= 2 ** 63,
  });
  ajv.addSchema({ $id: "schemas", $defs });
  return Object.keys($defs).map((name) => {
    const reference = ajv.getSchema(`schemas#/$defs/${name}`);
    const validator = validators[name];
    if (!reference || !validator) throw new Error(`${id} lacks ${name}`);
    return {
      name: `${id} ${name}`,
      validator,
      reference,
      schemas: { ...$defs, "": { $ref: `#/$defs/${name}` } },
    };
  });
}

/**
 * The part of Ajv's errors that we report: nothing more about a number of the wrong type, and no format of a
 * text that is too long.
 */
function toldOf(errors: readonly ErrorObject[]): ErrorObject[] {
  const broken = (path: string, keyword: string) =>
    errors.some((error) => error.instancePath === path && error.keyword === keyword);
  return errors.filter(({ instancePath, keyword }) => {
    if (/^(minimum|maximum|format|multipleOf)$/.test(keyword) && broken(instancePath, "type")) return false;
    return !/^(pattern|format)$/.test(keyword) || !broken(instancePath, "maxLength");
  });
}

function expectAgreement({ validator, reference }: Subject, value: unknown): void {
  const valid = reference(value);
  expect(validator.is(value)).toBe(valid);
  // Ajv does not name the other limit of a range, but names the comparison.
  const differences = /^(comparison|(min|max)(imum|Length|Items|Properties))$/;
  const form = (instancePath: string, keyword: string, params: unknown) => {
    return `${instancePath} ${keyword} ${JSON.stringify(params, (key, value) => (differences.test(key) ? undefined : value))}`;
  };
  const ours = validator
    .errors(value)
    .map((violation) => form(violation.instancePath, violation.keyword, violation.params));
  const theirs = toldOf(reference.errors ?? []).map((error) =>
    form(error.instancePath, error.keyword, error.params),
  );
  expect(ours.toSorted()).toEqual(theirs.toSorted());
}

describe.each(subjects)("$name", (subject) => {
  it("agrees with Ajv on values that the schema describes, and accepts them", () => {
    fc.assert(
      fc.property(valuesOf(subject.schemas), (value) => {
        expectAgreement(subject, value);
        expect(subject.validator.is(value)).toBe(true);
      }),
      { numRuns: 30, seed: 1 },
    );
  });

  it("agrees with Ajv on values with something changed, and on anything", () => {
    const value = fc.oneof({ weight: 4, arbitrary: mutated(valuesOf(subject.schemas)) }, fc.jsonValue());
    fc.assert(
      fc.property(value, (changed) => expectAgreement(subject, changed)),
      { numRuns: 100, seed: 2 },
    );
  });
});
