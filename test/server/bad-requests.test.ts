import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { expressService } from "@callsheet/server/express";
import { fastifyErrors, fastifyService } from "@callsheet/server/fastify";
import { honoService } from "@callsheet/server/hono";
import { serve } from "@callsheet/server/node";
import { getRequestListener } from "@hono/node-server";
import express from "express";
import { fastify } from "fastify";
import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BadRequest, Platform } from "./bad-request.ts";
import { badRequests } from "./bad-requests.ts";
import { createServices, known } from "./services.ts";

/** Where the service listens. */
interface Subject {
  readonly port: number;
  close(): unknown;
}

async function listening(server: Server): Promise<Subject> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

async function onFastify(): Promise<Subject> {
  const app = fastify({ frameworkErrors: fastifyErrors(createServices()) });
  await app.register(fastifyService(createServices()));
  await app.listen({ port: 0, host: "127.0.0.1" });
  return { port: (app.server.address() as AddressInfo).port, close: () => app.close() };
}

const subjects: Readonly<Record<Platform, () => Promise<Subject>>> = {
  serve: () => serve(createServices()),
  Express: () => listening(createServer(express().use(expressService(createServices())))),
  Fastify: onFastify,
  Hono: () =>
    listening(createServer(getRequestListener(new Hono().all("*", honoService(createServices())).fetch))),
};

interface Reply {
  readonly text: string;
  readonly closed: boolean;
}

/** Sends bytes and reads until the server closes, or until nothing has come for a while after the answers that are due. */
function exchange(port: number, { bytes, halfClose, closes, pipeline }: Partial<BadRequest>): Promise<Reply> {
  const data = typeof bytes === "function" ? bytes() : (bytes ?? "");
  return new Promise((resolve) => {
    let text = "";
    let quiet: NodeJS.Timeout | undefined;
    const socket = connect(port, "127.0.0.1", () => {
      const sent = typeof data === "string" ? Buffer.from(data, "latin1") : data;
      if (halfClose) socket.end(sent);
      else socket.write(sent);
    });
    // A server that has not read everything lingers before it closes.
    const patience = closes ? 2000 : 30;
    const due = pipeline?.length ?? 1;
    const done = (closed: boolean) => {
      clearTimeout(quiet);
      socket.destroy();
      resolve({ text, closed });
    };
    socket.setEncoding("utf8").on("data", (chunk) => {
      text += chunk;
      clearTimeout(quiet);
      // An interim answer is followed by the real one.
      if (splitReplies(text).length >= due) quiet = setTimeout(done, patience, false);
    });
    socket.on("error", () => {}).on("close", () => done(true));
    socket.setTimeout(5000, () => done(false));
  });
}

interface ParsedReply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** The final answers of a connection, in order. */
function splitReplies(text: string): ParsedReply[] {
  const replies: ParsedReply[] = [];
  let rest = Buffer.from(text);
  for (;;) {
    const end = rest.indexOf("\r\n\r\n");
    if (end < 0) return replies;
    const [line = "", ...lines] = rest.subarray(0, end).toString().split("\r\n");
    const status = Number(line.split(" ")[1]);
    const headers = new Headers(lines.map((entry) => entry.split(/: ?(.*)/s, 2) as [string, string]));
    rest = rest.subarray(end + 4);
    if (status === 100) continue;
    const length = Number(headers.get("content-length") ?? 0);
    if (rest.length < length && rest.length > 0) return replies;
    replies.push({ status, headers, body: rest.subarray(0, length).toString() });
    rest = rest.subarray(length);
  }
}

describe.each(Object.entries(subjects))("over a raw socket of %s", (platform, start) => {
  let subject: Subject;
  beforeAll(async () => {
    subject = await start();
  });
  afterAll(() => subject.close());

  const reaches = ({ before }: BadRequest) =>
    platform === "serve" || before === undefined || (before === "Request" && platform !== "Hono");

  it.concurrent.each(badRequests.filter(reaches).map((bad) => [bad.name, bad] as const))(
    "%s",
    async (_, bad) => {
      const started = performance.now();
      const { text, closed } = await exchange(subject.port, bad);
      const replies = splitReplies(text);
      const [first] = replies;
      const statuses = [bad.status].flat();
      expect(statuses, text.slice(0, 300)).toContain(first?.status ?? 0);
      if (bad.starts) expect(text).toMatch(new RegExp(`^${bad.starts}`));
      if (bad.pipeline) expect(replies.map(({ status }) => status)).toEqual(bad.pipeline);
      if (bad.closes) expect(closed, "closed by the server").toBe(true);
      if (first) {
        expect(first.headers.get("x-amzn-errortype") ?? undefined).toBe(
          first.status === 200 ? undefined : (bad.error ?? first.headers.get("x-amzn-errortype") ?? ""),
        );
        expect(first.headers.get("x-amzn-requestid")).toMatch(/^[0-9a-f-]{36}$/);
        expect(first.headers.get("x-content-type-options")).toBe("nosniff");
        expect(first.headers.get("x")).toBeNull();
        if (first.body) expect(JSON.parse(first.body)).toBeTypeOf("object");
        if (bad.contains) expect(first.body).toContain(bad.contains);
        expect(first.body).not.toMatch(/node:|\.ts:\d/);
      }
      expect(performance.now() - started).toBeLessThan(5000);
      const after = await exchange(subject.port, {
        bytes: `POST /GetStage HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${known.stage.length + 10}\r\nConnection: close\r\n\r\n{"arn":"${known.stage}"}`,
      });
      expect(splitReplies(after.text)[0]?.status, "serves on").toBe(200);
    },
  );
});
