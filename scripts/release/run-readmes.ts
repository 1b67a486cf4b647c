import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { LocalRegistry } from "./local-registry.ts";
import { type Packed, readPacked } from "./pack-packages.ts";
import { root, run, runPnpm } from "./run.ts";

/** A README, and the project that its reader would have. */
export interface Readme {
  readonly title: string;
  readonly text: string;
  /** What is installed: the README's own first `npm install`, or the package itself. */
  readonly install: readonly string[];
}

/** The README of a tarball. */
export async function readReadme({ name, tarball }: Packed): Promise<Readme> {
  const text = await readPacked(tarball, "README.md");
  const [, words] = /^npm install (.*)$/m.exec(text) ?? [];
  const install = words?.split(" ").filter((word) => !word.startsWith("-")) ?? [name];
  return { title: name, text, install };
}

/** The README of the repository, whose examples are for those who install the packages that they import. */
export function readRootReadme(): Readme {
  const text = readFileSync(path.join(root, "README.md"), "utf8");
  const install = new Set(
    examplesOf(text).flatMap((code) => code.match(/(?<=from ")@callsheet\/\w+/g) ?? []),
  );
  return { title: "README.md", text, install: [...install] };
}

/**
 * Installs what a README says into an empty project, and runs each of its examples there. Returns what
 * failed.
 */
export async function runReadme(readme: Readme, folder: string, { env }: LocalRegistry): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  // pnpm lets an example import nothing that it did not install.
  await runPnpm(["add", ...readme.install], { cwd: folder, env });
  const failures: string[] = [];
  for (const [index, code] of examplesOf(readme.text).entries()) {
    const file = path.join(folder, `example-${index + 1}.ts`);
    writeFileSync(file, code);
    await run(process.execPath, [file], { cwd: folder }).catch((error: Error) =>
      failures.push(`${readme.title}, example ${index + 1}: ${reasonOf(error)}`),
    );
  }
  return failures;
}

/** The line of a stack that says what is wrong. */
function reasonOf({ message }: Error): string {
  return message.split("\n").find((line) => /^\w*Error/.test(line.trim())) ?? message;
}

/** The TypeScript blocks that begin with the comment `// run`. */
function examplesOf(text: string): string[] {
  return [...text.matchAll(/^```ts\n(\/\/ run\b[\s\S]*?)^```$/gm)].map(([, code = ""]) => code);
}
