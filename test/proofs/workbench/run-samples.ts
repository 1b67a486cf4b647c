import { execFile } from "node:child_process";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { readDocuments } from "@callsheet/compiler";
import { startMock } from "@callsheet/mock";
import { startWorkbench } from "@callsheet/workbench";
import type { Browser, Page } from "playwright-core";
import { openWatched } from "../../browser.ts";

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, "../../..");

/** How each sample is run; those in Python need the last boto3 and AWS CLI that know Nimble Studio. */
const samples = ["callsheet", "AWS SDK", "AWS CLI", "boto3", "curl"] as const;

/** Runs the five ways to call each operation as the page prints them, against a mock. */
export async function runSamples(browser: Browser): Promise<boolean> {
  const folder = await mkdtemp(path.join(tmpdir(), "callsheet-samples-"));
  const documents = readDocuments(path.join(root, "spec"));
  const mock = await startMock();
  const targets = [{ kind: "mock", url: mock.url }] as const;
  const workbench = await startWorkbench({ documents, targets, clientModule: "@callsheet/client/{id}" });
  const { page } = await openWatched(browser);
  const python = await installPython(folder);
  const tally = { run: 0, failed: 0 };
  try {
    for (const { id, api } of documents)
      for (const { name, responses } of api.operations) {
        await page.goto(`${workbench.url}/#/docs/${id}/${name}`);
        const value = responses.flatMap(({ content }) => content.flatMap((one) => one.examples))[0]?.value;
        const [member = ""] = Object.keys(value as object);
        for (const label of samples) {
          if (!python && (label === "AWS CLI" || label === "boto3")) continue;
          const code = await printedCode(page, label);
          tally.run++;
          const said = await runCode(code, { label, folder, name }).catch((error: Error) => error.message);
          if (new RegExp(`\\b${member}\\b`).test(said) && !/error|exception/i.test(said)) continue;
          tally.failed++;
          console.log(`${name}, ${label}:\n${code}\n${said}`);
        }
      }
  } finally {
    await page.context().close();
    await Promise.all([workbench.close(), mock.close(), rm(folder, { recursive: true, force: true })]);
  }
  console.log(`${tally.run} printed samples were run, ${tally.failed} failed`);
  return tally.failed === 0;
}

async function printedCode(page: Page, label: string): Promise<string> {
  await page.getByRole("button", { name: label, exact: true }).click();
  const code = page.getByRole("region", { name: `${label} code` }).first();
  await code.waitFor();
  return (await code.textContent()) ?? "";
}

interface Running {
  readonly label: (typeof samples)[number];
  readonly folder: string;
  readonly name: string;
}

async function runCode(code: string, { label, folder, name }: Running): Promise<string> {
  const env = {
    ...process.env,
    PYTHONPATH: path.join(folder, "python"),
    PATH: `${path.join(folder, "bin")}:${process.env.PATH}`,
    PYTHONWARNINGS: "ignore",
    NODE_NO_WARNINGS: "1",
  };
  if (label === "boto3") return (await run("python3", ["-c", code], { env })).stdout;
  if (label === "AWS CLI" || label === "curl") return (await run("bash", ["-euc", code], { env })).stdout;
  // Where the packages are found; the name keeps it out of the repository.
  const file = path.join(root, "test", `${name}-${label.replace(" ", "-")}.tmp.ts`);
  await writeFile(file, code);
  return run(process.execPath, [file], { env })
    .then(({ stdout }) => stdout)
    .finally(() => rm(file));
}

/** Puts boto3 and the AWS CLI into the folder; false where there is no Python or no way to PyPI. */
async function installPython(folder: string): Promise<boolean> {
  const target = path.join(folder, "python");
  const packages = ["boto3==1.34.50", "awscli==1.32.50"];
  try {
    await run("python3", ["-m", "pip", "install", "--quiet", "--target", target, ...packages], {
      timeout: 240_000,
    });
  } catch (error) {
    console.log(`skipped: the samples of boto3 and the AWS CLI: ${(error as Error).message.split("\n")[0]}`);
    return false;
  }
  const bin = path.join(folder, "bin");
  await mkdir(bin);
  await writeFile(path.join(bin, "aws"), `#!/bin/sh\nexec python3 -m awscli "$@"\n`);
  await chmod(path.join(bin, "aws"), 0o755);
  return true;
}
