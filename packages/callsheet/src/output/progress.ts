import process from "node:process";

/** A progress line, written over itself. */
export interface Progress {
  tell(text: string): void;
  clear(): void;
}

/** Shows on standard error how far a command has come, if a person is watching. */
export function createProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY || process.env.TERM === "dumb") return { tell() {}, clear() {} };
  return {
    tell: (text) => void stream.write(`\r\u001b[2K${text.slice(0, (stream.columns ?? 80) - 1)}`),
    clear: () => void stream.write("\r\u001b[2K"),
  };
}

/** Says what is under way while work is done that tells of no steps. */
export async function withProgress<T>(text: string, work: () => Promise<T>): Promise<T> {
  const progress = createProgress();
  progress.tell(text);
  try {
    return await work();
  } finally {
    progress.clear();
  }
}
