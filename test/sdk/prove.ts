// Proves the clients in other languages: makes them, builds them, and has a program in each language call all
// operations on the sandbox, with errors and unknown values. Name languages to prove only those: `pnpm
// prove:sdk go`.
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { generateSdk, missingGenerator } from "@callsheet/compiler/sdk";
import { startSandbox } from "@callsheet/sandbox/node";
import { checks } from "./checks.ts";
import { documents, type Language, languages, type Step } from "./languages.ts";
import { startNewerServer } from "./newer-server.ts";

const contract = path.resolve(import.meta.dirname, "../../packages/contract/openapi");
const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => languages.every((language) => language.name !== name));
let failed = unknown !== undefined;

if (unknown !== undefined)
  console.error(
    `prove:sdk: no proof for \`${unknown}\`; there are ${languages.map(({ name }) => name).join(", ")}`,
  );

for (const language of languages.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const reason = missingGenerator() ?? language.missing();
  console.log(`${language.name}: ${reason === undefined ? await prove(language) : `skipped: ${reason}`}`);
}
process.exitCode = failed ? 1 : 0;

async function prove(language: Language): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), `callsheet-${language.name}-`));
  try {
    const generated = await timed(() => generate(language.name, folder));
    await language.prepare(folder);
    const built = await timed(async () => {
      for (const step of await language.build(folder)) await run(step);
    });
    let output = "";
    const called = await timed(async () => {
      output = await callOperations(language.run(folder));
    });
    const passed = checks.filter((check) => output.split("\n").includes(`ok ${check}`));
    failed ||= passed.length < checks.length;
    for (const line of output.split("\n").filter((text) => text.startsWith("failed "))) console.log(line);
    for (const check of checks.filter((name) => !output.includes(` ${name}`)))
      console.log(`not checked: ${check}`);
    return `${passed.length} of ${checks.length} checks passed (generated in ${generated}, built in ${built}, called in ${called})`;
  } catch (error) {
    failed = true;
    const { stderr = "", stdout = "", message } = error as Error & { stderr?: string; stdout?: string };
    return `failed: ${message}\n${stdout}${stderr}`.slice(0, 8000);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function generate(generator: string, folder: string): Promise<void> {
  for (const id of documents) {
    const document: unknown = JSON.parse(await readFile(path.join(contract, `${id}.json`), "utf8"));
    await generateSdk({ document, generator, out: path.join(folder, id), version: "0.1.0" });
  }
}

/**
 * Runs the program against its own world, which verifies signatures, and a server that is newer than the
 * documents.
 */
async function callOperations(step: Step): Promise<string> {
  const credentials = (accessKeyId: string) => ({ accessKeyId, secretAccessKey: "secret" });
  const sandbox = await startSandbox({ reset: true });
  const signed = await startSandbox({ reset: true, auth: { credentials } });
  const newer = await startNewerServer();
  try {
    return await run(step, { SANDBOX_URL: sandbox.url, SIGNED_URL: signed.url, STUB_URL: newer.url });
  } finally {
    await Promise.all([sandbox.close(), signed.close(), newer.close()]);
  }
}

async function run([command, args, cwd]: Step, env: Readonly<Record<string, string>> = {}): Promise<string> {
  const options = { cwd, env: { ...process.env, ...env }, timeout: 240_000, maxBuffer: 64 * 1024 * 1024 };
  const { stdout } = await promisify(execFile)(command, args, options);
  return stdout;
}

async function timed(act: () => Promise<unknown>): Promise<string> {
  const started = performance.now();
  await act();
  return `${((performance.now() - started) / 1000).toFixed(1)} s`;
}
