/**
 * Walks a person's path in empty folders, with an empty home, from packages that a registry of this machine
 * has: init, generate, type-check, a mock, a client of five lines, the tests against the mock. For our own
 * documents and for public ones, without an edit, and with no Java on the PATH. Prints the time of each step;
 * the install and the first project are cold.
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
  "amadeus.com/amadeus-flight-offers-price",
  "asana.com",
  "circleci.com",
  "clever.com",
  "dnd5eapi.co",
  "ebay.com/buy-feed",
  "gitlab.com",
  "googleapis.com/youtube",
  "infermedica.com",
  "lyft.com",
  "medium.com",
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
/** How many public documents the mock must keep, by the judgement of the kit. */
const leastKept = 10;

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
  readonly isPublic: boolean;
}

const wanted = ({ name }: Subject) => values.only === undefined || name.includes(values.only);
const own = path.join(root, "packages/contract/openapi");
const subjects: Subject[] = [
  ...readdirSync(own).map((name) => ({
    name: name.replace(".json", ""),
    file: path.join(own, name),
    isPublic: false,
  })),
  ...publicDocuments.map((name) => ({
    name,
    file: path.join(fetchDirectory(), `${name}.json`),
    isPublic: true,
  })),
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
  const verdicts: Verdict[] = [];
  for (const [index, subject] of subjects.entries()) {
    const steps = new Steps(path.join(folder, `project-${index}`), sandbox);
    const modules = index === 0 ? undefined : path.join(folder, "project-0/node_modules");
    const verdict = await walk(subject, steps, modules).catch(
      ({ message }: Error): Verdict => ({ kept: false, failed: true, line: message }),
    );
    verdicts.push(verdict);
    console.log(
      `${verdict.failed ? "FAILED" : "ok    "} ${subject.name.padEnd(40)} ${steps.told.join(", ")}`,
    );
    if (!verdict.kept) console.log(`       ${verdict.line.trim().split("\n").slice(0, 6).join("\n       ")}`);
  }
  const own = verdicts.filter((_, index) => !subjects[index]?.isPublic);
  const count = (list: readonly Verdict[], is: (verdict: Verdict) => boolean) => list.filter(is).length;
  const reached = count(verdicts, ({ failed }) => !failed);
  const kept = count(verdicts, (verdict) => verdict.kept);
  console.log(
    `${reached} of ${subjects.length} documents reach a typed reply and a test of the mock; the mock keeps ${kept}`,
  );
  const enough = values.only !== undefined || kept - own.length >= leastKept;
  return reached === subjects.length && own.every((verdict) => verdict.kept) && enough;
}

/** What the kit says of the mock. */
interface Verdict {
  readonly kept: boolean;
  /** True when a step failed, so that there is no verdict. */
  readonly failed: boolean;
  readonly line: string;
}

/** The path of a person. What was installed once is linked into the projects that follow. */
async function walk({ file }: Subject, steps: Steps, modules: string | undefined): Promise<Verdict> {
  mkdirSync(steps.project);
  copyFileSync(file, path.join(steps.project, "openapi.json"));
  if (modules !== undefined) symlinkSync(modules, path.join(steps.project, "node_modules"));
  const { out } = await steps.run("init", ["npx", "--yes", "callsheet", "init"]);
  if (modules === undefined) {
    const [line = ""] = /^npm install .*$/m.exec(out) ?? [];
    await steps.run("install", ["sh", "-c", `${line} && npm install --save-dev typescript @types/node`]);
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
    const { code, out: said } = await steps.run(
      "test",
      ["npx", "callsheet", "test", mock.url, ...args],
      [0, 1, 2],
    );
    await steps.run("check", ["npx", "callsheet", "check"]);
    const line = said.trim().split("\n").at(-1) ?? "";
    // Without a verdict, the run did not take place.
    return { kept: code === 0, failed: !/, seed \d+, /.test(line), line };
  } finally {
    mock.stop();
  }
}
