import type { Operation, OutputOf, Pages } from "@callsheet/protocol";
import { pointerSteps } from "@callsheet/protocol/json-pointer";
import type { CallOptions } from "./client-options.ts";
import { MalformedResponseError } from "./errors/malformed-response-error.ts";
import type { Open } from "./open.ts";
import type { OperationMethod } from "./operation-method.ts";

/** The input of an operation, as its method takes it. */
export type InputFor<O extends Operation> = Parameters<OperationMethod<O>>[0];

/** An operation that returns a list in pages, as generated code declares it. */
type PagedOperation = Operation & { readonly pages: Pages };

/** The items in the list of a paged operation; `unknown` if the document does not say. */
export type ItemOf<O extends Operation> = O extends {
  readonly pages: { readonly items: infer Name extends keyof OutputOf<O> };
}
  ? NonNullable<OutputOf<O>[Name]> extends readonly (infer Item)[]
    ? Item
    : unknown
  : unknown;

/**
 * Calls an operation for one page after another, and yields each output. A page is requested once the
 * previous one has been used.
 *
 * The iteration throws what calls throw, `TypeError` for an operation whose pages the document does not
 * declare, and `MalformedResponseError` when the service returns the token that it has just received.
 */
export async function* paginate<O extends Operation>(
  method: OperationMethod<O>,
  input?: InputFor<O>,
  options?: CallOptions,
): AsyncGenerator<Open<OutputOf<O>>, void, undefined> {
  const { operation } = method;
  const { token, next } = pagesOf(operation);
  let members: Record<string, unknown> = { ...(input as object | undefined) };
  for (;;) {
    const output = await (method as Call)(members, options);
    yield output as Open<OutputOf<O>>;
    const found = next.startsWith("/") ? valueAt(output, next) : ownValue(output, next);
    if (found == null || found === "") return;
    if (found === members[token])
      throw new MalformedResponseError("gave the same page token twice", {
        operation,
        input: members,
        attempt: 1,
      });
    members = { ...members, [token]: found };
  }
}

type Call = (input: unknown, options?: CallOptions) => Promise<unknown>;

/** Yields the items of all pages, as `paginate` finds them. */
export async function* paginateItems<O extends PagedOperation>(
  method: OperationMethod<O>,
  input?: InputFor<O>,
  options?: CallOptions,
): AsyncGenerator<ItemOf<O>, void, undefined> {
  const { items } = pagesOf(method.operation);
  if (items === undefined)
    throw new TypeError(`${method.operation.name} does not say which member is its list`);
  for await (const page of paginate(method, input, options)) {
    const list = ownValue(page, items);
    if (Array.isArray(list)) yield* list as ItemOf<O>[];
  }
}

function pagesOf({ name, pages }: Operation): Pages {
  if (!pages) throw new TypeError(`${name} does not say how it returns pages`);
  return pages;
}

function valueAt(value: unknown, pointer: string): unknown {
  return pointerSteps(pointer).reduce(ownValue, value);
}

function ownValue(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
