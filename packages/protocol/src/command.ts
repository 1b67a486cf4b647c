import { type ParseArgsConfig, parseArgs } from "node:util";

/** Options of a command as `node:util`'s `parseArgs` describes them. `--help` is always available. */
export type CommandOptions = NonNullable<ParseArgsConfig["options"]>;

/** The values of a command's options, by name. */
export type CommandValues<Options extends CommandOptions> = {
  readonly [Name in keyof Options]: Options[Name] extends { multiple: true }
    ? readonly string[] | undefined
    : Options[Name] extends { type: "boolean" }
      ? boolean | undefined
      : string | undefined;
};

/** One command: its name, its arguments and what it does. */
export interface Command<Options extends CommandOptions = CommandOptions> {
  /** The name as typed, such as `callsheet lint`. Messages start with it. */
  readonly name: string;
  /** What `--help` prints: usage, one sentence, the options and an example. */
  readonly help: string;
  readonly options: Options;
  /** How many positional arguments it takes. Default: 0. */
  readonly words?: { readonly most: number };
  /** Does the work and returns the exit code: 0 right, 1 findings. */
  readonly run: (values: CommandValues<Options>, words: readonly string[]) => Promise<number>;
}

/** Returns a command unchanged, with the types of its options inferred by the compiler. */
export function defineCommand<const Options extends CommandOptions>(
  command: Command<Options>,
): Command<Options> {
  return command;
}

/**
 * A failure that one line explains, with its exit code: 1 for invalid input, 2 for a command that could not
 * run.
 */
export interface OneLineError extends Error {
  readonly exitCode: number;
}

/** An invalid command line: one sentence says why. Exit code 2. */
export class UsageError extends Error implements OneLineError {
  override readonly name = "UsageError";
  readonly exitCode = 2;
}

/**
 * Runs a command: parses its arguments, answers `--help`, and prints a failure that one line explains as that
 * line on standard error. Returns the exit code. Errors of other kinds are thrown, because they are defects.
 */
export async function runCommand<const Options extends CommandOptions>(
  command: Command<Options>,
  args: readonly string[] = process.argv.slice(2),
): Promise<number> {
  try {
    const { values, words } = readArguments(command, args);
    if (!values) {
      console.log(command.help.trim());
      return 0;
    }
    return await command.run(values, words);
  } catch (error) {
    const failure = explainFailure(error);
    if (!failure) throw error;
    console.error(failure.placed ? failure.line : `${command.name}: ${failure.line}`);
    return failure.exitCode;
  }
}

/**
 * Reads a command line. Without values: the user asked for help.
 *
 * @throws {UsageError}
 */
export function readArguments<const Options extends CommandOptions>(
  command: Pick<Command<Options>, "options" | "words">,
  args: readonly string[],
): { readonly values: CommandValues<Options> | undefined; readonly words: readonly string[] } {
  const options: CommandOptions = { ...command.options, help: { type: "boolean", short: "h" } };
  const { values, positionals } = parse(joinNegatives(args), options);
  if (values.help) return { values: undefined, words: positionals };
  const most = command.words?.most ?? 0;
  const extra = positionals[most];
  if (extra !== undefined) throw new UsageError(`\`${extra}\` is one word too many. See --help.`);
  return { values: values as CommandValues<Options>, words: positionals };
}

function parse(args: string[], options: CommandOptions) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    const [line = ""] = (error as Error).message.split(/\. |\n/, 1);
    throw new UsageError(`${line.replace(/\.?$/, ".")} See --help.`);
  }
}

/** `--port -1` as `--port=-1`, so that the message about a negative number is about the number. */
function joinNegatives(args: readonly string[]): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const last = joined.at(-1);
    if (/^-[\d.]/.test(arg) && last?.startsWith("--") && !last.includes("="))
      joined[joined.length - 1] = `${last}=${arg}`;
    else joined.push(arg);
  }
  return joined;
}

/**
 * A whole number from an option.
 *
 * @throws {UsageError} for other texts and for numbers out of range.
 */
export function readWhole<Text extends string | undefined>(
  option: string,
  text: Text,
  { least = 0, most = Number.MAX_SAFE_INTEGER }: { readonly least?: number; readonly most?: number } = {},
): Text extends string ? number : number | undefined {
  if (text === undefined) return undefined as never;
  const value = Number(text);
  if (/^\d{1,16}$/.test(text) && value >= least && value <= most) return value as never;
  const range = most === Number.MAX_SAFE_INTEGER ? `from ${least} up` : `from ${least} to ${most}`;
  throw new UsageError(`--${option} takes a whole number ${range}, not \`${text}\`.`);
}

/**
 * A TCP port from an option; 0 takes any free one.
 *
 * @throws {UsageError}
 */
export function readPort<Text extends string | undefined>(
  option: string,
  text: Text,
): Text extends string ? number : number | undefined {
  return readWhole(option, text, { most: 65_535 });
}

interface Failure {
  readonly line: string;
  readonly exitCode: number;
  /** True when the line starts with the place of the problem, which needs no prefix. */
  readonly placed: boolean;
}

/**
 * The line that explains a failure, or a line for each of its problems; undefined for a defect of the
 * program.
 */
export function explainFailure(error: unknown): Failure | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("problems" in error && "exitCode" in error && typeof error.exitCode === "number")
    return { line: error.message, exitCode: error.exitCode, placed: true };
  const [line = ""] = error.message.split("\n", 1);
  if ("exitCode" in error && typeof error.exitCode === "number")
    return { line, exitCode: error.exitCode, placed: "place" in error };
  if ("syscall" in error)
    return { line: explainSystem(error as NodeJS.ErrnoException), exitCode: 2, placed: false };
  return undefined;
}

function explainSystem(error: NodeJS.ErrnoException & { port?: number; address?: string }): string {
  const { code, port, address } = error;
  const [line = ""] = error.message.split("\n", 1);
  if (port === undefined) return line;
  if (code === "EADDRINUSE")
    return `port ${port} of ${address} is in use; stop what uses it, or choose another one with --port.`;
  if (code === "EACCES")
    return `port ${port} needs more rights than this process has; choose another with --port.`;
  return line;
}
