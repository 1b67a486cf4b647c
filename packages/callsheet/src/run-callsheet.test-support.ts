import { vi } from "vitest";
import { main } from "./main.ts";

/** What a command line did. */
export interface RanCallsheet {
  readonly code: number;
  /** What it wrote to standard output. */
  readonly out: string;
  /** What it wrote to standard error. */
  readonly problem: string;
}

/** Runs a command line in a folder, in this process. */
export async function runCallsheet(folder: string, ...args: readonly string[]): Promise<RanCallsheet> {
  const out: string[] = [];
  const problem: string[] = [];
  const spies = [
    vi.spyOn(process, "cwd").mockReturnValue(folder),
    vi.spyOn(console, "log").mockImplementation((line) => void out.push(`${line}\n`)),
    vi.spyOn(console, "error").mockImplementation((line) => void problem.push(`${line}\n`)),
    vi.spyOn(process.stdout, "write").mockImplementation((text) => out.push(String(text)) > 0),
  ];
  try {
    return { code: await main(args), out: out.join(""), problem: problem.join("") };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
