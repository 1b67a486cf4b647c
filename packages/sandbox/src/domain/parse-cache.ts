/** How many characters of JSON one cache keeps. */
const capacity = 2_000_000;

/**
 * Creates a JSON parser that remembers what it parsed: most requests are about few resources. What it returns
 * is shared, so nobody may change it. `key` names the resource; a text that differs from the remembered one
 * is parsed again. `most` is how many resources it remembers: only few large ones, because fetching one that
 * was parsed long ago from memory takes as long as parsing it.
 */
export function createParseCache<Value>(
  most = Number.POSITIVE_INFINITY,
): (key: string, json: string) => Value {
  const entries = new Map<string, { readonly json: string; readonly value: Value }>();
  let size = 0;
  return (key, json) => {
    const known = entries.get(key);
    // Comparing two texts of the same length takes a fraction of the time of parsing one.
    if (known?.json === json) return known.value;
    const value = JSON.parse(json) as Value;
    if (json.length > capacity / 8) return value;
    if (size + json.length > capacity || entries.size >= most) {
      entries.clear();
      size = 0;
    }
    size += json.length - (known?.json.length ?? 0);
    entries.set(key, { json, value });
    return value;
  };
}
