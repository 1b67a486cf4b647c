import { cp, mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { SdkError } from "./sdk-error.ts";

/** The folder by which openapi-generator marks its output. */
const mark = ".openapi-generator";

/**
 * Fills a new folder and replaces `out` by it, so that `out` is always either the old one or the whole new
 * one. Only an empty folder or one that openapi-generator made is replaced.
 *
 * @throws SdkError when `out` is something else.
 */
export async function replaceFolder(out: string, fill: (folder: string) => Promise<void>): Promise<void> {
  await refuseForeign(out);
  const made = await mkdtemp(path.join(tmpdir(), "callsheet-sdk-"));
  const draft = `${out}.${process.pid}.draft`;
  try {
    await fill(made);
    await mkdir(path.dirname(out), { recursive: true });
    await rm(draft, { recursive: true, force: true });
    await cp(made, draft, { recursive: true }); // the system's folder may be on another disk, from which nothing can be moved
    await exchange(draft, out);
  } finally {
    await rm(made, { recursive: true, force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

async function refuseForeign(out: string): Promise<void> {
  const entries = await readdir(out).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [] as string[];
    throw error;
  });
  if (entries.length > 0 && !entries.includes(mark))
    throw new SdkError(
      `${out} holds files that openapi-generator did not make: choose another folder, or empty it`,
    );
}

async function exchange(draft: string, out: string): Promise<void> {
  const old = `${out}.${process.pid}.old`;
  const moved = await rename(out, old).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return false;
      throw error;
    },
  );
  try {
    await rename(draft, out);
  } catch (error) {
    if (moved) await rename(old, out);
    throw error;
  }
  await rm(old, { recursive: true, force: true });
}
