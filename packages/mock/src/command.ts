import { parseArgs } from "node:util";
import { DocumentError } from "./documents.ts";
import { type RunningMock, startMock } from "./start-mock.ts";

const HELP = `callsheet-mock: answers the operations of OpenAPI documents on one port, by Prism.

Usage: callsheet-mock [options]

  --document <file>     serve this document instead of the contract's; may be repeated
  --port <number>       default 4010; 0 takes any free port
  --host <address>      default 127.0.0.1
  --dynamic             generate bodies from their schemas instead of taking examples
  --seed <text>         make generated bodies reproducible
  --log-level <level>   silent, error or info (one line a request); default info
  --help                show this

A request can ask for a reply: Prefer: code=404 | example=<name> | dynamic=true | seed=<text>`;

const LEVELS = ["silent", "error", "info"];

/** A command line that cannot be followed. */
class UsageError extends Error {}

/** Where the command writes. */
export interface Console {
  out(line: string): void;
  error(line: string): void;
}

/**
 * Runs the command `callsheet-mock`.
 *
 * @returns the running mock, or the exit code when there is nothing to run.
 */
export async function runCommand(args: readonly string[], console: Console): Promise<RunningMock | number> {
  try {
    const { help, level, ...options } = readArguments(args);
    if (help) {
      console.out(HELP);
      return 0;
    }
    const wanted = LEVELS.indexOf(level);
    const log = (of: string, line: string) => {
      if (LEVELS.indexOf(of) <= wanted) (of === "error" ? console.error : console.out)(line);
    };
    const mock = await startMock({ ...options, log });
    for (const { name, method, path } of mock.routes) log("info", `${method.padEnd(6)} ${path}  ${name}`);
    console.out(`callsheet-mock: listening on ${mock.url}`);
    return mock;
  } catch (error) {
    console.error(`callsheet-mock: ${explain(error)}`);
    return error instanceof UsageError ? 2 : 1;
  }
}

function readArguments(args: readonly string[]) {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  const options = {
    document: { ...text, multiple: true },
    port: text,
    host: text,
    seed: text,
    "log-level": text,
    dynamic: flag,
    help: flag,
  } as const;
  try {
    const { values } = parseArgs({ args: [...args], options });
    const {
      document,
      port = "4010",
      host,
      dynamic,
      seed,
      help = false,
      "log-level": level = "info",
    } = values;
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
      throw new Error(`--port ${port} is not a port: give 0 to 65535.`);
    if (!LEVELS.includes(level))
      throw new Error(`--log-level ${level} is not known: give ${LEVELS.join(", ")}.`);
    return {
      help,
      level,
      port: Number(port),
      ...(document && { documents: document }),
      ...(host !== undefined && { host }),
      ...(dynamic !== undefined && { dynamic }),
      ...(seed !== undefined && { seed }),
    };
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split("\n", 1)[0]} See --help.`);
  }
}

function explain(error: unknown): string {
  const { code, port, address, message } = error as NodeJS.ErrnoException & {
    port?: number;
    address?: string;
  };
  if (error instanceof DocumentError || error instanceof UsageError) return message;
  if (code === "EADDRINUSE")
    return `port ${port} of ${address} is in use; stop what uses it or give another --port.`;
  if (code === "EACCES") return `port ${port} needs more rights than this process has; give another --port.`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return `this machine has no address ${address ?? "of that name"}; give another --host.`;
  return message.split("\n", 1)[0] ?? message;
}
