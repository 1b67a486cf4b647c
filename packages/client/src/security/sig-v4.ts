import { createSigner, type Service } from "@callsheet/protocol";
import * as platform from "#platform";
import type { ClientOptions } from "../client-options.ts";
import { rememberCredentials } from "../credentials.ts";
import type { Authorizer } from "./authorizer.ts";

/** Creates the signer of a client's requests; undefined if its options hold no credentials to sign with. */
export type SigningPart = (options: ClientOptions, service: Service) => Authorizer | undefined;

const signedHeaders = /^(content-type$|host$|x-amz-)/;

/**
 * Signs requests by AWS Signature Version 4. Clients of documents with such a scheme get it as their part
 * `sigV4`.
 */
export const sigV4: SigningPart = ({ credentials }, { signingName }) => {
  if (!credentials || credentials === "anonymous" || !signingName) return undefined;
  const identify = rememberCredentials(credentials);
  const sign = createSigner(platform.digest);
  return async (request, { region }, skew) => {
    const { host, pathname: path } = new URL(request.url);
    const headers: Record<string, string> = { host };
    for (const name in request.headers)
      if (signedHeaders.test(name)) headers[name] = request.headers[name] as string;
    const time = new Date(Date.now() + skew);
    const scope = { region, service: signingName };
    const signature = await sign({ ...request, path, headers }, await identify(), scope, time);
    return { ...request, headers: { ...request.headers, ...signature } };
  };
};
