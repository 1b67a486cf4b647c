import { bundlePage } from "./bundle-page.ts";
import type { PageFiles } from "./page-files.ts";

let files: Promise<PageFiles> | undefined;

/** The files of the page, bundled from their sources once a process: what a checkout serves. */
export function pageFiles(): Promise<PageFiles> {
  files ??= bundlePage();
  return files;
}
