import { existsSync } from "node:fs";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

/** Chromium, where it is installed. */
export const chromiumPath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
  existsSync,
);

/** Starts Chromium without access to any other machine. */
export function launchBrowser(): Promise<Browser> {
  // Names of other hosts do not resolve, so that no request can leave this machine.
  const args = [
    "--no-sandbox",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
  ];
  return chromium.launch({ ...(chromiumPath !== undefined && { executablePath: chromiumPath }), args });
}

/** A page that records what must never happen on it. */
export interface WatchedPage {
  readonly page: Page;
  /** Errors of scripts and of the console, and requests to other machines. */
  readonly problems: string[];
}

/** Opens a page that keeps a list of what goes wrong on it. */
export async function openWatched(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", ({ message }) => problems.push(`error: ${message}`));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    if (!/^(file|data|blob):|^http:\/\/(127\.0\.0\.1|localhost)[:/]/.test(request.url()))
      problems.push(`request: ${request.url()}`);
  });
  return { page, problems };
}
