import { UsageError } from "@callsheet/protocol/command";

/** The options of commands with machine-readable output. */
export const formatOptions = { format: { type: "string" }, json: { type: "boolean" } } as const;

/** The help text of {@link formatOptions}. */
export function formatHelp(formats: readonly string[]): string {
  return `\
  --format <format> ${formats.join(", ")} (default: text)
  --json            the same as --format json`;
}

/**
 * The format of a command line.
 *
 * @throws {UsageError} for one that the command does not support.
 */
export function readFormat<Format extends string>(
  { format, json }: { readonly format?: string | undefined; readonly json?: boolean | undefined },
  formats: readonly Format[],
): Format {
  const wanted = format ?? (json ? "json" : "text");
  if (json && wanted !== "json")
    throw new UsageError(`--json and --format ${wanted} exclude each other. See --help.`);
  const known = formats.find((name) => name === wanted);
  if (known !== undefined) return known;
  throw new UsageError(`--format takes ${formats.join(", ")}, not \`${wanted}\`. See --help.`);
}
