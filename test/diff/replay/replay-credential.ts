import type { RequestWitness } from "@callsheet/diff";
import { type ApiDocument, createContract, type SecurityScheme } from "@callsheet/document";

/**
 * The request of a witness with each set of credentials that an operation accepts; undefined if callers show
 * more than a mock looks at.
 */
export function withCredentials(
  api: ApiDocument,
  name: string,
  witness: RequestWitness,
): RequestWitness[] | undefined {
  const operation = api.operations.find((one) => one.name === name);
  if (!operation) return undefined;
  const alternatives =
    operation.security.length > 0 ? operation.security : [[], ...operation.optionalSecurity];
  const { signingName: service = "service" } = createContract(api, api.name).service;
  const scopes = alternatives.flat().some((scheme) => scheme.scopes.length > 0);
  const shown = alternatives.map((schemes) => schemes.map((scheme) => credentialOf(scheme, service)));
  if (scopes || shown.flat().includes(undefined)) return undefined;
  return shown.map((credentials) => ({
    ...witness,
    headers: [...witness.headers, ...credentials.flatMap((one) => one?.headers ?? [])],
    path: credentials.reduce((path, one) => withQuery(path, one?.query), witness.path),
  }));
}

interface Credential {
  readonly headers?: readonly (readonly [string, string])[];
  readonly query?: string;
}

/** The form of a signature: mocks verify none. */
function signatureFor(service: string): Credential {
  const date = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, "");
  const scope = `AKIDEXAMPLE/${date.slice(0, 8)}/us-west-2/${service}/aws4_request`;
  const signature = `SignedHeaders=host;x-amz-date, Signature=${"0".repeat(64)}`;
  return {
    headers: [
      ["authorization", `AWS4-HMAC-SHA256 Credential=${scope}, ${signature}`],
      ["x-amz-date", date],
    ],
  };
}

function credentialOf(
  { kind, in: place, parameter = "" }: SecurityScheme,
  service: string,
): Credential | undefined {
  if (kind === "sigV4") return signatureFor(service);
  if (kind === "basic") return { headers: [["authorization", `Basic ${btoa("user:secret")}`]] };
  if (kind === "bearer" || kind === "oauth2" || kind === "openIdConnect")
    return { headers: [["authorization", "Bearer token"]] };
  if (kind !== "apiKey") return undefined;
  if (place === "query") return { query: `${encodeURIComponent(parameter)}=key` };
  return { headers: [place === "cookie" ? ["cookie", `${parameter}=key`] : [parameter, "key"]] };
}

function withQuery(path: string, pair: string | undefined): string {
  return pair === undefined ? path : `${path}${path.includes("?") ? "&" : "?"}${pair}`;
}
