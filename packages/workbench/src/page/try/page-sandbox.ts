import type { Sandbox } from "@callsheet/sandbox";
import { loadScript } from "../state/index-store.ts";

/** What the sandbox's script leaves behind. */
interface SandboxGlobal {
  callsheetSandbox?: () => Promise<Sandbox>;
}

let sandbox: Promise<Sandbox> | undefined;

/** The sandbox that runs inside this page, on SQLite in WebAssembly. It lives as long as the page. */
export function pageSandbox(): Promise<Sandbox> {
  sandbox ??= open();
  return sandbox;
}

async function open(): Promise<Sandbox> {
  await loadScript("sandbox.js");
  const { callsheetSandbox } = globalThis as SandboxGlobal;
  if (!callsheetSandbox) throw new Error("The sandbox of this page could not be started.");
  return callsheetSandbox();
}
