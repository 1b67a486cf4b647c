import { expect, test, vi } from "vitest";
import { createProgress } from "./progress.ts";

const terminal = (isTTY: boolean) => ({ isTTY, columns: 20, write: vi.fn() });

test("a terminal is told in a line that is written over, and a pipe is not", () => {
  const [shown, piped] = [terminal(true), terminal(false)];
  for (const stream of [shown, piped]) {
    const progress = createProgress(stream as unknown as NodeJS.WriteStream);
    progress.tell("generate: a document with a long name");
    progress.clear();
  }
  expect(shown.write.mock.calls.flat()).toEqual(["\r\u001b[2Kgenerate: a documen", "\r\u001b[2K"]);
  expect(piped.write).not.toHaveBeenCalled();
});
