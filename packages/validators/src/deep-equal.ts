/**
 * True when two JSON values are equal by JSON Schema's rules: members in any order, items in order, numbers
 * by value.
 */
export function deepEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (
    typeof a !== "object" ||
    typeof b !== "object" ||
    a === null ||
    b === null ||
    Array.isArray(a) !== Array.isArray(b)
  )
    return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && deepEqual(member(a, key), member(b, key)))
  );
}

function member(object: object, key: string): unknown {
  return (object as Record<string, unknown>)[key];
}
