import type { ReceivedResponse } from "./codec.ts";
import { type HeaderSource, toMembers } from "./members.ts";
import type { Operation } from "./operation.ts";

/** An error read from a response. */
export interface ReceivedError {
  readonly name: string;
  readonly status: number;
  /** The body as declared: the members of an object, another JSON value, a text. In the profile `aws` empty when it is not an object. */
  readonly body: unknown;
  readonly headers: HeaderSource;
  /** The text for humans: the service's own member, else one that others use; empty when the body has none. */
  readonly message: string;
  /** The service's id for the request. */
  readonly requestId: string | undefined;
  /** True when the operation declares the error. */
  readonly declared: boolean;
}

/** What a profile found out about an error reply. */
export interface ErrorFindings {
  /** What may be its name. One that the operation declares comes first. */
  readonly names: readonly (string | undefined)[];
  readonly body: unknown;
  /** The members of the body; none when it is not an object. */
  readonly members: Readonly<Record<string, unknown>>;
}

/** Makes an error of what a profile found out about a reply. */
export function receiveError(
  { service, outcomes }: Operation,
  { status, headers }: ReceivedResponse,
  { names, body, members }: ErrorFindings,
): ReceivedError {
  const isDeclared = (name: unknown) => outcomes.some(({ error }) => error && error === name);
  const name = names.find(isDeclared) ?? (names[0] || "UnknownError");
  const own = service.errorMessage as string;
  const said = [own, "message", "Message", "detail", "title", "error"].map((member) => members[member]);
  const ids = ["amzn-requestid", "amzn-request-id", "amz-request-id"];
  return {
    name,
    status,
    body,
    headers,
    message: [...said, body].find(isText) ?? "",
    requestId: ids.map((id) => headers.get(`x-${id}`)).find(isText),
    declared: isDeclared(name),
  };
}

/** The members of a body that is a JSON object; none for any other body. */
export function parseMembers(text: string): Record<string, unknown> {
  try {
    return toMembers(JSON.parse(text));
  } catch {
    return {};
  }
}

/** True for a text that is not empty. */
export const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
