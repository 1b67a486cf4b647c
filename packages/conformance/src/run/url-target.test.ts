import { createServer, type RequestListener, type Server } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { apiKey, greetings } from "../greeting.test-support.ts";
import { testContract } from "../test-contract.ts";
import { isReply } from "./target.ts";
import { urlTarget } from "./url-target.ts";

const open: { close(): unknown; closeAllConnections?(): void }[] = [];
const limits = { timeout: 300, maxBytes: 10_000 };
const get = { method: "GET", path: "/x", headers: [], authorization: "valid" } as const;

afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections?.();
    server.close();
  }
});

async function listening(server: Server | ReturnType<typeof createTcpServer>): Promise<string> {
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const answering = (listener: RequestListener): Promise<string> => listening(createServer(listener));
const talking = (listener: (socket: Socket) => void): Promise<string> =>
  listening(
    createTcpServer((socket) => {
      socket.on("error", () => {});
      listener(socket);
    }),
  );

describe("a target at a URL", () => {
  it("gets the request as it is: path, repeated headers, made-up methods", async () => {
    const seen: unknown[] = [];
    const url = await answering((request, response) => {
      seen.push([request.method, request.url, request.headersDistinct["x-twice"]]);
      response.end();
    });
    const target = urlTarget(`${url}/base/`);
    await target.send(
      {
        ...get,
        path: "/a/../%zz//b?x=%",
        headers: [
          ["x-twice", "1"],
          ["x-twice", "2"],
        ],
      },
      limits,
    );
    await target.send({ ...get, method: "TRACE" }, limits);
    await target.close();
    expect(seen).toEqual([
      ["GET", "/base/a/../%zz//b?x=%", ["1", "2"]],
      ["TRACE", "/base/x", undefined],
    ]);
  });

  it("does not follow redirects", async () => {
    const url = await answering((_, response) =>
      response.writeHead(302, { location: "http://127.0.0.1:1/" }).end(),
    );
    const target = urlTarget(url);
    expect(await target.send(get, limits)).toMatchObject({ status: 302 });
    await target.close();
  });

  it.each([
    ["never answers", (socket: Socket) => void socket.resume(), "timeout"],
    ["answers a byte at a time", (socket: Socket) => drip(socket), "timeout"],
    ["closes the connection", (socket: Socket) => void socket.on("data", () => socket.destroy()), "closed"],
    [
      "closes in the middle of the answer",
      (socket: Socket) =>
        void socket.on("data", () => socket.end("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nabc")),
      "closed",
    ],
    [
      "speaks something else",
      (socket: Socket) => void socket.on("data", () => socket.end("SSH-2.0-OpenSSH\r\n")),
      "invalid",
    ],
  ])("that %s is reported", async (_, listener, failure) => {
    const target = urlTarget(await talking(listener));
    const outcome = await target.send(get, limits);
    await target.close();
    expect(isReply(outcome)).toBe(false);
    expect(outcome).toMatchObject({ failure });
  });

  it("that answers megabytes is read to the limit", async () => {
    const url = await answering((_, response) => {
      response.writeHead(200);
      const pump = (): void => {
        while (!response.destroyed && response.write("x".repeat(65_536)));
      };
      response.on("drain", pump);
      pump();
    });
    const target = urlTarget(url);
    const outcome = await target.send(get, limits);
    await target.close();
    expect(outcome).toMatchObject({ status: 200, truncated: true });
  });
});

describe("a run", () => {
  const credentials = { schemes: { key: apiKey } };

  it("on a target that is down could not take place", async () => {
    await expect(testContract(greetings, "http://127.0.0.1:1", { fuzz: 0 })).rejects.toThrow(
      /127\.0\.0\.1:1 does not answer/,
    );
  });

  it("on a target that never answers could not take place", async () => {
    const url = await talking((socket) => void socket.resume());
    await expect(testContract(greetings, url, { fuzz: 0, timeout: 50, credentials })).rejects.toThrow(
      /answered none of 12 requests/,
    );
  });

  it("on a target that dies is stopped, with the case named", async () => {
    let count = 0;
    const server = createServer((_, response) => {
      response.writeHead(404, { "content-type": "application/json" }).end("{}");
      if (++count === 20) {
        server.closeAllConnections();
        server.close();
      }
    });
    const url = await listening(server);
    const report = await testContract(greetings, url, { fuzz: 0, concurrency: 1, credentials });
    expect(report.aborted).toMatch(/^the target stopped answering at greetings\/MakeGreeting\//);
    expect(report.kept).toBe(false);
    expect(report.verdict).toBe("broken");
    expect(report.totals.passed + report.totals.failed).toBeLessThan(25);
  });

  it.each([
    [true, /^the target died of greetings\/MakeGreeting\//],
    [false, /^the target stopped answering at .*; one of these requests was its last: /],
  ])("on a target that dies of a request names it: it comes back %s", async (back, aborted) => {
    let server: Server;
    let port = 0;
    const start = async (): Promise<void> => {
      server = createServer((request, response) => {
        if (request.headers["user-agent"]?.includes("vulnerable")) {
          server.closeAllConnections();
          server.close();
          if (back) setTimeout(start, 700);
          return;
        }
        response.writeHead(404, { "content-type": "application/json" }).end("{}");
      });
      open.push(server);
      await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
      port = (server.address() as AddressInfo).port;
    };
    await start();
    const report = await testContract(greetings, `http://127.0.0.1:${port}`, { fuzz: 0, credentials });
    expect(report.aborted).toMatch(aborted);
    expect(report.aborted).toContain("greetings/MakeGreeting/header/user-agent");
  });

  it("keeps to the rate", async () => {
    const times: number[] = [];
    const url = await answering((_, response) => {
      times.push(performance.now());
      response.end();
    });
    await testContract(greetings, url, { only: ["MakeGreeting/auth"], rate: 50, credentials });
    const [first = 0] = times;
    expect((times.at(-1) ?? 0) - first).toBeGreaterThanOrEqual((times.length - 1) * 20 - 15);
  });
});

function drip(socket: Socket): void {
  socket.write("HTTP/1.1 200 OK\r\n");
  const timer = setInterval(() => socket.write("x"), 20);
  socket.on("close", () => clearInterval(timer));
}
