/**
 * Bytes with a buffer of their own: `Uint8Array<ArrayBuffer>`, which `fetch` takes as a body.
 * Told by a function that makes such bytes, because before TypeScript 5.7 the type `Uint8Array` takes no argument.
 */
export type OwnedBytes = ReturnType<typeof Uint8Array.of>;
