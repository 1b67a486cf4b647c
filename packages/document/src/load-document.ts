import { basename } from "node:path";
import { type BundleFileOptions, bundleFile } from "./bundle/bundle-file.ts";
import type { ApiDocument } from "./read/operation.ts";
import { readBundle } from "./read/read-document.ts";

/**
 * Reads an OpenAPI document, JSON or YAML, and the files of its folder that it refers to. Its name is the
 * file's, without the extension.
 * @throws DocumentError when the file is missing, larger than 32 MiB, not JSON or YAML, or not an OpenAPI
 *   document
 */
export async function loadDocument(file: string, options: BundleFileOptions = {}): Promise<ApiDocument> {
  const name = basename(file)
    .replace(/\.(?:json|ya?ml)$/i, "")
    .replaceAll(/\.openapi$/gi, "");
  return readBundle(name, bundleFile(file, options));
}
