import { spawnSync } from "node:child_process";
import { copyFile, cp, mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";

/** A step: a program, its arguments and the folder to run it in. */
export type Step = readonly [command: string, args: readonly string[], folder: string];

/** A language whose clients are proven. */
export interface Language {
  readonly name: string;
  /** Why it cannot be proven here, in one line; undefined where it can. */
  readonly missing: () => string | undefined;
  /** Puts the checking program next to the clients, which are at `<folder>/<document>`. */
  readonly prepare: (folder: string) => Promise<void>;
  /** What installs or compiles the clients and the program. */
  readonly build: (folder: string) => Promise<readonly Step[]>;
  /** What runs the program. */
  readonly run: (folder: string) => Step;
}

const programs = import.meta.dirname;

/** The documents whose clients a language gets. */
export const documents = ["ivs", "ivs-realtime", "nimble"] as const;

const python: Language = {
  name: "python",
  missing: () =>
    works("python3", ["-c", "import venv, ensurepip"]) ? undefined : "no `python3` with venv is on the PATH",
  prepare: (folder) => copyFile(path.join(programs, "python/prove.py"), path.join(folder, "prove.py")),
  build: async (folder) => [
    ["python3", ["-m", "venv", "venv"], folder],
    [
      path.join(folder, "venv/bin/pip"),
      [
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "botocore==1.43.11",
        ...documents.map((id) => `./${id}`),
      ],
      folder,
    ],
  ],
  run: (folder) => [path.join(folder, "venv/bin/python"), ["prove.py"], folder],
};

const go: Language = {
  name: "go",
  missing: () => (works("go", ["version"]) ? undefined : "no `go` is on the PATH"),
  prepare: async (folder) => {
    await mkdir(path.join(folder, "prove"));
    await cp(path.join(programs, "go/main.go"), path.join(folder, "prove/main.go"));
    const replaced = documents.map((id) => `replace example.com/sdk/${moduleOf(id)} => ../${id}`);
    const needed = documents.map((id) => `\texample.com/sdk/${moduleOf(id)} v0.0.0`);
    const signer = "\tgithub.com/aws/aws-sdk-go-v2 v1.48.0";
    const lines = ["module prove", "go 1.24", "require (", ...needed, signer, ")", ...replaced];
    await writeFile(path.join(folder, "prove/go.mod"), `${lines.join("\n")}\n`);
  },
  build: async (folder) => [
    ["go", ["mod", "tidy"], path.join(folder, "prove")],
    ["go", ["vet", "."], path.join(folder, "prove")],
    ["go", ["build", "-o", "prove", "."], path.join(folder, "prove")],
  ],
  run: (folder) => [path.join(folder, "prove/prove"), [], folder],
};

/** The module's name is derived from the words of the service's name. */
function moduleOf(id: (typeof documents)[number]): string {
  return { ivs: "ivs", "ivs-realtime": "ivs-real-time", nimble: "nimble" }[id];
}

const java: Language = {
  name: "java",
  missing: () => {
    if (!works("javac", ["-version"])) return "no `javac` is on the PATH";
    return works("mvn", ["-version"]) ? undefined : "no `mvn` is on the PATH, to fetch Jackson with";
  },
  prepare: async (folder) => {
    await cp(path.join(programs, "java"), path.join(folder, "prove"), { recursive: true });
  },
  build: async (folder) => {
    const fetch = (pom: string): Step => [
      "mvn",
      [
        "-q",
        "-B",
        "-f",
        pom,
        "dependency:copy-dependencies",
        `-DoutputDirectory=${path.join(folder, "lib")}`,
      ],
      folder,
    ];
    const sources = await Promise.all(
      documents.map((id) => javaFiles(path.join(folder, id, "src/main/java"))),
    );
    await writeFile(
      path.join(folder, "sources"),
      [...sources.flat(), "prove/Prove.java", "prove/Signer.java"].join("\n"),
    );
    return [
      fetch("nimble/pom.xml"),
      fetch("prove/pom.xml"),
      ["javac", ["-nowarn", "-encoding", "UTF-8", "-cp", "lib/*", "-d", "classes", "@sources"], folder],
    ];
  },
  run: (folder) => ["java", ["-cp", `classes${path.delimiter}lib/*`, "Prove"], folder],
};

async function javaFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => name.endsWith(".java")).map((name) => path.join(folder, name));
}

function works(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args).status === 0;
}

/** Every language whose clients are proven. */
export const languages: readonly Language[] = [python, java, go];
