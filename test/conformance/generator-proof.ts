import { type Contract, requestViolations, type Violation } from "@callsheet/conformance";
import {
  arbitraryValue,
  baseValue,
  checkFor,
  createRandom,
  type Generating,
  negativeValues,
  type Place,
  patternBreakers,
  positiveValues,
  Shape,
  stringOfLength,
  stringRules,
  UnsatisfiableError,
} from "@callsheet/conformance/generate";
import fc from "fast-check";
import type { TextRule } from "./aws-texts.ts";

/** The result of making values for one schema. */
export interface SchemaProof {
  readonly schema: string;
  positives: number;
  /** Values that should be valid and are not. */
  readonly wrongPositives: unknown[];
  negatives: number;
  /** Values that break their keyword and no other (except enclosing ones, such as `oneOf`). */
  exact: number;
  /** Values that cannot break their keyword without another: both are broken. */
  entangled: number;
  /** Values that should break a keyword and do not. */
  readonly wrongNegatives: string[];
  /** Why no value could be made, if so. */
  unsatisfiable?: string;
}

/** Makes values of a schema, without any filter, and checks each with Ajv. */
export function proveSchema(place: Place, options: { positives: number; seed: number }): SchemaProof {
  const proof: SchemaProof = {
    schema: `${place.document.name}#${place.pointer}`,
    positives: 0,
    wrongPositives: [],
    negatives: 0,
    exact: 0,
    entangled: 0,
    wrongNegatives: [],
  };
  const check = (value: unknown): readonly Violation[] => requestViolations(place, value);
  const walk = (): Generating => ({
    random: createRandom(options.seed, place.pointer),
    direction: "request",
    inside: [],
  });
  const positive = (value: unknown): void => {
    proof.positives++;
    if (check(value).length > 0) proof.wrongPositives.push(value);
  };
  try {
    const base = baseValue([place], walk());
    positive(base);
    for (const variant of positiveValues([place], base, walk()))
      if (!/^(?:default|examples?)$/.test(variant.keyword)) positive(variant.value);
    const rest = Math.max(0, options.positives - proof.positives);
    for (const value of fc.sample(arbitraryValue([place], walk()), { numRuns: rest, seed: options.seed }))
      positive(value);
    for (const variant of negativeValues([place], base, walk()))
      judgeNegative(proof, variant, check(variant.value));
  } catch (error) {
    if (!(error instanceof UnsatisfiableError)) throw error;
    proof.unsatisfiable = error.message;
  }
  return proof;
}

const HOLDERS = new Set(["oneOf", "anyOf", "allOf", "if", "not", "propertyNames", "contains"]);

function judgeNegative(
  proof: SchemaProof,
  variant: { label: readonly string[]; keyword: string; pointer: string },
  broken: readonly Violation[],
): void {
  proof.negatives++;
  const intended = broken.some(
    ({ keyword, rule }) => keyword === variant.keyword && rule === `${variant.pointer}/${variant.keyword}`,
  );
  if (!intended) proof.wrongNegatives.push(variant.label.join("/"));
  // Inside an alternative the errors of its siblings appear too, and say nothing.
  else if (broken.some(({ keyword }) => keyword === "oneOf" || keyword === "anyOf")) proof.exact++;
  else if (broken.every(({ keyword }) => keyword === variant.keyword || HOLDERS.has(keyword))) proof.exact++;
  else proof.entangled++;
}

/** The result of making texts for one pair of pattern and length. */
export interface TextProof {
  readonly rule: TextRule;
  tried: number;
  valid: number;
  negatives: number;
  invalid: number;
  /** Longest CPU time for one text, in milliseconds. */
  slowest: number;
}

/**
 * Makes texts of every edge length and of random lengths that the pattern allows, and texts that break the
 * pattern.
 */
export function proveText(rule: TextRule, options: { samples: number; seed: number }): TextProof {
  const root = { schemas: { text: { type: "string", ...rule } } };
  const place: Place = {
    document: { name: "text", root },
    schema: root.schemas.text,
    pointer: "/schemas/text",
  };
  const check = checkFor(place);
  const rules = stringRules(new Shape([place]));
  const random = createRandom(options.seed, rule.pattern);
  const proof: TextProof = { rule, tried: 0, valid: 0, negatives: 0, invalid: 0, slowest: 0 };
  const { minLength, maxLength } = rule;
  const wanted = [
    minLength,
    minLength + 1,
    maxLength - 1,
    maxLength,
    ...Array.from({ length: options.samples }, () => random.between(minLength, maxLength)),
  ];
  for (const length of wanted) {
    const started = process.cpuUsage();
    if (length < minLength || length > maxLength) continue;
    if (!rules.languages.every((language) => language.hasLength(length))) continue;
    const text = stringOfLength(rules, length, random);
    proof.slowest = Math.max(proof.slowest, milliseconds(process.cpuUsage(started)));
    proof.tried++;
    if (text !== undefined && [...text].length === length && check(text).length === 0) proof.valid++;
  }
  const started = process.cpuUsage();
  for (const [, text] of patternBreakers(rules, random)) {
    proof.negatives++;
    const broken = check(text);
    if (broken.length > 0 && broken.every(({ keyword }) => keyword === "pattern")) proof.invalid++;
  }
  proof.slowest = Math.max(
    proof.slowest,
    milliseconds(process.cpuUsage(started)) / Math.max(1, proof.negatives),
  );
  return proof;
}

function milliseconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}

/** The named schemas of a contract, and those of its parameters. */
export function schemasOf(contract: Contract): Place[] {
  return contract.documents.flatMap((document) => {
    const components = document.root.components as { schemas?: Record<string, Place["schema"]> } | undefined;
    const named = Object.entries(components?.schemas ?? {}).map(
      ([name, schema]): Place => ({
        document,
        schema,
        pointer: `/components/schemas/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`,
      }),
    );
    const inline = document.operations.flatMap(({ parameters, body, responses }) => [
      ...parameters.map(({ schema }) => schema),
      ...[...(body?.content ?? []), ...responses.flatMap(({ content }) => content)].flatMap(
        ({ schema }) => schema ?? [],
      ),
    ]);
    const places = [...named, ...inline].filter(({ schema }) => typeof schema === "object");
    return [...new Map(places.map((place) => [place.pointer, place])).values()];
  });
}
