import type { HttpRequest, Transport } from "./transport.ts";

export const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
export const region = "us-west-2";
export const arn = "arn:aws:ivs:us-west-2:123456789012:stage/abcdABCDefgh";

/** A transport that plays replies, repeats the last one, and remembers the requests. */
export function play(...replies: (Response | Error)[]) {
  const requests: HttpRequest[] = [];
  const transport: Transport = async (request) => {
    const reply = replies[Math.min(requests.push(request), replies.length) - 1] ?? Response.json({});
    if (reply instanceof Error) throw reply;
    return reply.clone();
  };
  return { requests, transport };
}

/** An error reply. */
export const failure = (status: number, name: string, headers = {}) =>
  Response.json({ exceptionMessage: "why" }, { status, headers: { "x-amzn-errortype": name, ...headers } });
