import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fromIni } from "@aws-sdk/credential-providers";
import { ivs } from "@callsheet/contract/ivs";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ClientOptions } from "./client-options.ts";
import { type CredentialProvider, rememberCredentials } from "./credentials.ts";
import { createIvsClient } from "./gen/ivs.ts";
import { complete } from "./node/platform-node.ts";
import type { Transport } from "./transport.ts";

const minutes = (count: number) => new Date(Date.now() + count * 60_000);
const found = (accessKeyId: string, expiration?: Date) => ({ accessKeyId, secretAccessKey: "s", expiration });

describe("rememberCredentials", () => {
  beforeEach(() => void vi.useFakeTimers({ now: 0 }));
  afterEach(() => void vi.useRealTimers());

  it("asks once for parallel calls", async () => {
    const source = vi.fn(async () => found("a"));
    const provide = rememberCredentials(source);
    const all = await Promise.all(Array.from({ length: 20 }, provide));
    expect(new Set(all).size).toBe(1);
    expect(await provide()).toBe(all[0]);
    expect(source).toHaveBeenCalledTimes(1);
  });

  it("renews five minutes before the end, once for parallel calls", async () => {
    const source = vi.fn(async () => found(`key${source.mock.calls.length}`, minutes(60)));
    const provide = rememberCredentials(source);
    expect((await provide()).accessKeyId).toBe("key1");
    vi.setSystemTime(54 * 60_000);
    expect((await provide()).accessKeyId).toBe("key1");
    vi.setSystemTime(56 * 60_000);
    expect((await Promise.all([provide(), provide()])).map(({ accessKeyId }) => accessKeyId)).toEqual([
      "key2",
      "key2",
    ]);
  });

  it.each([
    ["a text", new Date(3_600_000).toISOString(), 2],
    ["null", null, 1],
  ])("accepts %s as an expiration", async (_, expiration, calls) => {
    const source = vi.fn(async () => ({ ...found("a"), expiration }) as never);
    const provide = rememberCredentials(source);
    for (const minute of [0, 54, 56, 56]) {
      vi.setSystemTime(minute * 60_000);
      if (minute === 54) expect(source).toHaveBeenCalledTimes(1);
      await provide();
      if (calls === 2 && minute === 56) break;
    }
    expect(source).toHaveBeenCalledTimes(calls);
  });

  it("asks again after a provider that throws at once", async () => {
    let calls = 0;
    const provide = rememberCredentials(() => {
      if (calls++ === 0) throw new Error("not yet");
      return Promise.resolve(found("a"));
    });
    await expect(provide()).rejects.toThrow("not yet");
    expect((await provide()).accessKeyId).toBe("a");
  });

  it("uses unexpired credentials when renewal fails, and fails after that", async () => {
    const source = vi
      .fn<CredentialProvider>()
      .mockResolvedValueOnce(found("a", minutes(60)))
      .mockRejectedValue(new Error("down"));
    const provide = rememberCredentials(source);
    await provide();
    vi.setSystemTime(57 * 60_000);
    expect((await provide()).accessKeyId).toBe("a");
    vi.setSystemTime(61 * 60_000);
    await expect(provide()).rejects.toThrow("down");
  });

  it("asks again after a failure", async () => {
    const source = vi
      .fn<CredentialProvider>()
      .mockRejectedValueOnce(new Error("once"))
      .mockResolvedValue(found("a"));
    const provide = rememberCredentials(source);
    await expect(Promise.all([provide(), provide()])).rejects.toThrow("once");
    expect((await provide()).accessKeyId).toBe("a");
    expect(source).toHaveBeenCalledTimes(2);
  });
});

describe("Node's default credentials", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "callsheet-credentials-"));
  afterEach(() => void vi.unstubAllEnvs());
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function find(options: ClientOptions = {}) {
    const { credentials } = complete({ region: "us-west-2", ...options }, ivs);
    if (typeof credentials !== "function") throw new Error("There is no provider.");
    return credentials();
  }

  it("are the environment's", async () => {
    vi.stubEnv("AWS_PROFILE", undefined);
    vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIDENV");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "s");
    vi.stubEnv("AWS_SESSION_TOKEN", "t");
    expect(await find()).toEqual({ accessKeyId: "AKIDENV", secretAccessKey: "s", sessionToken: "t" });
  });

  it("are those of a profile in the shared files, through the AWS SDK's library", async () => {
    const file = path.join(folder, "credentials");
    writeFileSync(file, "[studio]\naws_access_key_id = AKIDFILE\naws_secret_access_key = s\n");
    vi.stubEnv("AWS_ACCESS_KEY_ID", undefined);
    vi.stubEnv("AWS_PROFILE", "studio");
    vi.stubEnv("AWS_SHARED_CREDENTIALS_FILE", file);
    expect(await find()).toMatchObject({ accessKeyId: "AKIDFILE", secretAccessKey: "s" });
  });

  it("may be any provider of the AWS SDK instead", async () => {
    const file = path.join(folder, "other");
    writeFileSync(file, "[studio]\naws_access_key_id = AKIDINI\naws_secret_access_key = s\n");
    const credentials = fromIni({ profile: "studio", filepath: file });
    let authorization: string | undefined;
    const transport: Transport = async ({ headers }) => {
      authorization = headers.authorization;
      return new Response("{}");
    };
    const client = createIvsClient({ region: "us-west-2", credentials, transport });
    await client.getStreamSession({ channelArn: "arn:aws:ivs:us-west-2:123456789012:channel/a" });
    expect(authorization).toContain("Credential=AKIDINI/");
  });

  it("yield to what the caller gives", () => {
    expect(complete({ region: "us-west-2", credentials: "anonymous" }, ivs).credentials).toBe("anonymous");
  });
});
