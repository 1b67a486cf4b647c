/** The value at a JSON pointer. */
export function valueAt(root: unknown, pointer: string): unknown {
  return steps(pointer).reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], root);
}

/** A copy of a document with the value at a pointer set, or removed when it is undefined. */
export function edited<T>(root: T, pointer: string, value: unknown): T {
  const copy = structuredClone(root);
  const path = steps(pointer);
  const last = path.pop() ?? "";
  const holder = path.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], copy) as Record<
    string,
    unknown
  >;
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return copy;
}

function steps(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}
