import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { openPageFiles } from "#page-files";
import type { Kit } from "../conformance/create-kit.ts";
import { answerKit } from "./answer-kit.ts";
import { isLocalRequest } from "./local-request.ts";
import { send } from "./send.ts";
import type { Subscribers } from "./subscribers.ts";
import type { WorkbenchState } from "./workbench-state.ts";

/** The sources of answers. */
export interface ListenerContext {
  readonly state: WorkbenchState;
  readonly subscribers: Subscribers;
  readonly kit: Kit;
  /** The listening address. */
  readonly host: string;
}

/** The page states the same policy itself; a header also keeps it out of frames. */
const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; " +
  "connect-src 'self' http: https: blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const headers = {
  "content-security-policy": policy,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  // Otherwise, another site's page could read the contract by a script tag.
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-cache",
} as const;

/** Answers requests for the page, its data and its events. */
export function createListener(context: ListenerContext): RequestListener {
  return (request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    answer(request, response, context).catch((error: Error) => {
      if (!response.headersSent) send(response, 500, "txt", `${error.message}\n`);
      else response.destroy();
    });
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  context: ListenerContext,
): Promise<void> {
  if (!isLocalRequest(request, context.host))
    return send(response, 403, "txt", "The workbench is for pages and hosts of this machine alone.\n");
  const path = pathOf(request.url ?? "/");
  if (request.method === "POST" && path.startsWith("kit")) return answerKit(request, response, context.kit);
  if (request.method !== "GET" && request.method !== "HEAD")
    return send(response, 405, "txt", "Only GET is answered here.\n");
  if (path === "events") return context.subscribers.add(response);
  if (path === "saves") return send(response, 200, "json", JSON.stringify(context.state.saves));
  if (path === "kit") return send(response, 200, "json", JSON.stringify(context.kit.state));
  const content = await contentOf(path, context.state);
  if (content !== undefined) return send(response, 200, path.slice(path.lastIndexOf(".") + 1), content);
  send(response, 404, "html", notFound);
}

function pathOf(target: string): string {
  const [path = ""] = target.slice(1).split("?", 1);
  try {
    return path === "" ? "index.html" : decodeURIComponent(path);
  } catch {
    return path;
  }
}

async function contentOf(path: string, state: WorkbenchState): Promise<string | Uint8Array | undefined> {
  if (path.startsWith("data/")) return state.script(path.slice("data/".length));
  return (await openPageFiles()).read(path);
}

const notFound = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Not found</title>
<h1>There is no such page</h1><p>The workbench is at <a href="/">its first page</a>.</p></html>
`;
