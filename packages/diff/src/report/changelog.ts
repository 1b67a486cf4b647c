import type { Finding } from "../finding.ts";
import { oneLine } from "./lines.ts";

/**
 * A draft of the changelog: what changed in words, with the operations, breaking changes first and nothing
 * twice.
 */
export function changelog(findings: readonly Finding[]): string[] {
  const told = findings.filter(({ clients, servers }) => clients !== "none" || servers !== "none");
  const lines = new Map<string, Set<string>>();
  for (const { message, operations, clients } of told) {
    const line = `${clients === "breaking" ? "**Breaking:** " : ""}${oneLine(message)}`;
    lines.set(line, new Set([...(lines.get(line) ?? []), ...operations]));
  }
  return [...lines].map(([line, operations]) => {
    const names = [...operations].slice(0, 5).map((name) => `\`${oneLine(name)}\``);
    const rest = operations.size > 5 ? ` and ${operations.size - 5} more` : "";
    return names.length === 0 ? `${line}.` : `${line} (${names.join(", ")}${rest}).`;
  });
}
