/**
 * A type with its enums open: every union of strings takes any other string too, and editors still complete the known values. Outputs
 * are of this kind, because a service may send values that are newer than the contract.
 */
export type Open<T> = T extends string
  ? string extends T
    ? T
    : T | (string & Record<never, never>)
  : T extends readonly (infer Item)[]
    ? Open<Item>[]
    : T extends object
      ? { [Member in keyof T]: Open<T[Member]> }
      : T;
