import type { IncomingMessage } from "node:http";

const local = /^(localhost\.?|[a-z0-9-]+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;

/**
 * True for a request that a page of this machine, or a person, sends to this machine. A name of the web that
 * leads here belongs to a web page (DNS rebinding), and so does a request that a browser says comes from
 * another site, unless it opens the page.
 */
export function isLocalRequest({ headers }: Pick<IncomingMessage, "headers">, host: string): boolean {
  const { host: asked = "", origin, "sec-fetch-site": site, "sec-fetch-mode": mode } = headers;
  const listening = host.includes(":") ? `[${host}]` : host;
  const isHere = (name: string) => local.test(name) || name.replace(/:\d+$/, "") === listening;
  if (!isHere(asked)) return false;
  if (origin !== undefined && origin.replace(/^https?:\/\//, "") !== asked) return false;
  return site === undefined || site === "same-origin" || site === "none" || mode === "navigate";
}
