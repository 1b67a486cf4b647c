import { DocumentError } from "@callsheet/document";
import { defineCommand, readPort, UsageError } from "@callsheet/protocol/command";
import type { MockLog } from "./request-log.ts";
import { type StartMockOptions, startMock } from "./start-mock.ts";

export { stopSignal } from "./stop-signal.ts";

const help = (name: string, otherwise: string) => `
${name}: answers the operations of OpenAPI documents on one port.

Usage: ${name} [options]

  --document <file>     serve this document; may be repeated (default: ${otherwise})
  --root <folder>       documents may refer to all files of this folder (default: the document's own folder)
  --port <number>       default 4010; 0 takes any free port
  --host <address>      default 127.0.0.1
  --auth <form>         well-formed (default): calls show a signature, token or key, whichever; off: they need none
  --dynamic             generate bodies from their schemas instead of taking examples
  --seed <text>         make generated bodies reproducible
  --log-level <level>   silent, error or info (one line a request); default info
  --help                show this

A request can ask for a reply: Prefer: code=404 | error=<name> | example=<name> | dynamic=true | seed=<text> | items=0 | delay=200`;

const levels = ["silent", "error", "info"];

/** How a command that starts a mock is called, and what it serves by itself. */
export interface MockCommandOptions {
  /** The name as typed. Default: `callsheet-mock`. */
  readonly name?: string;
  /** The documents of the project, for a start that names none. Default: those of `@callsheet/contract`. */
  readonly documents?: () => readonly string[];
}

/** A command that serves documents by a mock. It runs until `stopped` settles. */
export function mockCommand(
  stopped: Promise<unknown>,
  { name = "callsheet-mock", documents }: MockCommandOptions = {},
) {
  return defineCommand({
    name,
    help: help(name, documents ? "the project's own" : "those of @callsheet/contract"),
    options: {
      document: { type: "string", multiple: true },
      root: { type: "string" },
      port: { type: "string" },
      host: { type: "string" },
      auth: { type: "string" },
      dynamic: { type: "boolean" },
      seed: { type: "string" },
      "log-level": { type: "string" },
    },
    run: async ({
      document,
      root,
      port = "4010",
      host,
      auth,
      dynamic,
      seed,
      "log-level": level = "info",
    }) => {
      if (!levels.includes(level))
        throw new UsageError(`--log-level ${level} is not known: give ${levels.join(", ")}.`);
      if (auth !== undefined && auth !== "off" && auth !== "well-formed")
        throw new UsageError(`--auth ${auth} is not known: give off or well-formed.`);
      const log: MockLog = (of, line) => {
        if (of === "error") console.error(line);
        else console.log(line);
      };
      const served = document ?? documents?.();
      const mock = await startOrTell(name, {
        port: readPort("port", port),
        ...(served && { documents: served }),
        ...(root !== undefined && { root }),
        ...(host !== undefined && { host }),
        ...(auth !== undefined && { auth }),
        ...(dynamic !== undefined && { dynamic }),
        ...(seed !== undefined && { seed }),
        ...(level !== "silent" && { log: level === "info" ? log : errorsOnly(log) }),
      });
      if (!mock) return 1;
      if (level === "info")
        for (const { name: operation, method, path } of mock.routes)
          log("info", `${method.padEnd(6)} ${path}  ${operation}`);
      console.log(`${name}: listening on ${mock.url}`);
      await stopped;
      await mock.close();
      return 0;
    },
  });
}

/** Starts a mock; says what is wrong with its documents, a line for each finding, where there is something. */
async function startOrTell(name: string, options: StartMockOptions) {
  try {
    return await startMock(options);
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    for (const line of error.message.split("\n")) console.error(`${name}: ${line}`);
    return undefined;
  }
}

function errorsOnly(log: MockLog): MockLog {
  return (level, line) => {
    if (level === "error") log(level, line);
  };
}
