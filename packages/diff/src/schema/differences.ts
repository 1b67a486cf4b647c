import { type Rule, type Shape, sameJson } from "@callsheet/document";
import type { Versions } from "./versions.ts";

/** A keyword that differs in the other version. */
export interface Difference {
  readonly keyword: string;
  /** The member that `required` is about. */
  readonly member?: string;
  readonly old: Rule | undefined;
  readonly new: Rule | undefined;
}

const BOUNDS = [
  "minLength",
  "maxLength",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minItems",
  "maxItems",
  "minProperties",
  "maxProperties",
  "minContains",
  "maxContains",
];
/** Keywords that are compared as a whole: trying values finds what differs inside them. */
const WHOLE = [
  "patternProperties",
  "propertyNames",
  "dependentRequired",
  "dependentSchemas",
  "contains",
  "prefixItems",
  "unevaluatedItems",
  "not",
  "if",
  "then",
  "else",
];

/** True for a keyword that is compared as a whole. */
export function isWhole(keyword: string): boolean {
  return WHOLE.includes(keyword);
}

/** The keywords of a value itself, not of its contents, that differ between versions. */
export function differences(
  shapes: Versions<Shape>,
  sameRule: (rules: Versions<Rule>) => boolean,
): Difference[] {
  return [
    ...typeDifference(shapes),
    ...valuesDifference(shapes),
    ...BOUNDS.flatMap((keyword) =>
      different(keyword, boundOf(shapes.old, keyword), boundOf(shapes.new, keyword)),
    ),
    ...texts("pattern", shapes),
    ...texts("format", shapes),
    ...different("uniqueItems", unique(shapes.old), unique(shapes.new)),
    ...requiredDifferences(shapes),
    ...closedDifference(shapes),
    ...WHOLE.flatMap((keyword) => wholeDifference(keyword, shapes, sameRule)),
  ];
}

function boundOf(shape: Shape, keyword: string): Rule | undefined {
  const rule = shape.bound(keyword);
  const [first] = shape.places;
  // Nothing is shorter than zero.
  const idle = rule?.value === 0 && /^min(?:Length|Items|Properties)$/.test(keyword);
  return first && idle ? undefined : rule;
}

function different(keyword: string, old: Rule | undefined, fresh: Rule | undefined): Difference[] {
  return sameJson(old?.value, fresh?.value) ? [] : [{ keyword, old, new: fresh }];
}

function typeDifference({ old, new: fresh }: Versions<Shape>): Difference[] {
  const same = old.types.size === fresh.types.size && [...old.types].every((type) => fresh.types.has(type));
  return same ? [] : [{ keyword: "type", old: old.rule("type"), new: fresh.rule("type") }];
}

function valuesDifference({ old, new: fresh }: Versions<Shape>): Difference[] {
  const [left, right] = [old.values(), fresh.values()];
  const rule = (shape: Shape) => shape.rule("enum") ?? shape.rule("const");
  const within = (some: unknown[], all: unknown[]) =>
    some.every((one) => all.some((other) => sameJson(one, other)));
  if (left === right || (left && right && within(left, right) && within(right, left))) return [];
  return [
    { keyword: rule(fresh)?.keyword ?? rule(old)?.keyword ?? "enum", old: rule(old), new: rule(fresh) },
  ];
}

function texts(keyword: string, { old, new: fresh }: Versions<Shape>): Difference[] {
  const list = (shape: Shape) => [...new Set(shape.rules(keyword).map(({ value }) => String(value)))].sort();
  return sameJson(list(old), list(fresh))
    ? []
    : [{ keyword, old: old.rule(keyword), new: fresh.rule(keyword) }];
}

function unique(shape: Shape): Rule | undefined {
  return shape.rules("uniqueItems").find(({ value }) => value === true);
}

function requiredDifferences(shapes: Versions<Shape>): Difference[] {
  const [old, fresh] = [shapes.old.required(), shapes.new.required()];
  const differ = [...new Set([...old.keys(), ...fresh.keys()])].filter(
    (name) => old.has(name) !== fresh.has(name),
  );
  return differ.map((member) => ({
    keyword: "required",
    member,
    old: old.get(member),
    new: fresh.get(member),
  }));
}

/** The rule that allows an object only named members. */
export function closedBy(shape: Shape): Rule | undefined {
  return ["additionalProperties", "unevaluatedProperties"]
    .flatMap((keyword) => shape.rules(keyword))
    .find(({ value }) => value === false);
}

function closedDifference(shapes: Versions<Shape>): Difference[] {
  const [old, fresh] = [closedBy(shapes.old), closedBy(shapes.new)];
  if ((old === undefined) === (fresh === undefined)) return [];
  return [{ keyword: (old ?? fresh)?.keyword ?? "additionalProperties", old, new: fresh }];
}

function wholeDifference(
  keyword: string,
  { old, new: fresh }: Versions<Shape>,
  sameRule: (rules: Versions<Rule>) => boolean,
): Difference[] {
  const [left, right] = [old.rules(keyword), fresh.rules(keyword)];
  const same =
    left.length === right.length &&
    left.every((rule, index) => sameRule({ old: rule, new: right[index] as Rule }));
  return same ? [] : [{ keyword, old: left[0], new: right[0] }];
}
