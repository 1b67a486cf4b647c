import { bundlePage } from "./bundle-page.ts";
import type { PageFiles } from "./page-files.ts";

const files = bundlePage();

/** The files of the page, each bundled from its sources on first use: what a checkout serves. */
export async function openPageFiles(): Promise<PageFiles> {
  return files;
}
