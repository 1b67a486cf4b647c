import type { AST } from "@eslint-community/regexpp";

/** A set of code points: sorted, separate ranges, both ends included. */
export type CharSet = readonly (readonly [first: number, last: number])[];

const greatest = 0x10ffff;

/** Every code point. */
export const everything: CharSet = [[0, greatest]];

const lineEnds = normalize([
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
]);
const digits: CharSet = [[0x30, 0x39]];
const word = normalize([
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
]);
const spaces = normalize([
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
]);

type CharNode = AST.Character | AST.CharacterSet | AST.CharacterClass | AST.CharacterClassElement;

/** The code points that one node of a regular expression matches. An unknown node matches everything. */
export function charSetOf(node: CharNode): CharSet {
  switch (node.type) {
    case "Character":
      return [[node.value, node.value]];
    case "CharacterClassRange":
      return [[node.min.value, node.max.value]];
    case "CharacterClass":
      return withNegation(
        normalize(node.elements.flatMap((element) => [...charSetOf(element)])),
        node.negate,
      );
    case "CharacterSet":
      if (node.kind === "any") return negate(lineEnds);
      if (node.kind === "property") return propertySet(node.raw);
      return withNegation({ digit: digits, space: spaces, word }[node.kind], node.negate);
    default:
      return everything;
  }
}

/** The intersection of two sets. */
export function intersect(left: CharSet, right: CharSet): CharSet {
  const common: [number, number][] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    const [a, b] = [left[i] as [number, number], right[j] as [number, number]];
    const [first, last] = [Math.max(a[0], b[0]), Math.min(a[1], b[1])];
    if (first <= last) common.push([first, last]);
    if (a[1] < b[1]) i++;
    else j++;
  }
  return common;
}

/** A readable member of a set, for messages. */
export function sampleOf(set: CharSet): string {
  const wanted = [..."a0A-. _"].map((character) => character.codePointAt(0) as number);
  const holds = (point: number): boolean => set.some(([first, last]) => point >= first && point <= last);
  const printable = set.map(([first, last]) => Math.min(Math.max(first, 0x21), last));
  return String.fromCodePoint(wanted.find(holds) ?? printable[0] ?? 0x61);
}

function withNegation(set: CharSet, negated: boolean): CharSet {
  return negated ? negate(set) : set;
}

function negate(set: CharSet): CharSet {
  const rest: [number, number][] = [];
  let next = 0;
  for (const [first, last] of set) {
    if (first > next) rest.push([next, first - 1]);
    next = last + 1;
  }
  if (next <= greatest) rest.push([next, greatest]);
  return rest;
}

function normalize(ranges: readonly (readonly [number, number])[]): CharSet {
  const merged: [number, number][] = [];
  for (const [first, last] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const before = merged.at(-1);
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else merged.push([first, last]);
  }
  return merged;
}

const properties = new Map<string, CharSet>();

/** Planes without any assigned code point: what holds for their first code point holds for all. */
const unassigned = [0x40000, 0xdffff] as const;

/**
 * The engine knows which code points have a property, so it is asked about each of them, once per process.
 */
function propertySet(raw: string): CharSet {
  const known = properties.get(raw);
  if (known) return known;
  const regExp = new RegExp(raw, "u");
  const ranges: [number, number][] = [];
  for (let point = 0; point <= greatest; point++) {
    const last = point === unassigned[0] ? unassigned[1] : point;
    const before = ranges.at(-1);
    if (regExp.test(String.fromCodePoint(point))) {
      if (before?.[1] === point - 1) before[1] = last;
      else ranges.push([point, last]);
    }
    point = last;
  }
  properties.set(raw, ranges);
  return ranges;
}
