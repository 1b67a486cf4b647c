// The last boto3 that knows Nimble Studio, unmodified, against the sandbox: its waiters end, in success and
// failure, and it shows errors in the service's words. It is installed from PyPI into a temporary folder. The
// argument names the Python to use; default: python3.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { defaultFixtureInput, type FixtureInput } from "@callsheet/sandbox";
import { startSandbox } from "@callsheet/sandbox/node";

const python = process.argv[2] ?? "python3";
const folder = mkdtempSync(join(tmpdir(), "callsheet-boto3-"));
try {
  execFileSync(python, ["-m", "pip", "install", "--quiet", "--target", folder, "boto3==1.34.50"], {
    stdio: "pipe",
  });
  process.exitCode = await run();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/**
 * The sessions of the default world, one that fails to start, one that stops and one that is deleted, at
 * twenty seconds per second.
 */
function world(): FixtureInput {
  const fixture = structuredClone(defaultFixtureInput);
  const sessions = fixture.studios?.[0]?.sessions;
  sessions?.push({ sessionId: "cannot-start", state: "STOPPED", startFailure: "INSUFFICIENT_CAPACITY" });
  sessions?.push({ sessionId: "stops", state: "STOP_IN_PROGRESS" });
  sessions?.push({ sessionId: "goes", state: "DELETE_IN_PROGRESS" });
  return {
    ...fixture,
    settings: { startSeconds: 30, stopSeconds: 120, deleteSeconds: 260, createSeconds: 30 },
    clock: { speed: 20 },
  };
}

async function run(): Promise<number> {
  const running = await startSandbox({ fixture: world() });
  const script = join(import.meta.dirname, "boto3/calls.py");
  const child = spawn(python, [script, running.url], {
    stdio: "inherit",
    env: { ...process.env, PYTHONPATH: folder },
  });
  const code = await new Promise<number>((resolve) => child.once("close", (status) => resolve(status ?? 1)));
  await running.close();
  return code;
}
