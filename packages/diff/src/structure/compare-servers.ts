import type { ApiDocument, Server } from "@callsheet/document";
import type { Comparison } from "../operation/comparison.ts";
import type { Versions } from "../schema/versions.ts";

/** Compares where a document is served: its URLs with every value that their variables may have. */
export function compareServers(comparison: Comparison, { old, new: fresh }: Versions<ApiDocument>): void {
  for (const server of old.servers) {
    const other = fresh.servers.find(({ url }) => url === server.url);
    if (other) compareVariables(comparison, { old: server, new: other });
    else
      comparison.add(`server ${server.url} removed`, {
        rule: "server-removed",
        part: "servers",
        message: `the server \`${server.url}\` is gone`,
        evidence: "structure",
        old: server.pointer,
        new: "/servers",
        operations: [],
      });
  }
  for (const server of fresh.servers)
    if (!old.servers.some(({ url }) => url === server.url))
      comparison.add(`server ${server.url} added`, {
        rule: "server-added",
        part: "servers",
        message: `the server \`${server.url}\` is new`,
        evidence: "structure",
        old: "/servers",
        new: server.pointer,
        operations: [],
      });
}

function compareVariables(comparison: Comparison, servers: Versions<Server>): void {
  for (const variable of servers.old.variables) {
    const other = servers.new.variables.find(({ name }) => name === variable.name);
    if (!other) continue;
    const add = (rule: "server-removed" | "server-added" | "server-changed", message: string) =>
      comparison.add(`server ${servers.old.url} ${variable.name} ${rule}`, {
        rule,
        part: `servers.${variable.name}`,
        message,
        evidence: "structure",
        old: `${servers.old.pointer}/variables/${variable.name}`,
        new: `${servers.new.pointer}/variables/${variable.name}`,
        operations: [],
      });
    const words = (values: readonly string[]) => values.map((value) => `\`${value}\``).join(", ");
    const gone = (variable.values ?? []).filter((value) => other.values && !other.values.includes(value));
    const gained = (other.values ?? []).filter(
      (value) => variable.values && !variable.values.includes(value),
    );
    if (gone.length > 0)
      add("server-removed", `the server's \`${variable.name}\` is no longer ${words(gone)}`);
    if (gained.length > 0)
      add("server-added", `the server's \`${variable.name}\` may now be ${words(gained)}`);
    if (variable.default !== other.default)
      add(
        "server-changed",
        `the server's \`${variable.name}\` is \`${other.default}\` by default (was \`${variable.default}\`)`,
      );
  }
}
