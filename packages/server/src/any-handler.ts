import type { Context } from "./context.ts";

/** A handler whose types the compiler has checked elsewhere. */
export type AnyHandler = (input: unknown, context: Context) => object | Promise<object>;
