/**
 * Bytes with their own buffer: `Uint8Array<ArrayBuffer>`, which `fetch` accepts as a body.
 * Derived from a function that makes such bytes, because before TypeScript 5.7 the type `Uint8Array` takes no
 * argument.
 */
export type OwnedBytes = ReturnType<typeof Uint8Array.of>;
