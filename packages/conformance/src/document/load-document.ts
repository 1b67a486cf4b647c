import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { parse } from "yaml";
import { DocumentError } from "./document-error.ts";
import type { ApiDocument } from "./operation.ts";
import { readDocument } from "./read-document.ts";

const MAX_BYTES = 32 * 1024 * 1024;

/**
 * Reads an OpenAPI 3.1 document, JSON or YAML, from a file. Its name is the file's, without the extension.
 * @throws DocumentError when the file is missing, larger than 32 MiB, not JSON or YAML, or not an OpenAPI 3.1 document
 */
export async function loadDocument(file: string): Promise<ApiDocument> {
  const name = basename(file)
    .replace(/\.(?:json|ya?ml)$/i, "")
    .replaceAll(/\.openapi$/gi, "");
  let text: string;
  try {
    const { size } = await stat(file);
    if (size > MAX_BYTES)
      throw new DocumentError(name, "", `${file} has ${size} bytes, more than ${MAX_BYTES}`);
    text = await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    throw new DocumentError(name, "", `${file} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
  return readDocument(name, parseText(name, file, text));
}

function parseText(name: string, file: string, text: string): unknown {
  try {
    // A bound on aliases keeps a small file from becoming a huge document.
    return /^\s*\{/.test(text) ? JSON.parse(text) : parse(text, { maxAliasCount: 1000, merge: true });
  } catch (error) {
    throw new DocumentError(
      name,
      "",
      `${file} is neither JSON nor YAML: ${(error as Error).message.split("\n")[0]}`,
    );
  }
}
