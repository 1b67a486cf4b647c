import { readFileSync } from "node:fs";
import { type Command, runCommand, UsageError } from "@callsheet/protocol/command";

/** A command that checks its own options. */
type AnyCommand = Pick<Command, "name" | "help" | "options" | "words"> & {
  run(values: never, words: readonly string[]): Promise<number>;
};

/** The commands of `callsheet`, loaded when they run: each loads only what it needs. */
export const commands: Readonly<
  Record<string, { readonly what: string; readonly load: () => Promise<{ readonly command: AnyCommand }> }>
> = {
  init: { what: "make a folder a project", load: () => import("./commands/init.ts") },
  lint: { what: "check documents and print findings", load: () => import("./commands/lint.ts") },
  bundle: { what: "write each document in one piece", load: () => import("./commands/bundle.ts") },
  generate: {
    what: "make types, clients, server stubs and validators",
    load: () => import("./commands/generate.ts"),
  },
  dev: {
    what: "follow every save: generate, answer, lint, and tell what breaks",
    load: () => import("./commands/dev.ts"),
  },
  mock: { what: "answer from the documents' examples", load: () => import("./commands/mock.ts") },
  test: { what: "hold a server to the documents", load: () => import("./commands/test.ts") },
  check: {
    what: "tell whether generated files are up to date",
    load: () => import("./commands/check.ts"),
  },
  diff: {
    what: "tell what a change of documents breaks, with proof",
    load: () => import("./commands/diff.ts"),
  },
  docs: {
    what: "write the page of the documents, which opens without a server",
    load: () => import("./commands/docs.ts"),
  },
  sdk: { what: "make clients in other languages", load: () => import("./commands/sdk.ts") },
};

const help = `
Usage: callsheet <command> [options]

Makes types, clients, server stubs and validators from OpenAPI documents.

${Object.entries(commands)
  .map(([name, { what }]) => `  ${name.padEnd(10)} ${what}`)
  .join("\n")}

\`callsheet <command> --help\` tells a command's options, and \`callsheet --version\` the version. Exit codes: 0 right, 1 findings, 2 could not run.

Example: callsheet generate --spec spec
`;

/** Runs `callsheet` with its arguments and returns the exit code. */
export async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === "--help" || name === "-h") {
    console.log(help.trim());
    return name === undefined ? 2 : 0;
  }
  if (name === "--version") {
    console.log(version());
    return 0;
  }
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!entry) {
    const { message } = new UsageError(
      `no command is named \`${name}\`; the commands are ${Object.keys(commands).join(", ")}.`,
    );
    console.error(`callsheet: ${message}`);
    return 2;
  }
  const loaded = await entry.load().catch((error: unknown) => explainMissing(name, error));
  return loaded ? runCommand(loaded.command as Command, args) : 2;
}

/** The package's version, from its manifest. */
function version(): string {
  return JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version;
}

/** Names a package that a command needs and that is not installed. Other failures are defects. */
function explainMissing(command: string, error: unknown): undefined {
  const { code, message } = error as NodeJS.ErrnoException;
  const missing = code === "ERR_MODULE_NOT_FOUND" ? /'(@callsheet\/[a-z]+)'/.exec(message)?.[1] : undefined;
  if (missing === undefined) throw error;
  console.error(
    `callsheet ${command}: needs ${missing}, which is not installed: npm install --save-dev ${missing}`,
  );
}
