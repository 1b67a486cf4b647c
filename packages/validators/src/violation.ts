/** One way in which a value breaks its schema. The members are those of Ajv's error objects. */
export interface Violation {
  /** JSON pointer (RFC 6901) of the offending part of the value; empty for the value itself. */
  instancePath: string;
  /** JSON pointer of the broken keyword in the package's raw schemas, as a URI fragment: `#/$defs/Stage/required`. */
  schemaPath: string;
  /** The broken keyword, such as `required` or `maxLength`. */
  keyword: string;
  /** What the keyword asked for, such as `{ limit: 128, minLength: 1 }`; the members depend on the keyword. */
  params: Record<string, unknown>;
  /** What is wrong, in words that follow the name of the offending part: `must be string`. */
  message: string;
}

/** Where a generated check puts what it finds. */
export interface Collector {
  /** Nothing until there is a first violation: most values have none. */
  found: Violation[] | undefined;
  /** How many have been found. */
  count: number;
  /** How many to find before looking no further. */
  readonly limit: number;
}

/**
 * A generated check. Without a collector it stops at the first violation; with one it goes on and collects them all.
 * Paths in what it collects are relative to the value that it was given.
 */
export type Check = (value: unknown, out?: Collector) => boolean;

/** Collects a violation. Returns true when the collector has had enough. */
export function fail(
  out: Collector,
  instancePath: string,
  schemaPath: string,
  keyword: string,
  params: Record<string, unknown>,
  message: string,
): boolean {
  const violation = { instancePath, schemaPath, keyword, params, message };
  if (out.found) out.found.push(violation);
  else out.found = [violation];
  return ++out.count >= out.limit;
}

/** Puts a path in front of what was collected since there were `from`. Returns true when nothing more is wanted. */
export function under(out: Collector | undefined, from: number, path: string): boolean {
  if (!out) return true;
  out.found?.forEach((violation, index) => {
    if (index >= from) violation.instancePath = path + violation.instancePath;
  });
  return out.count >= out.limit;
}

/** Forgets all but the first `count` violations: those of an alternative that another one made up for. */
export function rewind(out: Collector, count: number): void {
  if (out.found) out.found.length = count;
  out.count = count;
}
