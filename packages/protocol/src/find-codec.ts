import type { Codec } from "./codec.ts";
import type { Operation } from "./operation.ts";
import { plainCodec } from "./plain-codec.ts";
import { textCodec } from "./text-codec.ts";

/**
 * The codec that an operation names: `plain` and `text` are always there, others among those given.
 *
 * @throws {TypeError} that names the operation when the codec is missing.
 */
export function findCodec({ name, codec }: Operation, codecs: readonly Codec[] = []): Codec {
  const found = [plainCodec, textCodec, ...codecs].find((one) => one.name === codec);
  if (!found) throw new TypeError(`${name} needs the codec "${codec}": give it as \`codecs\``);
  return found;
}
