import { type Awaitable, type Operation, type Signer, usesSigV4 } from "@callsheet/protocol";
import type { CredentialProvider } from "./credentials.ts";
import type { HttpRequest } from "./transport.ts";

/**
 * Adds what proves who calls to a request, with the clock set forward by `skew` milliseconds. What it adds is in the request that it
 * returns and in no other, so that hooks and errors never hold a secret.
 */
export type Authorizer = (request: HttpRequest, operation: Operation, skew: number) => Awaitable<HttpRequest>;

const signedHeaders = /^(content-type$|host$|x-amz-)/;

/** Creates a function that signs for a region, with the credentials that a provider finds. */
export function createAuthorizer(identify: CredentialProvider, region: string, sign: Signer): Authorizer {
  return async (request, { service }, skew) => {
    const { host, pathname: path } = new URL(request.url);
    const headers: Record<string, string> = { host };
    for (const name in request.headers)
      if (signedHeaders.test(name)) headers[name] = request.headers[name] as string;
    const credentials = await identify();
    const time = new Date(Date.now() + skew);
    const scope = { region, service: service.signingName as string };
    const signature = await sign({ ...request, path, headers }, credentials, scope, time);
    return { ...request, headers: { ...request.headers, ...signature } };
  };
}

/** True where the document says that SigV4 may sign requests of the operation. The credentials of AWS are used for no other. */
export function isSigned({ service, security = service.security ?? [] }: Operation): boolean {
  return usesSigV4(service, security);
}
