import { afterEach, describe, expect, it, vi } from "vitest";
import { type Digest, webDigest } from "./digest.ts";
import { nodeDigest } from "./node.ts";

describe("webDigest", () => {
  afterEach(() => void vi.restoreAllMocks());

  it("keeps the last key that it derived", async () => {
    const signs = vi.spyOn(crypto.subtle, "sign");
    for (const [place, calls] of [
      ["20260115/us-west-2/ivs/aws4_request", 5],
      ["20260115/us-west-2/ivs/aws4_request", 1],
      ["20260116/us-west-2/ivs/aws4_request", 5],
    ] as const) {
      signs.mockClear();
      await webDigest.sign("AWS4secret", place, "text");
      expect(signs).toHaveBeenCalledTimes(calls);
    }
  });

  it("does not mix up keys of parallel calls", async () => {
    const places = Array.from({ length: 20 }, (_, index) => `2026011${index % 3}/r/s/aws4_request`);
    const signatures = (digest: Digest) =>
      Promise.all(places.map((place, index) => digest.sign(`AWS4${index % 2}`, place, "text")));
    expect(await signatures(webDigest)).toEqual(await signatures(nodeDigest));
  });
});
