/** The indices of the first two equal items by JSON Schema's rules, or nothing. Takes linear time. */
export function duplicates(items: readonly unknown[]): [number, number] | undefined {
  if (items.length < 2) return undefined;
  const seen = new Map<unknown, number>();
  const texts = new Map<string, number>();
  for (const [index, item] of items.entries()) {
    const structured = typeof item === "object" && item !== null;
    const key = structured ? canonical(item) : item;
    const known = structured ? texts : seen;
    const before = known.get(key as string);
    if (before !== undefined) return [before, index];
    known.set(key as string, index);
  }
  return undefined;
}

/** The same text for equal values: members sorted by name. */
function canonical(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "undefined";
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  const object = value as Record<string, unknown>;
  const members = Object.keys(object)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonical(object[name])}`);
  return `{${members.join()}}`;
}
