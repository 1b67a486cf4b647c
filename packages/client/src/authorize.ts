import type { Signer } from "@callsheet/protocol";
import type { Attempt } from "./attempt.ts";
import type { CredentialProvider } from "./credentials.ts";
import { CredentialsError } from "./credentials-error.ts";
import type { Endpoint } from "./endpoint.ts";
import type { HttpRequest } from "./transport.ts";

/** Signs the request of an attempt with the clock set forward by `skew` milliseconds. */
export type Authorizer = (call: Attempt, skew: number) => Promise<void>;

/** Makes a function that signs for an endpoint, with the credentials that a provider finds. */
export function createAuthorizer(
  identify: CredentialProvider,
  { base, region }: Endpoint,
  sign: Signer,
): Authorizer {
  const { host, origin } = new URL(base);
  return async (call, skew) => {
    const request = call.request as HttpRequest;
    const credentials = await identify().catch((cause) => {
      throw new CredentialsError("could not be signed", call, cause);
    });
    const { service, values } = call.operation;
    const path = request.url.slice(origin.length);
    const headers: Record<string, string> = { host };
    for (const name in request.headers)
      if (/^(content-type$|x-amz-)/.test(name)) headers[name] = request.headers[name] as string;
    const target = values?.canonicalTarget?.(path) ?? { path };
    const scope = { region, service: service.signingName };
    const time = new Date(Date.now() + skew);
    Object.assign(request.headers, await sign({ ...request, ...target, headers }, credentials, scope, time));
  };
}
