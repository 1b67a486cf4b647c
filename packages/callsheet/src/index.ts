export { main } from "./main.ts";
export { type CallsheetConfig, defineConfig } from "./project/config.ts";
