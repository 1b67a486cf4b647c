import type { Contract } from "../contract.ts";
import type { Target } from "./target.ts";

/** What to say when nothing was found at all: the documents' own servers hint at the missing path. */
export function wrongAddress({ documents }: Contract, { name }: Target): string {
  const paths = documents.flatMap(({ root }) => {
    const servers = Array.isArray(root.servers) ? root.servers : [];
    return servers.flatMap((server) => pathOf((server as { url?: unknown } | null)?.url));
  });
  const [path] = paths.filter((candidate) => !name.endsWith(candidate));
  const hint = path === undefined ? "" : ` The document names a server with the path ${path}.`;
  return `Every request was answered with 404: is the base URL ${name} right?${hint}`;
}

function pathOf(url: unknown): string[] {
  if (typeof url !== "string" || !URL.canParse(url, "http://localhost")) return [];
  const path = new URL(url, "http://localhost").pathname.replace(/\/$/, "");
  return path === "" ? [] : [path];
}
