import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import process from "node:process";
import { type Control, createControl } from "@callsheet/sandbox/control";

const command = join(import.meta.dirname, "../../packages/sandbox/src/bin.js");

/** A sandbox in a separate process. */
export interface SandboxProcess {
  readonly child: ChildProcess;
  readonly url: string;
  readonly control: Control;
  /** From the start of the process to its first sign that it listens, in milliseconds. */
  readonly readyAfter: number;
  /**
   * Ends the process by a signal and waits for its end; returns its exit code, null when the signal ended it.
   */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** How a process ended that should have become a sandbox. */
export class SandboxExit extends Error {
  readonly code: number | null;
  readonly stderr: string;
  constructor(code: number | null, stderr: string) {
    super(`The sandbox ended with ${code}: ${stderr}`);
    this.code = code;
    this.stderr = stderr;
  }
}

/** Options of {@link startProcess}. All of them can be left out. */
export interface ProcessOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** The working folder. */
  readonly cwd?: string;
  /** A file descriptor that takes its standard error. */
  readonly log?: number;
}

/**
 * Starts a sandbox on a free port.
 *
 * @throws SandboxExit when it never listens.
 */
export async function startProcess(
  args: readonly string[],
  { env, cwd, log }: ProcessOptions = {},
): Promise<SandboxProcess> {
  const started = performance.now();
  const child = spawn(process.execPath, [command, "--port", "0", ...args], {
    env: { ...process.env, ...env },
    cwd,
    stdio: ["ignore", "pipe", log ?? "pipe"],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let out = "";
    let problems = "";
    child.stdout?.on("data", (chunk) => {
      out += chunk;
      const [, found] = /callsheet-sandbox\s+(http:\S+)\n/.exec(out) ?? [];
      if (found) resolve(found);
    });
    child.stderr?.on("data", (chunk) => {
      problems += chunk;
    });
    child.once("close", (code) => reject(new SandboxExit(code, problems)));
  });
  const readyAfter = performance.now() - started;
  return {
    child,
    url,
    control: createControl({ url }),
    readyAfter,
    async end(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const closed = once(child, "close");
      child.kill(signal);
      await closed;
      return child.exitCode;
    },
  };
}

/** An answer to a call that creates a stream. */
export interface StreamAnswer {
  readonly status: number;
  readonly streamId: string | undefined;
}

/** Creates a stream; rejects when the connection breaks. */
export async function createStream(
  url: string,
  studioId: string,
  sessionId: string,
  token: string,
): Promise<StreamAnswer> {
  return post(url, studioId, sessionId, "streams", token);
}

/** Starts a session; rejects when the connection breaks. */
export async function startSession(
  url: string,
  studioId: string,
  sessionId: string,
  token: string,
): Promise<StreamAnswer> {
  return post(url, studioId, sessionId, "start", token);
}

/** A signature of the right form, which is all that the command asks for. */
export const signature = {
  authorization: `AWS4-HMAC-SHA256 Credential=test/20260115/us-west-2/nimble/aws4_request, SignedHeaders=host;x-amz-client-token;x-amz-date, Signature=${"0".repeat(64)}`,
  "x-amz-date": "20260115T120000Z",
};

async function post(
  url: string,
  studioId: string,
  sessionId: string,
  what: string,
  token: string,
): Promise<StreamAnswer> {
  const response = await fetch(
    `${url}/2020-08-01/studios/${studioId}/streaming-sessions/${sessionId}/${what}`,
    {
      method: "POST",
      headers: { "content-type": "application/json", "x-amz-client-token": token, ...signature },
      body: "{}",
    },
  );
  const body = (await response.json()) as { stream?: { streamId: string } };
  return { status: response.status, streamId: body.stream?.streamId };
}
