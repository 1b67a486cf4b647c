import { isLocalOrigin } from "@callsheet/server";
import { serve } from "@callsheet/server/node";
import { createMock, type Mock, type MockOptions, type MockRoute } from "./create-mock.ts";

/** Options of {@link startMock}. */
export interface StartMockOptions extends MockOptions {
  /**
   * Whether pages and tools of this machine may read the mock's answers at `/_mock/events`. Default: only
   * where this machine alone reaches the port.
   */
  readonly events?: boolean;
  /** Default: 0, which takes any free port. */
  readonly port?: number;
  /** The address to listen on. Default: `127.0.0.1`, which only this machine reaches. */
  readonly host?: string;
}

/** A mock that listens. */
export interface RunningMock {
  /** Its address, such as `http://127.0.0.1:4010`: the `endpoint` of an AWS SDK client. */
  readonly url: string;
  /** What it serves. */
  readonly routes: readonly MockRoute[];
  /** Serves other documents on the same port: see {@link Mock.reload}. */
  readonly reload: Mock["reload"];
  /** Closes the port once running calls are answered. */
  close(): Promise<void>;
}

/**
 * Starts a mock on a port.
 *
 * @throws DocumentError when a document cannot be served; Error of the system, such as `EADDRINUSE`, when it
 * cannot listen.
 */
export async function startMock(options: StartMockOptions = {}): Promise<RunningMock> {
  const { port = 0, host = "127.0.0.1" } = options;
  // Others who reach the port must not see what this machine does.
  const mock = createMock({ events: isLocalOrigin(`http://${host}`), ...options });
  const routes = await mock.ready;
  const { url, close } = await serve(mock, { port, host, onClosing: mock.endEvents });
  return { url, routes, reload: mock.reload, close };
}
