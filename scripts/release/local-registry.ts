import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { runServer } from "verdaccio";
import type { Packed } from "./pack-packages.ts";
import { root, run } from "./run.ts";

/**
 * A registry of this machine: what is published to it, and for everything else the registry that npm is
 * configured with.
 */
export interface LocalRegistry {
  readonly url: string;
  /** The variables with which npm, pnpm and Yarn install from here, with a separate cache. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Starts Verdaccio on a free port; it keeps everything in the folder, including its log. */
export async function startRegistry(folder: string): Promise<LocalRegistry> {
  mkdirSync(folder, { recursive: true });
  const upstream = (await run("npm", ["config", "get", "registry"], { cwd: root })).trim();
  const file = path.join(folder, "verdaccio.yaml");
  writeFileSync(file, JSON.stringify(settings(folder, upstream)));
  const server = (await runServer(file)) as Server;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const npmrc = path.join(folder, "npmrc");
  // npm publishes only with a token; this registry accepts any.
  writeFileSync(npmrc, `registry=http://127.0.0.1:${port}/\n//127.0.0.1:${port}/:_authToken=any\n`);
  return {
    url: `http://127.0.0.1:${port}/`,
    env: npmSettings(npmrc, path.join(folder, "cache")),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** Publishes tarballs, in order. */
export async function publishPacked(registry: LocalRegistry, packed: readonly Packed[]): Promise<void> {
  for (const { tarball } of packed)
    await run("npm", ["publish", tarball], { cwd: path.dirname(tarball), env: registry.env });
}

function settings(folder: string, upstream: string): object {
  const everybody = { access: "$all", publish: "$all" };
  return {
    storage: path.join(folder, "storage"),
    auth: { htpasswd: { file: path.join(folder, "htpasswd") } },
    uplinks: { upstream: { url: upstream, cache: false, timeout: "60s", maxage: "60m" } },
    packages: {
      "@callsheet/*": everybody,
      callsheet: everybody,
      "**": { ...everybody, proxy: "upstream" },
    },
    max_body_size: "50mb",
    log: { type: "file", path: path.join(folder, "log"), format: "json", level: "warn" },
  };
}

function npmSettings(npmrc: string, cache: string): Record<string, string> {
  return {
    npm_config_userconfig: npmrc,
    npm_config_cache: cache,
    npm_config_audit: "false",
    npm_config_fund: "false",
    npm_config_update_notifier: "false",
  };
}
