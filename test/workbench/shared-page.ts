import type { Browser, Page, ViewportSize } from "playwright-core";
import { openWatched, type WatchedPage } from "../browser.ts";

/** How a page is looked at. */
export interface Look {
  readonly colorScheme?: "light" | "dark";
  readonly viewport?: ViewportSize;
}

const shared = new WeakMap<Browser, WatchedPage>();

/**
 * The one page of a browser, blank and with no problem noted: to open another one for each test takes longer
 * than most tests.
 */
export async function openShared(browser: Browser, look: Look = {}): Promise<WatchedPage> {
  const watched = shared.get(browser) ?? (await openWatched(browser));
  shared.set(browser, watched);
  const { page, problems } = watched;
  await page.goto("about:blank"); // an address that differs by its hash alone would keep the state of the page
  await page.emulateMedia({ colorScheme: look.colorScheme ?? "light" });
  await page.setViewportSize(look.viewport ?? { width: 1280, height: 720 });
  problems.length = 0;
  return { page, problems };
}

/** Whether something has run that markup brought along. */
export function isStruck(page: Page): Promise<boolean> {
  return page.evaluate(() => (globalThis as { struck?: unknown }).struck !== undefined);
}
