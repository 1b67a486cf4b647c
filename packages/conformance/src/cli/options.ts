import { type CommandValues, UsageError } from "@callsheet/protocol/command";

const text = { type: "string" } as const;
const texts = { type: "string", multiple: true } as const;
const flag = { type: "boolean" } as const;

/** The options of the command line. */
export const options = {
  target: text,
  document: texts,
  scenario: texts,
  har: text,
  only: texts,
  case: text,
  seed: text,
  fuzz: text,
  values: text,
  "max-time": text,
  "max-cases": text,
  exceptions: text,
  hooks: text,
  mock: flag,
  strict: flag,
  sign: text,
  "sign-service": text,
  auth: texts,
  header: texts,
  concurrency: text,
  rate: text,
  timeout: text,
  "max-bytes": text,
  junit: text,
  json: text,
  html: text,
  quiet: flag,
} as const;

/** The values of a command line. */
export type Values = CommandValues<typeof options>;

/**
 * A pair given as `name<separator>value`; a value `@NAME` is read from the environment, so that secrets stay
 * out of process lists.
 * @throws UsageError
 */
export function namedValue(option: string, given: string, separator: string): [string, string] {
  const cut = given.indexOf(separator);
  if (cut < 1) throw new UsageError(`--${option} takes name${separator}value, not \`${given}\`.`);
  const value = given.slice(cut + separator.length).trim();
  if (!value.startsWith("@")) return [given.slice(0, cut).trim(), value];
  const found = process.env[value.slice(1)];
  if (found === undefined)
    throw new UsageError(`--${option}: the environment has no variable ${value.slice(1)}.`);
  return [given.slice(0, cut).trim(), found];
}
