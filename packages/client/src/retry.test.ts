import { getStage } from "@callsheet/contract/ivs-realtime";
import { decodeError, plainCodec } from "@callsheet/protocol";
import { afterEach, describe, expect, it, vi } from "vitest";
import { retryDelay, retryRules } from "./retry.ts";

const next = (status: number, name: string) => {
  const headers = new Headers({ "x-amzn-errortype": name });
  return plainCodec.next(getStage, decodeError(getStage, { status, headers }, ""));
};

describe("an error reply", () => {
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
    "LimitExceeded",
    "SlowDown",
    "ThrottledException",
    "Throttling",
    "ThrottlingException",
    "TooManyRequestsException",
    "TransactionInProgressException",
  ])("%s is throttling", (name) => expect(next(400, name)).toBe("throttled"));

  it.each([
    [429, "X", "throttled"],
    [500, "X", "retry"],
    [502, "X", "retry"],
    [503, "X", "retry"],
    [504, "X", "retry"],
    [408, "X", "retry"],
    [400, "RequestTimeout", "retry"],
    [400, "RequestTimeoutException", "retry"],
    [400, "ValidationException", "final"],
    [402, "ServiceQuotaExceededException", "final"],
    [409, "ConflictException", "final"],
    [501, "X", "final"],
    [505, "X", "final"],
  ])("%d %s: what follows is %s", (status, name, want) => expect(next(status, name)).toBe(want));
});

describe("retryDelay", () => {
  afterEach(() => void vi.restoreAllMocks());

  it.each([
    ["retry", 1, 50],
    ["retry", 2, 100],
    ["retry", 9, 12_800],
    ["retry", 30, 20_000],
    ["throttled", 1, 1000],
    ["throttled", 3, 4000],
    ["throttled", 9, 20_000],
  ] as const)("%s after attempt %d waits up to %d ms", (rule, number, most) => {
    vi.spyOn(Math, "random").mockReturnValue(1);
    expect(retryDelay(retryRules[rule], number, null)).toBe(most);
    vi.spyOn(Math, "random").mockReturnValue(0);
    expect(retryDelay(retryRules[rule], number, undefined)).toBe(0);
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
    expect(retryDelay(retryRules.retry, 1, header)).toBe(want);
  });
});
