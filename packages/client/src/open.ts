/**
 * A type with the enums of its members open: every union of strings takes any other string too, and editors
 * still complete the known values. Outputs are of this kind, because a service may send values that are newer
 * than the contract.
 */
export type Open<T> = { [Member in keyof T]: OpenValue<T[Member]> };
// A mapped type at the top, because editors show it by its name: `Open<GetStageOutput>`.

type OpenValue<T> = T extends string
  ? string extends T
    ? T
    : T | (string & Record<never, never>)
  : T extends Opaque
    ? T
    : T extends object
      ? Open<T>
      : T;

/** Objects that are values themselves: bytes, files, streams, functions. */
type Opaque = ArrayBufferView | Blob | AsyncIterable<unknown> | ((...parameters: never) => unknown);
