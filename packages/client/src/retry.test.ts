import { getStage } from "@callsheet/contract/ivs-realtime";
import { decodeError } from "@callsheet/protocol";
import { afterEach, describe, expect, it, vi } from "vitest";
import { AbortError } from "./abort-error.ts";
import { CredentialsError } from "./credentials-error.ts";
import { MalformedResponseError } from "./malformed-response-error.ts";
import { retryCost, retryDelay } from "./retry.ts";
import { ServiceError } from "./service-error.ts";
import { TimeoutError } from "./timeout-error.ts";
import { TransportError } from "./transport-error.ts";

const attempt = { operation: getStage, input: {}, attempt: 1 };
const reply = (status: number, name: string) => {
  const headers = new Headers({ "x-amzn-errortype": name });
  return new ServiceError(decodeError(getStage, { status, headers }, ""), attempt);
};

describe("retryCost", () => {
  // The lists of the AWS SDKs' standard mode.
  it.each([
    "BandwidthLimitExceeded",
    "EC2ThrottledException",
    "LimitExceededException",
    "PriorRequestNotComplete",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "RequestThrottled",
    "RequestThrottledException",
    "SlowDown",
    "ThrottledException",
    "Throttling",
    "ThrottlingException",
    "TooManyRequestsException",
    "TransactionInProgressException",
  ])("%s is throttling", (name) => expect(retryCost(reply(400, name))).toBe(5));

  it.each([
    [reply(429, "X"), 5],
    [reply(500, "X"), 14],
    [reply(502, "X"), 14],
    [reply(503, "X"), 14],
    [reply(504, "X"), 14],
    [reply(400, "RequestTimeout"), 14],
    [reply(400, "RequestTimeoutException"), 14],
    [new TransportError("", attempt), 14],
    [new TransportError("", attempt, new Error("reset")), 14],
    [new TransportError("", attempt, new RangeError("too large")), 0],
    [new TimeoutError("", attempt), 14],
    [reply(400, "ValidationException"), 0],
    [reply(402, "ServiceQuotaExceededException"), 0],
    [reply(409, "ConflictException"), 0],
    [reply(501, "X"), 0],
    [new MalformedResponseError("", attempt), 0],
    [new CredentialsError("", attempt, Object.assign(new Error(), { name: "ThrottlingException" })), 0],
    [new AbortError("", attempt), 0],
    [new Error("a hook's"), 0],
  ])("%s costs %d", (error, cost) => expect(retryCost(error)).toBe(cost));
});

describe("retryDelay", () => {
  afterEach(() => void vi.restoreAllMocks());

  it.each([
    [14, 1, 50],
    [14, 2, 100],
    [14, 9, 12_800],
    [14, 30, 20_000],
    [5, 1, 1000],
    [5, 3, 4000],
    [5, 9, 20_000],
  ])("a cost of %d at attempt %d waits up to %d ms", (cost, number, most) => {
    vi.spyOn(Math, "random").mockReturnValue(1);
    expect(retryDelay(cost, number, null)).toBe(most);
    vi.spyOn(Math, "random").mockReturnValue(0);
    expect(retryDelay(cost, number, undefined)).toBe(0);
  });

  it.each([
    ["2", 2000],
    ["0", 50],
    ["3600", 5050],
    ["-5", 50],
    ["soon", 50],
    [new Date(Date.now() + 3_600_000).toUTCString(), 5050],
    [new Date(0).toUTCString(), 50],
  ])("Retry-After: %s makes it %d ms", (header, want) => {
    vi.spyOn(Math, "random").mockReturnValue(1);
    expect(retryDelay(14, 1, header)).toBe(want);
  });
});
