import { type ByteStream, type FetchHandler, isByteStream, type MessageBody } from "@callsheet/protocol";
import type { Incoming, Outgoing } from "../../edge/exchange.ts";
import { exchangeOf } from "../../edge/exchange-of.ts";
import { tooLargeFault } from "../../fault.ts";

/**
 * As much of a payload of format 2.0 as the adapter needs: function URLs and HTTP APIs of API Gateway send
 * it.
 */
export interface LambdaEvent {
  readonly rawPath: string;
  readonly rawQueryString?: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** The cookies, which are not in the headers. */
  readonly cookies?: readonly string[];
  readonly requestContext: {
    readonly domainName?: string;
    readonly stage?: string;
    readonly http: { readonly method: string };
  };
  readonly body?: string | null;
  readonly isBase64Encoded?: boolean;
}

/** The answer in the same format. */
export interface LambdaResult {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  /** One text for each `Set-Cookie`, whose values cannot be joined. */
  readonly cookies?: string[];
  readonly body: string;
  readonly isBase64Encoded: boolean;
}

/**
 * Makes a Lambda handler of a service, for function URLs and HTTP APIs: `export const handler =
 * lambdaService(service)`. It rejects events of another format than 2.0 with a `TypeError`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function lambdaService(service: FetchHandler): (event: LambdaEvent) => Promise<LambdaResult> {
  const exchange = exchangeOf(service);
  return async (event) => {
    checkFormat(event);
    const incoming = new LambdaIncoming(event);
    const outgoing = await exchange(incoming);
    const { body } = outgoing;
    return toResult({ ...outgoing, body: isByteStream(body) ? await collect(body) : body }, incoming.method);
  };
}

/** A caller that sends another format is misconfigured, which no client can fix. */
function checkFormat(event: Partial<LambdaEvent> | undefined): void {
  if (typeof event?.rawPath === "string" && typeof event.requestContext?.http?.method === "string") return;
  throw new TypeError(
    "This is not an event of payload format 2.0. Function URLs send that format, and HTTP APIs of API Gateway whose integration " +
      "has payloadFormatVersion 2.0; REST APIs (format 1.0) and Application Load Balancers do not.",
  );
}

class LambdaIncoming implements Incoming {
  readonly method: string;
  readonly target: string;
  readonly signedTarget: string;
  readonly #event: LambdaEvent;
  readonly #headers: Readonly<Record<string, string | undefined>>;
  #signal: AbortSignal | undefined;

  constructor(event: LambdaEvent) {
    const { rawPath, rawQueryString, headers, cookies = [], requestContext } = event;
    const { stage = "$default" } = requestContext;
    const query = rawQueryString ? `?${rawQueryString}` : "";
    const cookie = cookies.length > 0 ? { cookie: cookies.join("; ") } : {};
    this.#event = event;
    this.#headers = { host: requestContext.domainName, ...cookie, ...headers };
    this.method = requestContext.http.method;
    this.signedTarget = rawPath + query;
    // API Gateway puts the name of a stage before the path.
    this.target = rawPath.startsWith(`/${stage}/`)
      ? rawPath.slice(stage.length + 1) + query
      : this.signedTarget;
  }

  header(name: string): string | undefined {
    return this.#headers[name];
  }

  /** The platform joins repeated headers before anyone can count them. */
  repeats(): boolean {
    return false;
  }

  headers(): Readonly<Record<string, string | undefined>> {
    return this.#headers;
  }

  async body(limit: number): Promise<Uint8Array> {
    const { body, isBase64Encoded } = this.#event;
    const bytes = Buffer.from(body ?? "", isBase64Encoded ? "base64" : "utf8");
    if (bytes.byteLength > limit) throw tooLargeFault(limit);
    return bytes;
  }

  /** Never aborted: the platform does not say when a client goes away. */
  get signal(): AbortSignal {
    this.#signal ??= new AbortController().signal;
    return this.#signal;
  }
}

/** The platform takes answers whole: a stream is sent once it has ended. */
async function collect(body: ByteStream): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function toResult(
  { status, headers, body }: Outgoing & { readonly body: MessageBody },
  method: string,
): LambdaResult {
  const byName: Record<string, string> = {};
  const cookies: string[] = [];
  for (let i = 0; i + 1 < headers.length; i += 2) {
    const name = (headers[i] ?? "").toLowerCase();
    const value = headers[i + 1] ?? "";
    if (name === "set-cookie") cookies.push(value);
    else byName[name] = byName[name] === undefined ? value : `${byName[name]}, ${value}`;
  }
  return {
    statusCode: status,
    headers: byName,
    ...(cookies.length > 0 && { cookies }),
    ...toBody(method === "HEAD" ? undefined : body),
  };
}

function toBody(body: MessageBody): Pick<LambdaResult, "body" | "isBase64Encoded"> {
  const isBase64Encoded = body !== undefined && typeof body !== "string";
  return { body: isBase64Encoded ? Buffer.from(body).toString("base64") : (body ?? ""), isBase64Encoded };
}
