import { DocumentError } from "@callsheet/document";
import { type CommandValues, defineCommand, readPort, UsageError } from "@callsheet/protocol/command";
import type { MockLog } from "./request-log.ts";
import { type StartMockOptions, startMock } from "./start-mock.ts";

export { stopSignal } from "./stop-signal.ts";

const help = `
Usage: callsheet-mock [options]

Answers the operations of OpenAPI documents on one port.

  --document <file>     serve this document; may be repeated (default: those of @callsheet/contract)
  --root <folder>       documents may refer to all files of this folder (default: the document's own folder)
${mockHelp()}

Example: callsheet-mock --document openapi.yaml --port 8080
`;

/** The help texts of {@link mockOptions}, and of what a request may ask for. */
export function mockHelp(): string {
  return `\
  --port <number>       default 4010; 0 takes any free port
  --host <address>      default 127.0.0.1
  --auth <form>         well-formed (default): calls need any signature, token or key; off: they need none
  --dynamic             generate bodies from their schemas instead of taking examples
  --seed <text>         make generated bodies reproducible
  --log-level <level>   silent, error or info (one line per request); default info

A request can ask for a reply: Prefer: code=404 | error=<name> | example=<name> | dynamic=true | seed=<text> | items=0 | delay=200`;
}

const levels = ["silent", "error", "info"];

/** The options of commands that serve a mock. */
export const mockOptions = {
  port: { type: "string" },
  host: { type: "string" },
  auth: { type: "string" },
  dynamic: { type: "boolean" },
  seed: { type: "string" },
  "log-level": { type: "string" },
} as const;

/** What a command serves, and until when. */
export interface ServeMockOptions extends Pick<StartMockOptions, "documents" | "root"> {
  /** The name of the command. Messages start with it. */
  readonly name: string;
  /** Settles when the command should end. */
  readonly stopped: Promise<unknown>;
}

/** Serves documents with a mock until it is stopped, and returns the exit code. */
export async function serveMock(
  values: CommandValues<typeof mockOptions>,
  { name, stopped, ...served }: ServeMockOptions,
): Promise<number> {
  const { port = "4010", host, auth, dynamic, seed, "log-level": level = "info" } = values;
  if (!levels.includes(level))
    throw new UsageError(`--log-level ${level} is not known: give ${levels.join(", ")}.`);
  if (auth !== undefined && auth !== "off" && auth !== "well-formed")
    throw new UsageError(`--auth ${auth} is not known: give off or well-formed.`);
  const mock = await startOrTell(name, {
    port: readPort("port", port),
    ...served,
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
}

const log: MockLog = (of, line) => {
  if (of === "error") console.error(line);
  else console.log(line);
};

/** The command `callsheet-mock`. It runs until `stopped` settles. */
export function mockCommand(stopped: Promise<unknown>) {
  const name = "callsheet-mock";
  return defineCommand({
    name,
    help,
    options: { ...mockOptions, document: { type: "string", multiple: true }, root: { type: "string" } },
    run: ({ document, root, ...values }) =>
      serveMock(values, {
        name,
        stopped,
        ...(document && { documents: document }),
        ...(root !== undefined && { root }),
      }),
  });
}

/** Starts a mock; reports what is wrong with its documents, one line per finding. */
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
