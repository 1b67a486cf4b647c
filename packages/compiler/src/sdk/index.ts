export { type DownLevelOptions, downLevel } from "./down-level/down-level.ts";
export { type GenerateSdkOptions, generateSdk } from "./generate-sdk.ts";
export { missingGenerator } from "./generator-jar.ts";
export { SdkError } from "./sdk-error.ts";
export { isSemver } from "./semver.ts";
