import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Outputs } from "@callsheet/compiler";

const repository = fileURLToPath(new URL("../../", import.meta.url));

/**
 * A folder outside the repository with generated modules, which import the packages as an installed project
 * does.
 */
export interface GeneratedTree {
  readonly root: string;
  /** Writes files; their paths start with the folder of the document. */
  write(outputs: Outputs): void;
  /**
   * Compiles everything at once, and returns the compiler's messages by the first folder of the file's path.
   */
  compile(): Promise<ReadonlyMap<string, readonly string[]>>;
  remove(): void;
}

/** Creates an empty tree in the system's temporary folder. */
export function createGeneratedTree(): GeneratedTree {
  const root = mkdtempSync(path.join(tmpdir(), "callsheet-documents-"));
  linkPackages(root);
  writeFileSync(path.join(root, "package.json"), '{ "type": "module" }\n');
  writeFileSync(path.join(root, "tsconfig.json"), JSON.stringify(config(), null, 2));
  return {
    root,
    write: (outputs) => {
      for (const [name, text] of outputs) {
        const file = path.join(root, name);
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
    },
    compile: () => compile(root),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

function linkPackages(root: string): void {
  const scope = path.join(root, "node_modules/@callsheet");
  mkdirSync(scope, { recursive: true });
  for (const name of readdirSync(path.join(repository, "packages")))
    symlinkSync(path.join(repository, "packages", name), path.join(scope, name), "junction");
}

function config(): object {
  return {
    extends: path.join(repository, "tsconfig.base.json"),
    compilerOptions: { noEmit: true, typeRoots: [path.join(repository, "node_modules/@types")] },
    include: ["*/**/*.ts"],
  };
}

async function compile(root: string): Promise<Map<string, string[]>> {
  const tsc = path.join(repository, "node_modules/typescript/bin/tsc");
  const output = await new Promise<string>((resolve) => {
    const settings = { cwd: root, maxBuffer: 256 * 1024 * 1024, timeout: 280_000 };
    execFile(process.execPath, [tsc, "-p", ".", "--pretty", "false"], settings, (error, out, errors) => {
      if (error && !out) resolve(`tsc: ${error.message} ${errors}`);
      else resolve(out);
    });
  });
  const messages = new Map<string, string[]>();
  for (const line of output.split("\n").filter((text) => /error TS|^tsc: /.test(text))) {
    const folder = line.split("/", 1)[0] ?? "";
    messages.set(folder, [...(messages.get(folder) ?? []), line]);
  }
  return messages;
}
