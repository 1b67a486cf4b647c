import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BadRequest } from "./bad-request.ts";
import { badRequests } from "./bad-requests.ts";
import { badSignatures } from "./bad-signatures.ts";
import { type EdgeSubject, type RightAnswer, type RunningSubject, rightAnswers } from "./edge-subject.ts";
import { type ExchangeCase, exchanges } from "./exchanges.ts";
import { known } from "./known.ts";
import { type ParsedReply, splitReplies, talk } from "./raw-socket.ts";

const named = <Case extends { readonly name: string }>(cases: readonly Case[]) =>
  cases.map((one) => [one.name, one] as const);

/**
 * Runs all cases of the edge on a subject: over a raw socket, and without a port if the subject has such an
 * entrance.
 */
export function describeEdge(subject: EdgeSubject): void {
  describe(`the edge of ${subject.name}`, () => {
    let running: RunningSubject;
    beforeAll(async () => {
      running = await subject.start();
    });
    afterAll(() => running.close());

    it.concurrent.each(named(badRequests.filter((bad) => reaches(subject, bad))))(
      "over a socket, %s",
      (_, bad) => checkBadRequest(subject, running.port, bad),
    );

    it.each(named(subject.isHandler ? exchanges : []))("without a port, %s", async (_, exchange) => {
      const { handler } = running;
      if (!handler) throw new TypeError(`${subject.name} has no handler.`);
      await checkExchange(subject, exchange, await handler(toRequest(exchange)));
    });

    it.each(named(subject.signed ? badSignatures : []))("with signatures, %s", async (_, exchange) => {
      const handler = await subject.signed?.();
      if (!handler) throw new TypeError(`${subject.name} has no handler.`);
      await checkExchange(subject, exchange, await handler(toRequest(exchange)));
    });
  });
}

function reaches({ behind }: EdgeSubject, { before }: BadRequest): boolean {
  return behind === undefined || before === undefined || (before === "Request" && behind === "parser");
}

const good = JSON.stringify({ arn: known.stage });
const goodRequest = `POST /GetStage HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${good.length}\r\nConnection: close\r\n\r\n${good}`;

async function checkBadRequest(subject: EdgeSubject, port: number, bad: BadRequest): Promise<void> {
  const started = performance.now();
  const { text, closed } = await talk(port, bad);
  const replies = splitReplies(text);
  const [first] = replies;
  if (first) checkReply(subject, bad, first);
  else expect([bad.status].flat(), text.slice(0, 300)).toContain(0);
  if (bad.starts) expect(text).toMatch(new RegExp(`^${bad.starts}`));
  if (bad.pipeline) expect(replies.map(({ status }) => status)).toEqual(bad.pipeline);
  if (bad.closes) expect(closed, "closed by the server").toBe(true);
  expect(performance.now() - started).toBeLessThan(5000);
  const after = await talk(port, { bytes: goodRequest });
  expect(splitReplies(after.text)[0]?.status, "serves on").toBe(200);
}

function checkReply(subject: EdgeSubject, bad: BadRequest, reply: ParsedReply): void {
  const { status, headers, body } = reply;
  checkAnswer(subject, bad, { status, error: headers.get("x-amzn-errortype") });
  expect(headers.get("x-amzn-requestid")).toMatch(/^[0-9a-f-]{36}$/);
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("x")).toBeNull();
  if (body) expect(JSON.parse(body)).toBeTypeOf("object");
  if (bad.contains) expect(body).toContain(bad.contains);
  expect(body).not.toMatch(/node:|\.ts:\d/);
}

/**
 * A case that states no error accepts any: there, who answers first is not specified. An error always has a
 * name.
 */
function checkAnswer(
  subject: EdgeSubject,
  wanted: RightAnswer,
  { status, error }: { status: number; error: string | null },
): void {
  const right = rightAnswers(subject, wanted);
  const match = right.find((one) => one.status === status && (one.error ?? error) === error);
  expect(match, `${status} ${error}, not ${JSON.stringify(right)}`).toBeDefined();
  if (status < 400) expect(error).toBeNull();
  else expect(error).toMatch(/^\w+$/);
}

function toRequest({ method = "POST", path, headers, body }: ExchangeCase): Request {
  const type = body === undefined ? {} : { "content-type": "application/json" };
  return new Request(`http://127.0.0.1${path}`, { method, headers: headers ?? type, body: body ?? null });
}

async function checkExchange(
  subject: EdgeSubject,
  exchange: ExchangeCase,
  response: Response,
): Promise<void> {
  const { status, headers } = response;
  const error = headers.get("x-amzn-errortype");
  checkAnswer(subject, exchange, { status, error });
  const isAsked = status === exchange.status;
  expect(headers.get("x-amzn-requestid")).toMatch(/^[0-9a-f-]{36}$/);
  if (isAsked)
    for (const [name, value] of Object.entries(exchange.wants ?? {})) expect(headers.get(name)).toBe(value);
  const text = await response.text();
  if (exchange.method === "HEAD") expect(text).toBe("");
  else expect(JSON.parse(text)).toBeTypeOf("object");
  if (exchange.contains && subject.echoes) expect(text).toContain(exchange.contains);
}
