import type { Service } from "@callsheet/protocol";
import type { ClientOptions } from "../client-options.ts";
import type { CredentialProvider } from "../credentials.ts";
import { resolveEndpoint } from "../endpoint.ts";
import type { Platform } from "../platform.ts";
import { fetchTransport, type Transport } from "../transport.ts";
import { limitReplies } from "./limit-replies.ts";
import { createNodeTransport } from "./node-transport.ts";

// Node and runtimes like it: node:crypto and node:http, environment variables, the AWS SDK's chain of
// credential sources.
export { nodeDigest as digest } from "@callsheet/protocol/node";

export const complete: Platform["complete"] = (options, service) => {
  const { region, endpoint, variables, credentials, fetch } = options;
  const inMemory = fetch && !region && !endpoint && !variables && !credentials;
  // The environment's settings are only for AWS.
  return inMemory || service.profile !== "aws"
    ? options
    : { ...options, ...readEnvironment(service, options), credentials: credentials ?? findCredentials };
};

/** One for all clients with the same limit. */
const shared = new Map<number, Transport>();

export const openTransport: Platform["openTransport"] = (handler, maxResponseSize) => {
  if (handler || "bun" in process.versions || "deno" in process.versions)
    return limitReplies(fetchTransport(handler), maxResponseSize);
  const transport = shared.get(maxResponseSize) ?? createNodeTransport({ maxResponseSize });
  shared.set(maxResponseSize, transport);
  return transport;
};

/**
 * The message of `fetch` hides the reason one level deeper, or shows the value of a header that it refuses.
 */
export const reasonOf: Platform["reasonOf"] = (cause) => {
  const fault = cause as Error | undefined;
  const hidden = fault?.message === "fetch failed" ? (fault.cause as Error | undefined)?.message : undefined;
  const reason = hidden || fault?.message;
  return (
    reason && String(reason).replace(/".*" is an invalid header value/s, "the value of a header is invalid")
  );
};

/**
 * Reads `AWS_REGION`, and `AWS_ENDPOINT_URL_<SERVICE>` or `AWS_ENDPOINT_URL` unless
 * `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS` is true.
 */
function readEnvironment(service: Service, options: ClientOptions): ClientOptions {
  const { env } = process;
  const region = options.region ?? env.AWS_REGION;
  const ignored = env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS?.toLowerCase() === "true";
  const own = `AWS_ENDPOINT_URL_${service.id.toUpperCase().replaceAll("-", "_")}`;
  const variable = ignored ? undefined : [own, "AWS_ENDPOINT_URL"].find((name) => env[name]);
  if (options.endpoint === undefined && variable) checkVariable(variable, service);
  const endpoint = options.endpoint ?? (variable && env[variable]);
  const { url, variables } = service.server;
  const isAsked = String(endpoint ?? url).includes("{region}") && !variables?.region;
  if (!region && !options.fetch && isAsked)
    throw new TypeError("The region is missing. Set the option `region` or the variable AWS_REGION");
  return { region, endpoint };
}

function checkVariable(variable: string, service: Service): void {
  try {
    resolveEndpoint(service.server, { region: "us-east-1", endpoint: process.env[variable] });
  } catch (cause) {
    throw new TypeError(`The variable ${variable} must be an http URL without user, query and hash`, {
      cause,
    });
  }
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

/**
 * The AWS SDK's library finds profiles, SSO, web identity, containers and EC2. It is loaded only when it is
 * needed.
 */
async function loadChain(): Promise<CredentialProvider> {
  try {
    return (await import("@aws-sdk/credential-provider-node")).defaultProvider();
  } catch (cause) {
    chain = undefined;
    const hint = "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, pass the option `credentials`, or install";
    throw new Error(`No credentials. ${hint} @aws-sdk/credential-provider-node, which reads profiles.`, {
      cause,
    });
  }
}
