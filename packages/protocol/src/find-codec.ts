import type { Codec } from "./codec.ts";
import type { Operation } from "./operation.ts";
import { plainCodec } from "./plain-codec.ts";

/**
 * The codec that an operation names: `plain` is always available, others if given.
 *
 * @throws {TypeError} that names the operation when the codec is missing.
 */
export function findCodec({ name, codec }: Operation, codecs: readonly Codec[] = []): Codec {
  for (const one of [plainCodec, ...codecs]) if (one.name === codec) return one;
  throw new TypeError(`${name} needs the codec "${codec}"`);
}
