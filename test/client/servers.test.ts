import type { ClientOptions, Transport } from "@callsheet/client";
import { describe, expect, it, vi } from "vitest";
import { type GeneratedModules, generateModules } from "./generated-modules.ts";

const responses = { 200: { description: "Done." } };
const withServers = (servers?: object[]) => ({
  openapi: "3.1.0",
  info: { title: "Probe", version: "1" },
  ...(servers && { servers }),
  paths: {
    "/a": { get: { operationId: "getA", responses } },
    "/b": {
      servers: [{ url: "https://{zone}.upload.example.com", variables: { zone: { default: "eu" } } }],
      get: { operationId: "getB", responses },
    },
  },
});
const variables = {
  tenant: { default: "acme" },
  basePath: { default: "v2", enum: ["v2", "v3"] },
};
const templated = withServers([{ url: "https://{tenant}.example.com/{basePath}", variables }]);

async function urls(probe: GeneratedModules, options: ClientOptions = {}): Promise<string[]> {
  const seen: string[] = [];
  const transport: Transport = async ({ url }) => {
    seen.push(url);
    return new Response(null);
  };
  const client = probe.createClient({ transport, ...options });
  await client.getA?.({});
  await client.getB?.({});
  return seen;
}

describe("where requests go", async () => {
  const probe = await generateModules(templated);

  it.each<[string, ClientOptions, string[]]>([
    ["by default", {}, ["https://acme.example.com/v2/a", "https://eu.upload.example.com/b"]],
    [
      "with variables",
      { variables: { tenant: "umbrella", basePath: "v3", zone: "us" } },
      ["https://umbrella.example.com/v3/a", "https://us.upload.example.com/b"],
    ],
    ["with an endpoint", { endpoint: "http://h/base/" }, ["http://h/base/a", "http://h/base/b"]],
  ])("%s", async (_, options, want) => {
    expect(await urls(probe, options)).toEqual(want);
  });

  it("is not where AWS's variables say", async () => {
    vi.stubEnv("AWS_ENDPOINT_URL", "http://aws.example");
    vi.stubEnv("AWS_REGION", "no region at all");
    expect(await urls(probe)).toEqual(["https://acme.example.com/v2/a", "https://eu.upload.example.com/b"]);
    vi.unstubAllEnvs();
  });

  it("is a handler in memory", async () => {
    const seen: string[] = [];
    const handler = async ({ url }: Request) => {
      seen.push(url);
      return new Response(null);
    };
    await probe.createClient({ fetch: handler }).getA?.({});
    await probe.createClient({ fetch: handler, variables: { tenant: "umbrella" } }).getA?.({});
    expect(seen).toEqual(["http://localhost/a", "https://umbrella.example.com/v2/a"]);
  });

  it.each<[object, string]>([
    [{ basePath: "v4" }, "The option variables.basePath must be one of v2, v3"],
    [{ tenant: "evil.example/x" }, "The option variables.tenant must be letters, digits and .~:_-"],
    [{ tenant: "evil.example#" }, "The option variables.tenant must be letters"],
    [{ tenant: "user@evil.example" }, "The option variables.tenant must be letters"],
    [{ tenant: "" }, "The option variables.tenant must be letters"],
    [{ tenant: "evil:80" }, "The option endpoint must be an http URL"],
  ])("is nowhere with the variables %o", (given, message) => {
    const create = () => probe.createClient({ variables: given } as ClientOptions);
    expect(create).toThrow(TypeError);
    expect(create).toThrow(message);
  });
});

describe.each<[string, object[] | undefined, string]>([
  ["a relative URL", [{ url: "/v1" }], "/v1"],
  ["no server", undefined, "/"],
  ["a URL of another kind", [{ url: "ftp://h/{x}", variables: { x: { default: "y" } } }], "ftp://h/y"],
])("a document with %s", async (_, servers, named) => {
  const probe = await generateModules(withServers(servers));

  it("needs an endpoint, or a handler in memory", async () => {
    const message = `The document names no http URL, only ${named}. Set the option \`endpoint\``;
    expect(() => probe.createClient()).toThrow(new TypeError(message));
    expect(await urls(probe, { endpoint: "http://h/v1" })).toEqual(["http://h/v1/a", "http://h/v1/b"]);
    expect(() => probe.createClient({ fetch: async () => new Response(null) })).not.toThrow();
  });
});
