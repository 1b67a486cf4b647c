import { parseArgs } from "node:util";

/** A command line that cannot be understood: one sentence says why. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

const options = {
  target: { type: "string" },
  document: { type: "string", multiple: true },
  scenario: { type: "string", multiple: true },
  only: { type: "string", multiple: true },
  case: { type: "string" },
  seed: { type: "string" },
  fuzz: { type: "string" },
  exceptions: { type: "string" },
  hooks: { type: "string" },
  mock: { type: "boolean" },
  sign: { type: "string" },
  "sign-service": { type: "string" },
  auth: { type: "string", multiple: true },
  header: { type: "string", multiple: true },
  concurrency: { type: "string" },
  rate: { type: "string" },
  timeout: { type: "string" },
  "max-bytes": { type: "string" },
  junit: { type: "string" },
  json: { type: "string" },
  html: { type: "string" },
  quiet: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

/** A command line, read. */
export interface Arguments {
  readonly command: string;
  readonly values: ReturnType<
    typeof parseArgs<{ options: typeof options; allowPositionals: true }>
  >["values"];
}

/**
 * Reads a command line.
 * @throws UsageError
 */
export function readArguments(argv: readonly string[]): Arguments {
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;
  try {
    parsed = parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  const [command = parsed.values.help ? "help" : "", ...rest] = parsed.positionals;
  if (rest.length > 0) throw new UsageError(`"${rest[0]}" is one word too many`);
  return { command: parsed.values.help ? "help" : command, values: parsed.values };
}

/**
 * A whole number of an option, not below `least`.
 * @throws UsageError
 */
export function wholeNumber(name: string, text: string | undefined, least: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least)
    throw new UsageError(`--${name} takes a whole number from ${least} on, not "${text}"`);
  return value;
}

/**
 * A pair given as `name<separator>value`; a value `@NAME` is read from the environment, so that secrets stay out of process lists.
 * @throws UsageError
 */
export function namedValue(option: string, text: string, separator: string): [string, string] {
  const cut = text.indexOf(separator);
  if (cut < 1) throw new UsageError(`--${option} takes name${separator}value, not "${text}"`);
  const value = text.slice(cut + separator.length).trim();
  if (!value.startsWith("@")) return [text.slice(0, cut).trim(), value];
  const found = process.env[value.slice(1)];
  if (found === undefined)
    throw new UsageError(`--${option}: the environment has no variable ${value.slice(1)}`);
  return [text.slice(0, cut).trim(), found];
}
