import type { Service, Signer } from "@callsheet/protocol";
import type { CredentialProvider } from "./credentials.ts";
import type { HttpRequest } from "./transport.ts";

/** Signs a request for a service, with the clock set forward by `skew` milliseconds. */
export type Authorizer = (request: HttpRequest, service: Service, skew: number) => Promise<void>;

const signedHeaders = /^(content-type$|host$|x-amz-)/;

/** Creates a function that signs for a region, with the credentials that a provider finds. */
export function createAuthorizer(identify: CredentialProvider, region: string, sign: Signer): Authorizer {
  return async (request, service, skew) => {
    const { host, pathname: path } = new URL(request.url);
    const headers: Record<string, string> = { host };
    for (const name in request.headers)
      if (signedHeaders.test(name)) headers[name] = request.headers[name] as string;
    const credentials = await identify();
    const time = new Date(Date.now() + skew);
    const scope = { region, service: service.signingName as string };
    Object.assign(request.headers, await sign({ ...request, path, headers }, credentials, scope, time));
  };
}
