/**
 * Walks a person's path in empty folders, with an empty home, from packages that a registry of this machine has: init, generate,
 * type-check, a mock, a client of five lines, the tests against the mock. For our own documents and for public ones, without an edit,
 * and with no Java on the PATH. Prints the time of each step; the install and the first project are cold.
 *
 *     pnpm prove:fresh-project [--only <text>] [--keep]
 */
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { packPackages, publishPacked, root, runPnpm, startRegistry } from "@callsheet/scripts/release";
import { fetchDirectory } from "./fetch-directory.ts";
import { clientText } from "./fresh-project/client-text.ts";
import { createSandbox, listenIn, runIn, type Sandbox } from "./fresh-project/sandbox.ts";
import { Steps } from "./fresh-project/steps.ts";

const publicDocuments = [
  "adyen.com/BinLookupService",
  "asana.com",
  "circleci.com",
  "discourse.local",
  "gitlab.com",
  "googleapis.com/youtube",
  "notion.com",
  "nytimes.com/books_api",
  "openai.com",
  "openbanking.org.uk/account-info-openapi",
  "spotify.com/sonallux",
  "stripe.com",
  "twilio.com/twilio_messaging_v1",
  "wikimedia.org",
  "xkcd.com",
];

const { values } = parseArgs({
  options: { only: { type: "string" }, keep: { type: "boolean", default: false } },
});

/** Strict, and with the types of the packages checked, too. */
const typescript = {
  compilerOptions: {
    target: "es2023",
    module: "nodenext",
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    skipLibCheck: false,
    types: ["node"],
  },
  include: ["client.ts", "src"],
};

interface Subject {
  readonly name: string;
  readonly file: string;
}

const wanted = ({ name }: Subject) => values.only === undefined || name.includes(values.only);
const own = path.join(root, "packages/contract/openapi");
const subjects: Subject[] = [
  ...readdirSync(own).map((name) => ({ name: name.replace(".json", ""), file: path.join(own, name) })),
  ...publicDocuments.map((name) => ({ name, file: path.join(fetchDirectory(), `${name}.json`) })),
].filter(wanted);

const folder = mkdtempSync(path.join(tmpdir(), "callsheet-fresh-"));
const registry = await startRegistry(path.join(folder, "registry"));
try {
  await runPnpm(["build"], { cwd: root });
  await publishPacked(registry, await packPackages(path.join(folder, "packed")));
  const sandbox = createSandbox(folder, registry);
  const java = await runIn(folder, sandbox, ["sh", "-c", "command -v java"]);
  console.log(`java on the PATH: ${java.code === 0 ? "yes" : "no"}`);
  process.exitCode = (await proveAll(sandbox)) ? 0 : 1;
} finally {
  await registry.close();
  if (values.keep) console.log(`kept: ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
}

async function proveAll(sandbox: Sandbox): Promise<boolean> {
  let good = 0;
  for (const [index, subject] of subjects.entries()) {
    const project = path.join(folder, `project-${index}`);
    const modules = path.join(folder, "project-0/node_modules");
    const steps = new Steps(project, sandbox);
    const problem = await walk(subject, steps, index === 0 ? undefined : modules).catch(
      (error: Error) => error.message,
    );
    if (problem === undefined) good++;
    console.log(
      `${problem === undefined ? "ok    " : "FAILED"} ${subject.name.padEnd(40)} ${steps.told.join(", ")}`,
    );
    if (problem !== undefined)
      console.log(`       ${problem.trim().split("\n").slice(0, 6).join("\n       ")}`);
  }
  console.log(`${good} of ${subjects.length} documents, from an empty folder to a tested mock`);
  return good === subjects.length;
}

/** The path of a person. What was installed once is linked into the projects that follow. */
async function walk(
  { file }: Subject,
  steps: Steps,
  modules: string | undefined,
): Promise<string | undefined> {
  mkdirSync(steps.project);
  copyFileSync(file, path.join(steps.project, "openapi.json"));
  if (modules !== undefined) symlinkSync(modules, path.join(steps.project, "node_modules"));
  await steps.run("init", ["npx", "--yes", "callsheet", "init"]);
  if (modules === undefined) {
    const packages = [
      "callsheet",
      "@callsheet/mock",
      "@callsheet/client",
      "@callsheet/server",
      "@callsheet/validators",
    ];
    await steps.run("install", ["npm", "install", ...packages, "typescript", "@types/node"]);
  }
  await steps.run("generate", ["npx", "callsheet", "generate"]);
  const mock = await listenIn(steps.project, steps.sandbox, ["npx", "callsheet", "mock", "--port", "0"]);
  steps.tell("mock", mock.seconds);
  try {
    writeFileSync(
      path.join(steps.project, "client.ts"),
      clientText(path.join(steps.project, "openapi.json")),
    );
    await steps.run("reply", ["node", "client.ts", mock.url]);
    steps.total("until the reply");
    writeFileSync(path.join(steps.project, "tsconfig.json"), JSON.stringify(typescript));
    await steps.run("types", ["npx", "tsc", "-p", "."]);
    const args = ["--auth", "form-only", "--fuzz", "1", "--max-time", "20", "--quiet"];
    await steps.run("test", ["npx", "callsheet", "test", mock.url, ...args]);
    await steps.run("check", ["npx", "callsheet", "check"]);
  } finally {
    mock.stop();
  }
  return undefined;
}
