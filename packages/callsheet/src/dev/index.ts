export type { Companion, StartCompanion } from "./companion.ts";
export { devHelp, devOptions } from "./dev-options.ts";
export { runDev } from "./run-dev.ts";
