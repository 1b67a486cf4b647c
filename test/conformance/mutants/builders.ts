import type { CheckName } from "@callsheet/conformance";
import { valueAt } from "../pointer.ts";
import type { Edit, Mutant } from "./mutant.ts";
import { STAGE } from "./places.ts";

export function loose(name: string, operation: string, keyword: string, edits: readonly Edit[]): Mutant {
  return { name, operation, edits, check: "refuses-invalid", keyword };
}

export function tight(name: string, operation: string, edits: readonly Edit[]): Mutant {
  return { name, operation, edits, check: "accepts-valid" };
}

export function reply(
  name: string,
  operation: string,
  finding: Pick<Mutant, "check" | "keyword">,
  change: NonNullable<Mutant["reply"]>,
): Mutant {
  return { name, operation, ...finding, reply: change };
}

export function status(
  name: string,
  operation: string,
  [from, to]: readonly [number, number],
  check: CheckName,
): Mutant {
  return reply(name, operation, { check }, (made) => {
    if (made.status !== from) return made;
    return new Response(to === 204 ? null : made.body, { status: to, headers: made.headers });
  });
}

export function member(
  name: string,
  operation: string,
  pointer: string,
  value: unknown,
  keyword: string,
  survives?: string,
): Mutant {
  const change = async (made: Response): Promise<Response> => {
    if (!made.ok) return made;
    const document = JSON.parse(await made.text());
    const cut = pointer.lastIndexOf("/");
    const holder = valueAt(document, pointer.slice(0, cut)) as Record<string, unknown>;
    if (value === undefined) delete holder[pointer.slice(cut + 1)];
    else holder[pointer.slice(cut + 1)] = value;
    return new Response(JSON.stringify(document), made);
  };
  return {
    ...reply(name, operation, { check: "body-schema", keyword }, change),
    ...(survives === undefined ? {} : { survives }),
  };
}

export function credentials(name: string, taken: (header: string | null) => boolean): Mutant {
  const request = (made: Request): Request => {
    if (!taken(made.headers.get("authorization"))) return made;
    const good = new Headers(made.headers);
    good.set(
      "authorization",
      `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260115/us-west-2/ivs/aws4_request, SignedHeaders=host, Signature=${"5d".repeat(32)}`,
    );
    return new Request(made, { headers: good });
  };
  return {
    name,
    operation: STAGE,
    check: "requires-authorization",
    keyword: "security",
    unsigned: true,
    request,
  };
}

export function body(name: string, operation: string, change: (text: string) => string): Mutant {
  return {
    name,
    operation,
    check: "refuses-invalid",
    keyword: "content",
    request: async (made) => (made.body ? changed(made, change(await made.clone().text())) : made),
  };
}

export function crash(
  on: string,
  operation: string,
  meets: ((request: Request) => boolean) | undefined,
  text?: (body: string) => boolean,
): Mutant {
  const request = async (made: Request): Promise<Request | Response> =>
    (meets?.(made) ?? false) || text?.(await made.clone().text()) ? fault(500) : made;
  return { name: `500 on ${on}`, operation, check: "no-server-error", request };
}

export function changed(request: Request, text: string): Request {
  return request.body ? new Request(request, { body: text }) : request;
}

export function retyped(request: Request, from: string): Request {
  if (request.headers.get("content-type") !== from) return request;
  const headers = new Headers(request.headers);
  headers.set("content-type", "application/json");
  return new Request(request, { headers });
}

export function without(request: Request, name: string): Request {
  const headers = new Headers(request.headers);
  headers.delete(name);
  return new Request(request, { headers });
}

export function refuseRepeated(): (request: Request) => Request | Response {
  const seen = new Set<string>();
  return (request) => {
    const value = request.headers.get("x-amz-client-token");
    if (value === null || value.length < 30 || value.length > 40) return request;
    if (seen.has(value))
      return Response.json(
        { message: "seen" },
        { status: 409, headers: { "x-amzn-errortype": "ConflictException" } },
      );
    seen.add(value);
    return request;
  };
}

export function withHeader(made: Response, name: string, value: string | null): Response {
  const result = new Response(made.body, made);
  if (value === null) result.headers.delete(name);
  else result.headers.set(name, value);
  return result;
}

export function fault(status: number, like?: Response): Response {
  return Response.json(
    { message: "no" },
    { status, headers: { "x-amzn-errortype": like ? "UnrecognizedClientException" : "InternalFailure" } },
  );
}

export function ok(): Response {
  return Response.json({});
}

export function endless(): ReadableStream<Uint8Array> {
  const part = new Uint8Array(65_536).fill(32);
  return new ReadableStream({ pull: (controller) => controller.enqueue(part) });
}
