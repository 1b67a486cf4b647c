import type { FetchHandler } from "@callsheet/protocol";
import type { Incoming, Outgoing } from "./exchange.ts";
import { exchangeOf } from "./exchange-of.ts";
import { tooLargeFault } from "./fault.ts";

/** As much of a payload of format 2.0 as the adapter needs: function URLs and HTTP APIs of API Gateway send it. */
export interface LambdaEvent {
  readonly rawPath: string;
  readonly rawQueryString?: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly requestContext: {
    readonly domainName?: string;
    readonly stage?: string;
    readonly http: { readonly method: string };
  };
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
}

/** The answer in the same format. */
export interface LambdaResult {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly isBase64Encoded: boolean;
}

/**
 * Makes a Lambda handler of a service, for function URLs and HTTP APIs: `export const handler = lambdaService(service)`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function lambdaService(service: FetchHandler): (event: LambdaEvent) => Promise<LambdaResult> {
  const exchange = exchangeOf(service);
  return async (event) => toResult(await exchange(new LambdaIncoming(event)));
}

class LambdaIncoming implements Incoming {
  readonly method: string;
  readonly target: string;
  readonly signedTarget: string;
  readonly #event: LambdaEvent;
  #signal: AbortSignal | undefined;

  constructor(event: LambdaEvent) {
    const { rawPath, rawQueryString, requestContext } = event;
    const { stage = "$default" } = requestContext;
    const query = rawQueryString ? `?${rawQueryString}` : "";
    this.#event = event;
    this.method = requestContext.http.method;
    this.signedTarget = rawPath + query;
    // API Gateway puts a named stage in front of the path.
    this.target = rawPath.startsWith(`/${stage}/`)
      ? rawPath.slice(stage.length + 1) + query
      : this.signedTarget;
  }

  header(name: string): string | undefined {
    const value = this.#event.headers?.[name];
    return value === undefined && name === "host" ? this.#event.requestContext.domainName : value;
  }

  /** The platform joins repeated headers before anyone can count them. */
  repeats(): boolean {
    return false;
  }

  headers(): Readonly<Record<string, string | undefined>> {
    return { host: this.#event.requestContext.domainName, ...this.#event.headers };
  }

  async body(limit: number): Promise<Uint8Array> {
    const { body = "", isBase64Encoded } = this.#event;
    const bytes = isBase64Encoded ? Buffer.from(body, "base64") : new TextEncoder().encode(body);
    if (bytes.byteLength > limit) throw tooLargeFault(limit);
    return bytes;
  }

  /** Never aborted: the platform does not tell when a client goes away. */
  get signal(): AbortSignal {
    this.#signal ??= new AbortController().signal;
    return this.#signal;
  }
}

function toResult({ status, headers, body }: Outgoing): LambdaResult {
  const byName: Record<string, string> = {};
  for (let i = 0; i + 1 < headers.length; i += 2) {
    const name = (headers[i] ?? "").toLowerCase();
    byName[name] = byName[name] === undefined ? (headers[i + 1] ?? "") : `${byName[name]}, ${headers[i + 1]}`;
  }
  const binary = body !== undefined && typeof body !== "string";
  const text = binary ? Buffer.from(body).toString("base64") : (body ?? "");
  return { statusCode: status, headers: byName, body: text, isBase64Encoded: binary };
}
