import type { Service } from "@callsheet/protocol";
import { nodeDigest } from "@callsheet/protocol/node";
import type { ClientOptions } from "./client-options.ts";
import type { CredentialProvider } from "./credentials.ts";
import { createNodeTransport } from "./node.ts";
import type { Platform } from "./platform.ts";
import { fetchTransport, type Transport } from "./transport.ts";

/** Node, and what is like it: node:crypto and node:http, environment variables, the AWS SDK's chain of credential sources. */
export const platform: Platform = {
  digest: nodeDigest,
  complete: (options, service) => {
    const { region, endpoint, credentials, fetch } = options;
    const inMemory = fetch && !region && !endpoint && !credentials;
    return inMemory
      ? options
      : { ...options, ...readEnvironment(service, options), credentials: credentials ?? findCredentials };
  },
  openTransport: (handler) => {
    if (handler || "bun" in process.versions || "deno" in process.versions) return fetchTransport(handler);
    shared ??= createNodeTransport();
    return shared;
  },
};

let shared: Transport | undefined;

/** `AWS_REGION`, and `AWS_ENDPOINT_URL_<SERVICE>` or `AWS_ENDPOINT_URL` unless `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS` is true. */
function readEnvironment({ id }: Service, options: ClientOptions): ClientOptions {
  const { env } = process;
  const ignored = env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS?.toLowerCase() === "true";
  const endpoint = env[`AWS_ENDPOINT_URL_${id.toUpperCase().replaceAll("-", "_")}`] || env.AWS_ENDPOINT_URL;
  return {
    region: options.region ?? env.AWS_REGION,
    endpoint: options.endpoint ?? (ignored ? undefined : endpoint),
  };
}

let chain: Promise<CredentialProvider> | undefined;

async function findCredentials() {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_PROFILE } = process.env;
  if (AWS_ACCESS_KEY_ID && AWS_SECRET_ACCESS_KEY && !AWS_PROFILE) {
    return {
      accessKeyId: AWS_ACCESS_KEY_ID,
      secretAccessKey: AWS_SECRET_ACCESS_KEY,
      sessionToken: AWS_SESSION_TOKEN,
    };
  }
  chain ??= loadChain();
  return (await chain)();
}

/** Profiles, SSO, web identity, containers and EC2 are the AWS SDK's business; its library is loaded only when it is needed. */
async function loadChain(): Promise<CredentialProvider> {
  try {
    return (await import("@aws-sdk/credential-provider-node")).defaultProvider();
  } catch (cause) {
    chain = undefined;
    const hint = "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, give the option `credentials`, or install";
    throw new Error(`No credentials. ${hint} @aws-sdk/credential-provider-node, which reads profiles.`, {
      cause,
    });
  }
}
