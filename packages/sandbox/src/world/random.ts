/** Well-mixed 32 bits of a number and a salt (the finalizer of MurmurHash3): the same every time. */
export function mix(seed: number, salt: number): number {
  let hash = (seed ^ Math.imul(salt, 0x9e3779b1)) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A pseudo-random number in [0, 1), the same every time for the same arguments. */
export function share(seed: number, salt: number): number {
  return mix(seed, salt) / 2 ** 32;
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/**
 * An id of `length` letters and digits, unique for its `sequence`: a world that is recreated and treated the
 * same way mints the same ids, which keeps tests and snapshots stable.
 */
export function mintId(seed: number, sequence: number, length: number): string {
  let id = "";
  let number = sequence;
  // The id contains the sequence itself, so that no two are equal; the rest only looks like an id.
  for (let i = 0; i < 6; i++) {
    id += alphabet[(number + mix(seed, i)) % 62];
    number = Math.floor(number / 62);
  }
  for (let i = 6; i < length; i++) id += alphabet[mix(mix(seed, sequence), i) % 62];
  return id;
}

/** The sequence that an id was minted with, if `seed` was its seed: callers mint it again to verify. */
export function sequenceOf(seed: number, id: string): number | undefined {
  let sequence = 0;
  for (let i = 5; i >= 0; i--) {
    const digit = alphabet.indexOf(id[i] ?? " ");
    if (digit < 0) return undefined;
    sequence = sequence * 62 + ((digit - (mix(seed, i) % 62) + 62) % 62);
  }
  return sequence;
}
