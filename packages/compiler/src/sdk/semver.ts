import { SdkError } from "./sdk-error.ts";

/** The expression that https://semver.org suggests, without build metadata, which no package index keeps. */
const pattern =
  /^(?:0|[1-9]\d{0,9})(?:\.(?:0|[1-9]\d{0,9})){2}(?:-[0-9A-Za-z-]{1,32}(?:\.[0-9A-Za-z-]{1,32}){0,8})?$/;

/** True for a version such as `1.2.3` or `1.2.3-beta.1`. */
export function isSemver(text: unknown): text is string {
  return typeof text === "string" && pattern.test(text);
}

/**
 * Returns the version unchanged.
 *
 * @throws SdkError when it is not a semantic version.
 */
export function requireSemver(version: string): string {
  if (isSemver(version)) return version;
  throw new SdkError(`the version \`${version}\` is not a semantic version, such as 1.2.3`);
}
