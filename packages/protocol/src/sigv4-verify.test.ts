import { describe, expect, it } from "vitest";
import { canonicalTarget } from "./canonical-target.ts";
import { webDigest } from "./digest.ts";
import { nodeDigest } from "./node.ts";
import { type Credentials, createSigner, type SigV4Request } from "./sigv4.ts";
import { createVerifier, type VerifierOptions } from "./sigv4-verify.ts";

const digests = { webDigest, nodeDigest };
const credentials: Credentials = {
  accessKeyId: "AKIDEXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
};
const scope = { region: "us-east-1", service: "service" };
const time = new Date("2015-08-30T12:36:00Z");

describe.each(Object.entries(digests))("createVerifier with %s", (_, digest) => {
  const token = { ...credentials, sessionToken: "s3ss10n" };
  const expired = { ...credentials, accessKeyId: "AKIDEXPIRED", expiration: time };
  const base: SigV4Request = {
    method: "POST",
    path: "/GetStage?b=2&a=1",
    headers: { host: "ivs.test", "content-type": "application/json", "x-amz-user-agent": "x" },
    body: '{"arn":"a"}',
  };
  const options: VerifierOptions = {
    service: "service",
    region: "us-east-1",
    digest,
    now: () => time.getTime(),
    findCredentials: (id) =>
      [credentials, expired, { ...token, accessKeyId: "AKIDTOKEN" }].find(
        (known) => known.accessKeyId === id,
      ),
  };

  type Change = Partial<
    typeof scope & { time: Date; credentials: Credentials; headers: Record<string, string> }
  >;
  type Tamper = (request: SigV4Request) => SigV4Request;

  async function signed(change: Change = {}): Promise<SigV4Request> {
    const request = { ...base, headers: { ...base.headers, ...change.headers } };
    const at = { region: change.region ?? scope.region, service: change.service ?? scope.service };
    const added = await createSigner(digest)(
      { ...request, ...canonicalTarget(request.path) },
      change.credentials ?? credentials,
      at,
      change.time ?? time,
    );
    return { ...request, headers: { ...request.headers, ...added } };
  }
  function header(name: string, value: string | undefined): Tamper {
    return (request) => ({ ...request, headers: { ...request.headers, [name]: value } });
  }
  function edit(from: RegExp | string, to: string | ((found: string) => string)): Tamper {
    const change = typeof to === "string" ? () => to : to;
    return (request) =>
      header("authorization", request.headers.authorization?.replace(from, change))(request);
  }

  const minutes = (count: number) => new Date(time.getTime() + count * 60_000);
  const incomplete = ["incomplete", "IncompleteSignature"] as const;
  const unknownKey = ["unknown-key", "UnrecognizedClientException"] as const;
  const badToken = ["invalid-session-token", "UnrecognizedClientException"] as const;
  const scopeFault = ["wrong-scope", "InvalidSignatureException"] as const;
  const unsigned = ["unsigned-header", "InvalidSignatureException"] as const;
  const bad = ["bad-signature", "InvalidSignatureException"] as const;
  const ofToken = (sessionToken?: string) => ({
    credentials: { ...credentials, accessKeyId: "AKIDTOKEN", sessionToken },
  });

  it.each<[string, readonly [string, string], Change, Tamper?]>([
    [
      "no Authorization",
      ["missing-token", "MissingAuthenticationTokenException"],
      {},
      header("authorization", undefined),
    ],
    ["another scheme", incomplete, {}, edit(/.*/, "Bearer x")],
    ["another algorithm", incomplete, {}, edit("SHA256", "SHA1")],
    ["no Credential", incomplete, {}, edit(/Credential=\S+ /, "")],
    ["no SignedHeaders", incomplete, {}, edit(/SignedHeaders=\S+ /, "")],
    ["no Signature", incomplete, {}, edit(/, Signature=\S+/, "")],
    ["a short Credential", incomplete, {}, edit("/aws4_request", "")],
    ["an empty key id", incomplete, {}, edit("AKIDEXAMPLE", "")],
    ["a second Credential", incomplete, {}, edit("Credential", "Credential=a/b/c/d/e, Credential")],
    ["a second Signature", incomplete, {}, edit(/$/, `, Signature=${"0".repeat(64)}`)],
    ["an unknown parameter", incomplete, {}, edit(/$/, ", Expires=60")],
    ["a parameter without a value", incomplete, {}, edit(/$/, ", x")],
    ["a comma at the end", incomplete, {}, edit(/$/, ",")],
    ["a signature of one letter", incomplete, {}, edit(/Signature=.*/, "Signature=x")],
    ["a signature in upper case", incomplete, {}, edit(/[0-9a-f]{64}$/, "A".repeat(64))],
    ["one letter in the signature", incomplete, {}, edit(/.$/, "g")],
    ["a longer signature", incomplete, {}, edit(/$/, "00")],
    ["no date", incomplete, {}, header("x-amz-date", undefined)],
    ["a senseless date", incomplete, {}, header("x-amz-date", "yesterday")],
    ["a date in another form", incomplete, {}, header("x-amz-date", "2015-08-30T12:36:00Z")],
    ["a date in an older form", incomplete, {}, header("x-amz-date", "Sun, 30 Aug 2015 12:36:00 GMT")],
    ["an impossible day", incomplete, {}, header("x-amz-date", "20150231T123600Z")],
    ["an impossible hour", incomplete, {}, header("x-amz-date", "20150830T240000Z")],
    ["an unknown key", unknownKey, { credentials: { ...credentials, accessKeyId: "AKIDNOBODY" } }],
    ["a session token too many", badToken, { credentials: token }],
    ["a session token missing", badToken, ofToken()],
    ["a wrong session token", badToken, ofToken("s3ss10m")],
    ["an expired session", ["expired-session-token", "ExpiredTokenException"], { credentials: expired }],
    ["another region", scopeFault, { region: "us-west-2" }],
    ["another service", scopeFault, { service: "ivsrealtime" }],
    ["another day in the scope", scopeFault, {}, edit("20150830/", "20150829/")],
    ["another terminator", scopeFault, {}, edit("aws4_request", "aws5_request")],
    ["an empty region", scopeFault, { region: "" }],
    ["too old", ["expired", "InvalidSignatureException"], { time: minutes(-5.1) }],
    ["too new", ["not-yet-current", "InvalidSignatureException"], { time: minutes(5.1) }],
    ["host unsigned", unsigned, {}, edit(";host", "")],
    ["an x-amz header unsigned", unsigned, {}, header("x-amz-target", "t")],
    ["signed headers unsorted", unsigned, {}, edit("content-type;host", "host;content-type")],
    ["a signed header twice", unsigned, {}, edit(";host", ";host;host")],
    ["a signed header absent", unsigned, {}, header("content-type", undefined)],
    [
      "a false payload hash",
      ["payload-mismatch", "InvalidSignatureException"],
      { headers: { "x-amz-content-sha256": "UNSIGNED-PAYLOAD" } },
    ],
    ["another body", bad, {}, (request) => ({ ...request, body: "{}" })],
    ["another method", bad, {}, (request) => ({ ...request, method: "PUT" })],
    ["another path", bad, {}, (request) => ({ ...request, path: "/GetStages?a=1&b=2" })],
    ["another query", bad, {}, (request) => ({ ...request, path: "/GetStage?a=1&b=3" })],
    ["another header value", bad, {}, header("host", "evil.test")],
    ["another secret", bad, { credentials: { ...credentials, secretAccessKey: "x" } }],
    ["one digit of the signature", bad, {}, edit(/.$/, (digit) => (digit === "0" ? "1" : "0"))],
  ])("refuses %s", async (_, [fault, name], change, tamper = (request) => request) => {
    const verdict = await createVerifier(options)(tamper(await signed(change)));
    expect(verdict).toMatchObject({ ok: false, fault, name });
    expect(JSON.stringify(verdict)).not.toContain(credentials.secretAccessKey);
  });

  // Otherwise, a caller without a secret would be verified with a key that everybody can guess.
  const plain = { AKIDEMPTY: { accessKeyId: "AKIDEMPTY", secretAccessKey: "" }, AKIDOTHER: credentials };
  it.each([
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "AKIDEMPTY",
    "AKIDOTHER",
    "AKIDNULL",
    "AKIDNOSECRET",
    "AKIDNUMBER",
  ])("knows nobody by the id %s of a careless lookup", async (accessKeyId) => {
    const found: Record<string, unknown> = {
      ...plain,
      AKIDNULL: null,
      AKIDNOSECRET: { accessKeyId },
      AKIDNUMBER: { accessKeyId, secretAccessKey: 7 },
    };
    const findCredentials = (id: string) => found[id] as Credentials;
    for (const secretAccessKey of ["undefined", "", "null", "7", credentials.secretAccessKey]) {
      const request = await signed({ credentials: { accessKeyId, secretAccessKey } });
      const verdict = await createVerifier({ ...options, findCredentials })(request);
      expect(verdict).toMatchObject({ ok: false, fault: "unknown-key", name: "UnrecognizedClientException" });
    }
  });

  it("skips no check where a number is missing", async () => {
    expect(() => createVerifier({ ...options, maxSkew: Number.NaN })).toThrow(TypeError);
    expect(() => createVerifier({ ...options, maxSkew: -1 })).toThrow(TypeError);
    const lost = createVerifier({ ...options, now: () => Number.NaN });
    expect(await lost(await signed())).toMatchObject({ fault: "expired" });
  });

  it.each([new Date(""), time.toISOString(), "soon"])("accepts %j as an expiry", async (expiration) => {
    const verify = createVerifier({ ...options, findCredentials: () => ({ ...credentials, expiration }) });
    expect(await verify(await signed())).toMatchObject({ fault: "expired-session-token" });
  });

  it.each<[string, Change]>([
    ["plain", {}],
    ["with a session token", ofToken("s3ss10n")],
    ["at the edges of the window", { time: minutes(5) }],
    ["with the payload's hash", { headers: {} }],
  ])("takes a good request, %s", async (_, change) => {
    if (change.headers) change.headers["x-amz-content-sha256"] = await digest.hash('{"arn":"a"}');
    expect(await createVerifier(options)(await signed(change))).toMatchObject({
      ok: true,
      region: "us-east-1",
    });
  });

  it.each(["/%", "/a?%zz=%ff", "/a?=&=&&", "//..//../?", "?"])("survives the path %s", async (path) => {
    expect(await createVerifier(options)({ ...(await signed()), path })).toMatchObject({
      fault: "bad-signature",
    });
  });
});
