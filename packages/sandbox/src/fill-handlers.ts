import { Fault } from "@callsheet/server";

/** What of a contract's exports is looked at. */
type Exports = Readonly<Record<string, unknown>>;

const isOperation = (it: unknown): it is { readonly name: string } =>
  typeof it === "object" && it !== null && "name" in it && "method" in it && "path" in it;

/**
 * Gives every operation of a contract a handler: one that was added to its document before anybody wrote a handler says so by its name, with
 * 501, and the others are served.
 */
export function fillHandlers<Handlers extends object>(handlers: Handlers, contract: Exports): Handlers {
  const missing = Object.entries(contract).filter(
    ([key, it]) => isOperation(it) && !Object.hasOwn(handlers, key),
  );
  const filled = missing.map(([key, it]) => [key, () => refuse((it as { name: string }).name)]);
  return { ...handlers, ...Object.fromEntries(filled) };
}

function refuse(name: string): never {
  throw new Fault(
    "NotImplemented",
    501,
    `The sandbox has no handler for ${name}: its state is not described yet.`,
  );
}
