import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type RunningMock, startMock } from "@callsheet/mock";
import { createVerifier } from "@callsheet/protocol";
import { build } from "esbuild";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
  existsSync,
);
const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret", sessionToken: "token" };

/** What the page does. Functions cannot cross into it, so options are data. */
const script = `
import { createIvsRealTimeClient } from "@callsheet/client/ivs-realtime";
import { createNimbleClient } from "@callsheet/client/nimble";
const plain = ({ name, message, status, requestId, attempts, declared, body }) => ({ name, message, status, requestId, attempts, declared, body });
const settle = (call) => call.then((output) => ({ output }), (error) => ({ error: plain(error) }));
window.getStage = (options, input) => settle(createIvsRealTimeClient(options).getStage(input));
window.createStream = (options, input) => settle(createNimbleClient(options).createStreamingSessionStream(input));
window.abort = async (options) => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 50);
  return settle(createIvsRealTimeClient(options).getStage({ arn: "a" }, { signal: controller.signal }));
};`;

interface Outcome {
  readonly output?: Record<string, unknown>;
  readonly error?: Record<string, unknown>;
}
declare global {
  interface Window {
    getStage(options: object, input: object): Promise<Outcome>;
    createStream(options: object, input: object): Promise<Outcome>;
    abort(options: object): Promise<Outcome>;
  }
}

const listen = async (server: Server) => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

describe.skipIf(!executablePath)(
  `in a page of another origin${executablePath ? "" : " (skipped: no chromium)"}`,
  () => {
    let mock: RunningMock;
    let browser: Browser;
    let page: Awaited<ReturnType<Browser["newPage"]>>;
    let verdicts: unknown[] = [];
    let signed = "";
    const arn = "arn:aws:ivs:us-west-2:123456789012:stage/abcdABCDefgh";
    const verify = createVerifier({
      service: "ivs",
      region: "us-west-2",
      findCredentials: () => credentials,
    });
    const cors = {
      "access-control-allow-origin": "*",
      "access-control-allow-headers": "*, authorization",
      "access-control-expose-headers": "*",
    };
    /**
     * Verifies the requests it gets and answers 503 at first; never answers `/hang`, and redirects `/moved`.
     */
    const verifier = createServer(async (request, response) => {
      if (request.method === "OPTIONS") return void response.writeHead(204, cors).end();
      if (request.url?.startsWith("/hang")) return;
      if (request.url?.startsWith("/moved"))
        return void response.writeHead(302, { ...cors, location: "/elsewhere" }).end();
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, value?.toString()]),
      );
      verdicts.push(
        await verify({
          method: "POST",
          path: request.url ?? "",
          headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
      response
        .writeHead(verdicts.length === 1 ? 503 : 200, { ...cors, "content-type": "application/json" })
        .end('{"stage":{}}');
    });
    const site = createServer();

    beforeAll(async () => {
      const stdin = { contents: script, resolveDir: import.meta.dirname };
      const bundle = await build({ stdin, bundle: true, write: false, format: "esm", platform: "browser" });
      site.on("request", (_, response) =>
        response
          .writeHead(200, { "content-type": "text/html" })
          .end(`<!doctype html><script type="module">${bundle.outputFiles[0]?.text}</script>`),
      );
      signed = await listen(verifier);
      [mock, browser] = await Promise.all([
        startMock(),
        chromium.launch({ ...(executablePath && { executablePath }), args: ["--no-sandbox"] }),
      ]);
      page = await browser.newPage();
      await page.goto(await listen(site));
    }, 60_000);

    afterAll(async () => {
      await Promise.all([browser?.close(), mock?.close()]);
      for (const server of [site, verifier]) {
        server.closeAllConnections();
        server.close();
      }
    });

    const options = () => ({ region: "us-west-2", endpoint: mock.url, credentials });

    it("gets an output from the mock", async () => {
      const { output } = await page.evaluate(([given, input]) => window.getStage(given, input), [
        options(),
        { arn },
      ] as const);
      expect(output).toMatchObject({ stage: { arn: expect.stringContaining("arn:aws:ivs:") } });
    });

    it("gets typed errors from the mock, request id and all", async () => {
      const { error } = await page.evaluate(([given, input]) => window.getStage(given, input), [
        options(),
        { arn: "no" },
      ] as const);
      expect(error).toMatchObject({
        name: "ValidationException",
        status: 400,
        declared: true,
        attempts: 1,
        requestId: expect.any(String),
      });
    });

    it("sends labels, a token header and a body", async () => {
      const input = { studioId: "us-west-2-abc", sessionId: "Ab/1 ü", expirationInSeconds: 60 };
      const { output, error } = await page.evaluate(([given, sent]) => window.createStream(given, sent), [
        options(),
        input,
      ] as const);
      expect(error).toBeUndefined();
      expect(output).toHaveProperty("stream");
    });

    it("signs with WebCrypto, on a retry too", async () => {
      verdicts = [];
      const { output } = await page.evaluate(([given, input]) => window.getStage(given, input), [
        { ...options(), endpoint: signed },
        { arn },
      ] as const);
      expect(output).toEqual({ stage: {} });
      expect(verdicts).toMatchObject([{ ok: true }, { ok: true }]);
    });

    it("reports a redirect as one, and does not retry", async () => {
      const { error } = await page.evaluate(([given, input]) => window.getStage(given, input), [
        { ...options(), endpoint: `${signed}/moved` },
        { arn },
      ] as const);
      expect(error).toMatchObject({
        name: "TransportError",
        attempts: 1,
        message: expect.stringContaining("redirected"),
      });
    });

    it("aborts, and reports an unreachable server", async () => {
      const hang = await page.evaluate((given) => window.abort(given), {
        ...options(),
        endpoint: `${signed}/hang`,
      });
      expect(hang.error).toMatchObject({ name: "AbortError", attempts: 1 });
      const nobody = { ...options(), endpoint: "http://127.0.0.1:1", maxAttempts: 2 };
      const refused = await page.evaluate(([given, input]) => window.getStage(given, input), [
        nobody,
        { arn },
      ] as const);
      expect(refused.error).toMatchObject({ name: "TransportError", attempts: 2 });
    });
  },
);
