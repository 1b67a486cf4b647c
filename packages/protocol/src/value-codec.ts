import type { Binding, Operation } from "./operation.ts";
import { SerializationError } from "./serialization-error.ts";

/** How the values of bound members become text and back. Every function throws `SerializationError` for what does not fit its binding. */
export interface ValueCodec {
  /** The text of a header or a label. */
  toText(member: string, value: unknown, binding: Binding): string;
  /** Name and text of each query parameter that carries the value. */
  toQuery(
    member: string,
    value: unknown,
    binding: Binding,
    operation: Operation,
  ): readonly (readonly [name: string, text: string])[];
  /** The value of a header. */
  fromText(member: string, text: string, binding: Binding): unknown;
}

/** The text itself. */
export function checkText(member: string, value: unknown): string {
  // The pattern finds half of a surrogate pair.
  if (typeof value !== "string" || /\p{Surrogate}/u.test(value)) refuse(member, "string");
  return value as string;
}

/** Throws because of a member that is not of its type. */
export function refuse(member: string, type: string): never {
  throw new SerializationError(`"${member}" must be of type ${type}`, member);
}

/** Values that are text. It is all that most operations need; `typedValues` knows the others. */
export const textValues: ValueCodec = {
  toText: checkText,
  toQuery: (member, value, { name }) => [[name, checkText(member, value)]],
  fromText: (_, text) => text,
};
