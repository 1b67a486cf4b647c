/** As many characters of JSON as one cache keeps. */
const capacity = 2_000_000;

/**
 * Makes a parser of JSON that remembers what it parsed: most requests are about few resources. What it returns is shared, so nobody may
 * change it. `key` names the resource; a text other than the one remembered for it is parsed anew. `most` is how many resources it remembers:
 * of large ones few, for to fetch one that was parsed long ago from memory takes as long as to parse it.
 */
export function createParseCache<Value>(
  most = Number.POSITIVE_INFINITY,
): (key: string, json: string) => Value {
  const entries = new Map<string, { readonly json: string; readonly value: Value }>();
  let size = 0;
  return (key, json) => {
    const known = entries.get(key);
    // To compare two texts of one length takes a fraction of the time to parse one.
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
