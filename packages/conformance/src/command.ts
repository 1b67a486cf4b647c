export type { Console } from "./cli/main.ts";
export { testCommand } from "./cli/test-command.ts";
