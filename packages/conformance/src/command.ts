export type { Console } from "./cli/console.ts";
export { type RunSetting, run } from "./cli/main.ts";
export { processConsole } from "./cli/process-console.ts";
export { testHelp, testOptions } from "./cli/test-options.ts";
export type { Contract } from "./contract.ts";
