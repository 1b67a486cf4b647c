import { readFile } from "node:fs/promises";
import process from "node:process";
import { parseArgs } from "node:util";
import type { CorsOptions } from "@callsheet/server";
import { isControlKey, isLoopback } from "./control/access.ts";
import type { FixtureInput } from "./fixture/fixture.ts";
import { FixtureError } from "./fixture/fixture-error.ts";
import { readFixture } from "./fixture/read-fixture.ts";
import { type RunningSandbox, type StartSandboxOptions, startSandbox } from "./start-sandbox.ts";
import { defaultFile, makeDefaultFolder } from "./store/default-file.ts";
import type { PostgresOptions } from "./store/postgres-options.ts";
import { StoreError } from "./store/store-error.ts";

/** The usage text of `callsheet-sandbox`. */
export const usage = `Usage: callsheet-sandbox [options]

A local, stateful stand-in for Amazon IVS, IVS Real-Time and Nimble Studio.

  --port <number>        The port to listen on; 0 takes any free one. Default: 4020
  --host <address>       The address to listen on. Default: 127.0.0.1
  --store <location>     A file, :memory: or a postgres:// URL. Default: $DATABASE_URL, else .callsheet/sandbox.db
  --pool <number>        The most connections to PostgreSQL. Default: 10
  --store-timeout <ms>   How long a connection or a statement of PostgreSQL may take. Default: 5000
  --max-worlds <number>  How many worlds there may be. Default: 1000
  --keep-worlds <days>   At start, removes worlds in which nobody has acted for so long, except the default one.
                         Default: 30 in .callsheet/sandbox.db, forever elsewhere
  --reset                Recreates the store's worlds from the fixture. Default: they stay as they are
  --fixture <file>       The initial contents of a world, in YAML or JSON. Default: the contract's examples
  --speed <number>       World seconds per second, 0 is frozen. Default: the fixture's, else 1
  --rates published      Throttle as AWS's published quotas say. Default: the fixture's, else no limits
  --cors <origin>        Lets pages of this origin call the services, besides those of this machine, such as
                         http://localhost:5173; * means any. May be repeated. none: lets no page in. Default: no others
  --control-key <key>    Requires this key at /_sandbox. Default: $CALLSHEET_CONTROL_KEY, else none
  --auth off             Accepts unsigned requests. Default: well-formed, which refuses them as AWS does; any key will do
  --help                 Shows this text

Without a control key, /_sandbox answers only on loopback addresses.`;

/** An invalid command line. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

const flags = {
  port: { type: "string", default: "4020" },
  host: { type: "string", default: "127.0.0.1" },
  store: { type: "string" },
  pool: { type: "string", default: "10" },
  "store-timeout": { type: "string", default: "5000" },
  "keep-worlds": { type: "string" },
  "max-worlds": { type: "string", default: "1000" },
  reset: { type: "boolean" },
  fixture: { type: "string" },
  speed: { type: "string" },
  rates: { type: "string" },
  cors: { type: "string", multiple: true },
  "control-key": { type: "string" },
  auth: { type: "string", default: "well-formed" },
  help: { type: "boolean" },
} as const;

/**
 * Reads a command line; undefined when it asks for help.
 *
 * @throws UsageError or FixtureError, one line each.
 */
export async function readCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<StartSandboxOptions | undefined> {
  const values = parseFlags(args);
  if (values.help) return undefined;
  const { host, auth, cors, reset, store } = values;
  if (host === "") throw new UsageError("--host takes an address, such as 127.0.0.1.");
  if (store === "") throw new UsageError("--store takes a file, :memory: or a postgres:// URL.");
  if (auth !== "off" && auth !== "well-formed")
    throw new UsageError(`--auth takes off or well-formed, not ${auth}.`);
  const key = readControlKey(values["control-key"], environment.CALLSHEET_CONTROL_KEY);
  const fixture = await readWorld(values);
  // A variable set to the empty string names no database.
  const location = store ?? (environment.DATABASE_URL || defaultFile);
  const keepWorlds = values["keep-worlds"] ?? (location === defaultFile ? "30" : undefined);
  return {
    port: readWhole("port", values.port, { least: 0, most: 65_535 }),
    host,
    store: location,
    control: key ?? isLoopback(host),
    auth,
    postgres: readPostgres(values),
    maxWorlds: readWhole("max-worlds", values["max-worlds"], { least: 1, most: 1_000_000 }),
    ...(keepWorlds !== undefined && {
      keepWorlds: readNumber("keep-worlds", keepWorlds, { least: 0, most: 36_500 }),
    }),
    ...(fixture && { fixture }),
    ...(reset && { reset }),
    ...(cors && { cors: readOrigins(cors) }),
  };
}

function readPostgres({ pool, ...values }: { pool: string; "store-timeout": string }): PostgresOptions {
  const timeout = readWhole("store-timeout", values["store-timeout"], { least: 100, most: 600_000 });
  return {
    connections: readWhole("pool", pool, { least: 1, most: 1000 }),
    connectTimeout: timeout,
    queryTimeout: timeout,
  };
}

function readControlKey(flag: string | undefined, variable: string | undefined): string | undefined {
  // A variable set to the empty string is no key.
  const key = flag ?? (variable || undefined);
  if (key !== undefined && !isControlKey(key))
    throw new UsageError("--control-key takes printable ASCII characters, without spaces at its ends.");
  return key;
}

/** Pages of applications and extensions have their own schemes, whose origin a URL does not tell. */
const otherOrigin = /^(?!https?:)[a-z][a-z\d+.-]*:\/\/[^/?#\s]+$/;

function readOrigins(origins: readonly string[]): CorsOptions | false {
  if (origins.length === 1 && origins[0] === "none") return false;
  for (const origin of origins) assertOrigin(origin);
  return { origins: origins.includes("*") ? "*" : origins };
}

/** Refuses what browsers never send as an `Origin`: it would never match. */
function assertOrigin(origin: string): void {
  if (origin === "*" || otherOrigin.test(origin)) return;
  if (URL.canParse(origin) && new URL(origin).origin === origin) return;
  throw new UsageError(`--cors takes an origin such as https://app.example.com, * or none, not ${origin}.`);
}

function parseFlags(args: readonly string[]) {
  try {
    return parseArgs({ args: joinNegatives(args), options: flags, allowPositionals: false }).values;
  } catch (error) {
    const [line = ""] = (error as Error).message.split(/\. |\n/, 1);
    throw new UsageError(line.replace(/\.?$/, "."));
  }
}

/** `--port -1` as `--port=-1`, so that the message about a negative number is about the number. */
function joinNegatives(args: readonly string[]): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const last = joined.at(-1);
    if (/^-[\d.]/.test(arg) && last?.startsWith("--") && !last.includes("="))
      joined[joined.length - 1] += `=${arg}`;
    else joined.push(arg);
  }
  return joined;
}

/** The fixture with what the command line overrides; undefined when there is neither. */
async function readWorld(values: {
  fixture?: string;
  speed?: string;
  rates?: string;
}): Promise<FixtureInput | undefined> {
  const { fixture: file, speed, rates } = values;
  if (rates !== undefined && rates !== "published")
    throw new UsageError(`--rates takes published, not ${rates}.`);
  if (file === undefined && speed === undefined && rates === undefined) return undefined;
  const fixture =
    file === undefined
      ? (await import("./fixture/default-fixture.ts")).defaultFixtureInput
      : await readFile(file, "utf8").then(
          (text) => readFixture(text, file),
          (error: NodeJS.ErrnoException) => {
            throw new FixtureError(`${file}: cannot be read (${error.code}).`);
          },
        );
  return {
    ...fixture,
    ...(speed !== undefined && {
      clock: { ...fixture.clock, speed: readNumber("speed", speed, { least: 0, most: 1e6 }) },
    }),
    ...(rates !== undefined && { settings: { ...fixture.settings, rates } }),
  };
}

interface Range {
  readonly least: number;
  readonly most: number;
}

function readNumber(flag: string, text: string, { least, most }: Range): number {
  const number = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(number >= least && number <= most))
    throw new UsageError(`--${flag} takes a number from ${least} to ${most}, not "${text}".`);
  return number;
}

function readWhole(flag: string, text: string, range: Range): number {
  if (text.includes(".")) throw new UsageError(`--${flag} takes a whole number, not "${text}".`);
  return readNumber(flag, text, range);
}

/**
 * Runs the command until a signal ends it, and returns its exit code. Output goes to standard output,
 * problems in one line to standard error.
 */
export async function runCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  // A log on a full disk, or a reader that went away, is no reason to stop serving.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  try {
    const options = await readCommand(args, environment);
    if (!options) {
      console.log(usage);
      return 0;
    }
    if (options.store === defaultFile) makeDefaultFolder();
    const running = await startSandbox({ ...options, signals: ["SIGTERM", "SIGINT"] });
    console.log(await describeStart(running, options));
    await running.closed;
    return 0;
  } catch (error) {
    console.error(`callsheet-sandbox: ${describeProblem(error)}`);
    return 1;
  }
}

/** A table of what listens where, and what keeps the state. */
async function describeStart(
  { url, sandbox }: RunningSandbox,
  { control, auth }: StartSandboxOptions,
): Promise<string> {
  const access = typeof control === "string" ? " (with its key)" : "";
  const { length } = await sandbox.worlds();
  const left = length === 1 ? "1 kept" : `${length} kept`;
  return [
    `callsheet-sandbox   ${url}`,
    `  store             ${sandbox.store}`,
    ...(length > 0
      ? [
          `  worlds            ${left}, whose time has gone on; fixture and speed apply to new ones: --reset recreates all`,
        ]
      : []),
    `  control API       ${control === false ? "off" : `${url}/_sandbox${access}`}`,
    `  signatures        ${auth === "off" ? "ignored" : "of the right form, with any key (--auth off: ignored)"}`,
  ].join("\n");
}

/** One line for people about what kept the sandbox from starting. */
function describeProblem(error: unknown): string {
  if (error instanceof StoreError || error instanceof FixtureError) return error.message;
  if (error instanceof UsageError) return `${error.message} callsheet-sandbox --help shows what there is.`;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "EADDRINUSE") return "The port is in use: stop what uses it, or name another one with --port.";
  return code === undefined ? message : `${message} (${code})`;
}
