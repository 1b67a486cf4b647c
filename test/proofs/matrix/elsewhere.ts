import type { Cell } from "./cell.ts";

const reasons: Readonly<Record<string, string>> = {
  "AWS Lambda itself": "needs an account; above, its handler is loaded and called as the runtime does it",
  "Cloudflare's network": "needs an account; above, the same runtime runs on this machine",
  "Firefox, WebKit": "no registry of packages has them; `npm test` drives Chromium where it is installed",
  "React Native": "needs a device or an emulator",
  ...(process.platform === "win32" ? {} : { Windows: "this machine has another system" }),
  ...(process.platform === "darwin" ? {} : { macOS: "this machine has another system" }),
};

/** What cannot be run on this machine. */
export const elsewhere: readonly Cell[] = Object.entries(reasons).map(([name, skip]) => ({
  name,
  install: [],
  files: {},
  commands: [],
  skip,
}));
