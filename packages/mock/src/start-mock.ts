import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createMock, type Mock, type MockOptions, type MockRoute } from "./create-mock.ts";
import { createListener } from "./node-listener.ts";

/** Options of {@link startMock}. */
export interface StartMockOptions extends MockOptions {
  /** Default: 0, which takes any free port. */
  readonly port?: number;
  /** The address to listen on. Default: `127.0.0.1`, which only this machine reaches. */
  readonly host?: string;
}

/** A mock that listens. */
export interface RunningMock {
  /** Where it answers, such as `http://127.0.0.1:4010`: the `endpoint` of an AWS SDK client. */
  readonly url: string;
  /** What it serves. */
  readonly routes: readonly MockRoute[];
  /** Serves other documents on the same port: see {@link Mock.reload}. */
  readonly reload: Mock["reload"];
  /** Closes the port and every connection. */
  close(): Promise<void>;
}

/**
 * Starts a mock on a port.
 *
 * @throws DocumentError when a document cannot be served; Error of the system, such as `EADDRINUSE`, when it cannot listen.
 */
export async function startMock(options: StartMockOptions = {}): Promise<RunningMock> {
  const { port = 0, host = "127.0.0.1" } = options;
  const mock = createMock(options);
  const server = createListener(mock);
  server.listen(port, host);
  await once(server, "listening");
  const close = async () => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  try {
    const routes = await mock.ready;
    return { url: urlOf(server.address() as AddressInfo), routes, reload: mock.reload, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function urlOf({ address, port }: AddressInfo): string {
  return `http://${address.includes(":") ? `[${address}]` : address}:${port}`;
}
