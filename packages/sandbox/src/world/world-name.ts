import { Fault, type Incoming } from "@callsheet/server";
import { defaultWorld } from "./worlds.ts";

/** The request header that names a world. */
export const worldHeader = "x-callsheet-world";

/**
 * Access key ids with this prefix name a world: `world_cart` is the world `cart`. For SDKs, where a header is
 * hard to add.
 */
export const worldKeyPrefix = "world_";

const name = /^[A-Za-z0-9_-]{1,64}$/;

/** The access key id that a request was signed with, verified or not. */
export function accessKeyOf(incoming: Incoming): string | undefined {
  const authorization = incoming.header("authorization");
  const start = authorization?.indexOf("Credential=") ?? -1;
  if (authorization === undefined || start < 0) return undefined;
  const end = authorization.indexOf("/", start);
  return end < 0 ? undefined : authorization.slice(start + 11, end);
}

/**
 * The world that a request is in: by header, else by access key, else the default one. @throws Fault for an
 * invalid name.
 */
export function worldOf(incoming: Incoming, accessKey: string | undefined): string {
  const named =
    incoming.header(worldHeader) ??
    (accessKey?.startsWith(worldKeyPrefix) ? accessKey.slice(worldKeyPrefix.length) : undefined);
  return named === undefined ? defaultWorld : readWorldName(named);
}

/** Checks a world's name. @throws Fault for an invalid one. */
export function readWorldName(text: string): string {
  if (name.test(text)) return text;
  throw new Fault(
    "ValidationException",
    400,
    `A world's name (${worldHeader}) is 1 to 64 letters, digits, - and _.`,
  );
}
