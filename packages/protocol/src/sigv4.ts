// AWS Signature Version 4: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
import { algorithm } from "./authorization.ts";
import { type Digest, webDigest } from "./digest.ts";
import type { MessageBody } from "./members.ts";
import { escapePath } from "./path.ts";

/** The credentials of a caller, as every AWS SDK credential provider returns them. */
export interface Credentials {
  /** The public half of the key, such as `AKIAIOSFODNN7EXAMPLE`. */
  readonly accessKeyId: string;
  /** The secret half. It is never sent. */
  readonly secretAccessKey: string;
  /** Present with temporary credentials. */
  readonly sessionToken?: string | undefined;
  /** When temporary credentials end, in any form that `Date` takes. */
  readonly expiration?: Date | string | undefined;
}

/** A request as SigV4 sees it. */
export interface SigV4Request {
  readonly method: string;
  /** Path and query as they are on the wire. */
  readonly path: string;
  /** By lower-case name, including `host`. `sign` covers all of them. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: MessageBody;
}

/**
 * A request to sign. Its path and query are separate, in the form of `canonicalTarget`; paths from
 * `encodeRequest` have it, apart from the query.
 */
export interface SignableRequest extends SigV4Request {
  readonly query?: string;
}

/** The scope of a signature. */
export interface SigV4Scope {
  readonly region: string;
  /** The signing name of the service, which need not be the first part of its host. */
  readonly service: string;
}

/** The headers that sign a request. */
export interface SigV4Headers {
  authorization: string;
  "x-amz-date": string;
  "x-amz-security-token"?: string;
}

/** Signs a request at a time. */
export type Signer = (
  request: SignableRequest,
  credentials: Credentials,
  scope: SigV4Scope,
  time: Date,
) => Promise<SigV4Headers>;

/** A function that signs requests. */
export function createSigner(digest: Digest = webDigest): Signer {
  return async (request, credentials, scope, time) => {
    const { sessionToken } = credentials;
    const date = time.toISOString().replace(/\.\d+|\W/g, "");
    const place = `${date.slice(0, 8)}/${scope.region}/${scope.service}/aws4_request`;
    const added = { "x-amz-date": date, ...(sessionToken && { "x-amz-security-token": sessionToken }) };
    const headers: SigV4Request["headers"] = { ...request.headers, ...added };
    const names = Object.keys(headers).sort();
    const signedHeaders = names.join(";");
    const canonical = [
      request.method,
      // All services except S3 want the escaped path escaped once more.
      escapePath(request.path),
      request.query,
      ...names.map((name) => `${name}:${headers[name]?.trim().replace(/\s+/g, " ")}`),
      "",
      signedHeaders,
      await digest.hash(request.body ?? ""),
    ];
    const text = [algorithm, date, place, await digest.hash(canonical.join("\n"))].join("\n");
    const signature = await digest.sign(`AWS4${credentials.secretAccessKey}`, place, text);
    return {
      ...added,
      authorization: `${algorithm} Credential=${credentials.accessKeyId}/${place}, SignedHeaders=${signedHeaders}, Signature=${signature}`,
    };
  };
}
