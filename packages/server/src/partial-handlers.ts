const partial = new WeakSet<object>();

/**
 * Lets a service start without all of its handlers: operations without one answer `NotImplemented`, 501. It
 * is meant for stand-ins and for services under construction:
 * `createIvsService(partialHandlers<IvsHandlers>({ … }))`.
 */
export function partialHandlers<Handlers extends object>(handlers: Partial<Handlers>): Handlers {
  partial.add(handlers);
  return handlers as Handlers;
}

/** True for handlers that may be incomplete. */
export function isPartial(handlers: object): boolean {
  return partial.has(handlers);
}
