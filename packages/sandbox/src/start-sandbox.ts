import { type ServeOptions, serve } from "@callsheet/server/node";
import { isLoopback } from "./control/access.ts";
import { createSandbox, type Sandbox, type SandboxOptions } from "./sandbox.ts";

/** Options of {@link startSandbox}. All of them can be left out. */
export interface StartSandboxOptions extends SandboxOptions {
  /** Default: 0, which takes any free port. */
  readonly port?: number;
  /**
   * The address to listen on. Where other machines can reach it, the control API is off unless it has a key.
   * Default: `127.0.0.1`.
   */
  readonly host?: string;
  /**
   * Signals that close the sandbox, such as `["SIGTERM", "SIGINT"]`; a second one ends the process. Default:
   * none.
   */
  readonly signals?: ServeOptions["signals"];
}

/** A sandbox that listens. */
export interface RunningSandbox {
  /** Its address, such as `http://127.0.0.1:4020`: the `endpoint` of an AWS SDK client. */
  readonly url: string;
  readonly sandbox: Sandbox;
  /** Lets running calls finish, delayed ones for 9 seconds at most, closes the port and then the store. */
  close(): Promise<void>;
  /** Resolves when it is closed, by `close` or by a signal. */
  readonly closed: Promise<void>;
}

/** How long a call may make no progress, in milliseconds: longer than the longest latency of a fault. */
const idleTimeout = 660_000;

/**
 * Starts a sandbox on a port.
 *
 * @throws StoreError, FixtureError, or the system's Error when it cannot listen.
 */
export async function startSandbox(options: StartSandboxOptions = {}): Promise<RunningSandbox> {
  const { port = 0, host = "127.0.0.1", signals = [], control = true } = options;
  const sandbox = await createSandbox({ ...options, control: control === true ? isLoopback(host) : control });
  try {
    const { url, server, close } = await serve(sandbox, {
      port,
      host,
      signals,
      idleTimeout,
      onClosing: sandbox.endEvents,
    });
    const closed = new Promise<void>((resolve) => server.once("close", resolve)).then(() => sandbox.close());
    return { url, sandbox, closed, close: () => close().then(() => closed) };
  } catch (error) {
    await sandbox.close();
    throw error;
  }
}
