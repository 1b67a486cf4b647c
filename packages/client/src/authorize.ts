import type { Signer } from "@callsheet/protocol";
import { type Call, explain } from "./attempt.ts";
import type { CredentialProvider } from "./credentials.ts";
import { CredentialsError } from "./credentials-error.ts";
import type { HttpRequest } from "./transport.ts";

/** Signs the request of an attempt with the clock set forward by `skew` milliseconds. */
export type Authorizer = (call: Call, skew: number) => Promise<void>;

/** Makes a function that signs for a region, with the credentials that a provider finds. */
export function createAuthorizer(identify: CredentialProvider, region: string, sign: Signer): Authorizer {
  return async (call, skew) => {
    const request = call.request as HttpRequest;
    const [, host, path] = /\/\/([^/]*)([^?]*)/.exec(request.url) as unknown as [string, string, string];
    const headers: Record<string, string> = { host };
    for (const name in request.headers)
      if (/^(content-type$|host$|x-amz-)/.test(name)) headers[name] = request.headers[name] as string;
    const scope = { region, service: call.operation.service.signingName as string };
    await explain(call, CredentialsError, "cannot be signed", async () => {
      const credentials = await identify();
      const time = new Date(Date.now() + skew);
      Object.assign(request.headers, await sign({ ...request, path, headers }, credentials, scope, time));
    });
  };
}
