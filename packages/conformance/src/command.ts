export type { Console } from "./cli/main.ts";
export { processConsole } from "./cli/process-console.ts";
export { testCommand } from "./cli/test-command.ts";
