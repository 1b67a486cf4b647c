import { testRecording } from "@callsheet/conformance";
import { baseCall, buildRequest } from "@callsheet/conformance/generate";
import type { ReplyWitness } from "@callsheet/diff";
import type { ApiDocument } from "@callsheet/document";

/**
 * The checks that look at nothing but the reply: whether it is the right one for the request is another
 * question.
 */
const ofReplies: ReadonlySet<string> = new Set([
  "status-declared",
  "content-type",
  "body-schema",
  "headers-schema",
]);

/**
 * True if the kit finds nothing wrong with a reply as an answer of an operation; undefined if no request of
 * the operation can be made.
 */
export async function isAllowed(
  api: ApiDocument,
  name: string,
  { status, headers, body }: ReplyWitness,
): Promise<boolean | undefined> {
  const operation = api.operations.find((one) => one.name === name);
  const call = operation && baseCall(operation, { seed: 1, fuzz: 0 });
  const request = operation && call && buildRequest(operation, call.values);
  if (!operation || !request) return undefined;
  const origin = (operation.servers[0]?.defaultUrl ?? "").replace(/\/$/, "");
  const entry = {
    index: 0,
    method: request.method,
    url: new URL(`${origin}${request.path}`, "http://localhost"),
    headers: request.headers,
    body: typeof request.body === "string" ? request.body : undefined,
    status,
    replyHeaders: headers.map(([header, value]) => [header.toLowerCase(), value] as const),
    replyBody: new TextEncoder().encode(body ?? ""),
    milliseconds: 1,
  };
  const { recorded, leftOut } = await testRecording(
    { documents: [api] },
    { name: "witness.har", entries: [entry] },
  );
  if (Object.keys(leftOut).length > 0) return undefined;
  return !recorded.failures.some(({ findings }) => findings.some(({ check }) => ofReplies.has(check)));
}
