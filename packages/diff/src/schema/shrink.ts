import { isObject, withMember, withoutMember } from "@callsheet/document";

/** How many smaller values are tried. */
const MOST_TRIES = 300;

/**
 * The smallest value found, starting from a value, that still shows the same thing: fewer members and items,
 * shorter texts.
 */
export function shrink(value: unknown, shows: (value: unknown) => boolean): unknown {
  let smallest = value;
  let tries = 0;
  for (let again = true; again; ) {
    again = false;
    for (const smaller of smallerThan(smallest)) {
      if (tries++ >= MOST_TRIES) return smallest;
      if (!shows(smaller)) continue;
      smallest = smaller;
      again = true;
      break;
    }
  }
  return smallest;
}

/** Values that are a little smaller, the smallest first. */
function* smallerThan(value: unknown): Generator<unknown> {
  if (typeof value === "string") yield* shorter(value);
  else if (typeof value === "number")
    yield* [0, 1, Math.trunc(value)].filter((one) => Math.abs(one) < Math.abs(value));
  else if (Array.isArray(value)) yield* fewerItems(value);
  else if (isObject(value)) yield* fewerMembers(value);
}

function* shorter(text: string): Generator<string> {
  const points = [...text];
  if (points.length < 2) return;
  yield points.slice(0, Math.ceil(points.length / 2)).join("");
  yield points.slice(0, -1).join("");
  yield points.slice(1).join("");
  // The same character repeated is easier to read than many different ones.
  const plain = points.map(() => "a").join("");
  if (plain !== text) yield plain;
}

function* fewerItems(list: readonly unknown[]): Generator<unknown[]> {
  for (const index of list.keys()) yield list.toSpliced(index, 1);
  for (const [index, item] of list.entries())
    for (const smaller of smallerThan(item)) yield list.with(index, smaller);
}

function* fewerMembers(object: Readonly<Record<string, unknown>>): Generator<unknown> {
  for (const name of Object.keys(object)) yield withoutMember(object, name);
  for (const name of Object.keys(object))
    for (const smaller of smallerThan(object[name])) yield withMember(object, name, smaller);
}
