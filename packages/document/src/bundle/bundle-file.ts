import { basename, dirname, relative, resolve, sep } from "node:path";
import { diskFiles } from "../source/disk-files.ts";
import { type Bundle, type BundleOptions, bundle } from "./bundle.ts";

/** How to bundle a document on disk. */
export interface BundleFileOptions extends BundleOptions {
  /** The root folder: no file outside it is read. Default: the folder of the document. */
  readonly folder?: string;
}

/** Bundles a document on disk, with the files of its folder that it refers to. */
export function bundleFile(file: string, options: BundleFileOptions = {}): Bundle {
  const folder = resolve(options.folder ?? dirname(file));
  const path = relative(folder, resolve(file)).split(sep).join("/");
  return bundle(diskFiles(folder), path || basename(file), options);
}
