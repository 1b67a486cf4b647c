import * as ivs from "@callsheet/contract/ivs";
import * as ivsRealTime from "@callsheet/contract/ivs-realtime";
import * as nimble from "@callsheet/contract/nimble";
import { afterEach, describe, expect, it, vi } from "vitest";
import { resolveEndpoint } from "./endpoint.ts";
import { complete } from "./node/platform-node.ts";

const region = "us-west-2";

describe("resolveEndpoint", () => {
  it.each([
    [ivs.ivs, {}, "https://ivs.us-west-2.amazonaws.com"],
    [ivs.ivs, { endpoint: ivs.endpoints.dualStack }, "https://ivs.us-west-2.api.aws"],
    [ivs.ivs, { endpoint: ivs.endpoints.fips }, "https://ivs-fips.us-west-2.amazonaws.com"],
    [ivsRealTime.ivsRealTime, {}, "https://ivsrealtime.us-west-2.amazonaws.com"],
    [
      ivsRealTime.ivsRealTime,
      { endpoint: ivsRealTime.endpoints.dualStack },
      "https://ivsrealtime.us-west-2.api.aws",
    ],
    [
      ivsRealTime.ivsRealTime,
      { endpoint: ivsRealTime.endpoints.fips },
      "https://ivsrealtime-fips.us-west-2.amazonaws.com",
    ],
    [nimble.nimble, {}, "https://nimble.us-west-2.amazonaws.com"],
    [nimble.nimble, { endpoint: nimble.endpoints.dualStack }, "https://nimble.us-west-2.api.aws"],
    [nimble.nimble, { endpoint: nimble.endpoints.fips }, "https://nimble-fips.us-west-2.amazonaws.com"],
  ] as const)("%o with %o", (service, options, base) => {
    expect(resolveEndpoint(service.server, { region, ...options })).toEqual({ base, region });
  });

  it.each([
    ["http://localhost:4010", "http://localhost:4010"],
    ["http://localhost:4010/", "http://localhost:4010"],
    ["http://h/base", "http://h/base"],
    ["http://h/base//", "http://h/base"],
    [new URL("https://h:443/a/b/"), "https://h/a/b"],
    ["HTTP://[::1]:80", "http://[::1]"],
  ])("%s is %s", (endpoint, base) => {
    expect(resolveEndpoint(ivs.ivs.server, { region, endpoint }).base).toBe(base);
  });

  it("signs for us-east-1 when only the endpoint is given", () => {
    expect(resolveEndpoint(ivs.ivs.server, { endpoint: "http://h" }).region).toBe("us-east-1");
  });

  it.each(["", "evil.example/#", "us west", "a@b"])("refuses %j as a region", (bad) => {
    expect(() => resolveEndpoint(ivs.ivs.server, { region: bad })).toThrow(TypeError);
  });

  it("refuses a template without a region", () => {
    expect(() => resolveEndpoint(ivs.ivs.server, { endpoint: ivs.endpoints.fips })).toThrow(
      "The option region must be an AWS region",
    );
  });

  it.each([
    "",
    "localhost",
    "localhost:4010",
    "ftp://h",
    "http://",
    "http://a b",
    "http://h:99999",
    "http://user:secret@h",
    "http://h/?x=1",
    "http://h/#x",
  ])("refuses %j as an endpoint, and does not repeat it", (endpoint) => {
    const resolve = () => resolveEndpoint(ivs.ivs.server, { region, endpoint });
    expect(resolve).toThrow(
      new TypeError("The option endpoint must be an http URL without user, query and hash"),
    );
  });
});

describe("what Node's environment sets", () => {
  afterEach(() => void vi.unstubAllEnvs());
  const find = (environment: Record<string, string>, options = {}) => {
    vi.stubEnv("AWS_REGION", undefined);
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    const { region, endpoint } = complete(options, ivsRealTime.ivsRealTime);
    return { region, endpoint };
  };
  const own = { AWS_ENDPOINT_URL_IVS_REALTIME: "http://own" };
  const all = { AWS_ENDPOINT_URL: "http://all" };

  it.each([
    ["the region", { AWS_REGION: "eu-west-1" }, {}, { region: "eu-west-1" }],
    ["not a region that is given", { AWS_REGION: "eu-west-1" }, { region }, { region }],
    ["the endpoint of the service", { ...own, ...all }, {}, { endpoint: "http://own" }],
    ["the endpoint of all services", all, {}, { endpoint: "http://all" }],
    ["not an endpoint that is given", own, { endpoint: "http://given" }, { endpoint: "http://given" }],
    [
      "no endpoint when told so",
      { ...own, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "true" },
      { region },
      { region },
    ],
    ["nothing for a handler in memory", { ...own, AWS_REGION: "eu-west-1" }, { fetch }, {}],
  ])("%s", (_, environment, options, want) => {
    expect(find(environment, options)).toEqual({ region: undefined, endpoint: undefined, ...want });
  });

  it.each([
    ["no region", {}, "Set the option `region` or the variable AWS_REGION"],
    [
      "a malformed endpoint",
      { AWS_ENDPOINT_URL: "localhost:80" },
      "The variable AWS_ENDPOINT_URL must be an http URL",
    ],
    ["an endpoint of the service", { AWS_ENDPOINT_URL_IVS_REALTIME: "h" }, "AWS_ENDPOINT_URL_IVS_REALTIME"],
  ])("is named when it is wrong: %s", (_, environment, message) => {
    expect(() => find(environment)).toThrow(message);
  });
});
