import { type ByteStream, chunksOf } from "../byte-stream.ts";
import { SerializationError } from "../serialization-error.ts";

/** The most characters that one line of a stream may have. */
const longest = 2 ** 24;

/**
 * The lines of a UTF-8 stream, without their ends: CR, LF or CR LF, which may be split between chunks. A byte
 * order mark at the beginning is dropped. `partial` says whether to return a last line without an end.
 *
 * @throws {SerializationError} for a line of more than 16 MiB.
 */
export async function* readLines(
  stream: ByteStream,
  { partial }: { partial: boolean },
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest: string[] = [];
  let size = 0;
  let afterReturn = false;
  for await (const chunk of chunksOf(stream)) {
    let text = decoder.decode(chunk, { stream: true });
    if (text === "") continue;
    if (afterReturn && text.startsWith("\n")) text = text.slice(1);
    afterReturn = text.endsWith("\r");
    const lines = text.split(/\r\n|\n|\r/);
    rest.push(lines[0] ?? "");
    size += lines[0]?.length ?? 0;
    if (size > longest) throw new SerializationError(`A line has more than ${longest} characters`, "body");
    if (lines.length === 1) continue;
    yield rest.join("");
    yield* lines.slice(1, -1);
    rest = [lines.at(-1) ?? ""];
    size = rest[0]?.length ?? 0;
  }
  const last = rest.join("") + decoder.decode();
  if (partial && last !== "") yield last;
}
