/**
 * What generated stubs import, and nothing else. Code that `callsheet generate` wrote keeps working with
 * every later release of the same major version: names are added here, never changed or removed.
 */
export type { ErrorHeaders, Operation, Service, Waiter } from "@callsheet/protocol";
export { createService } from "./create-service.ts";
export type { Handler } from "./definition.ts";
export type { ServiceHandler } from "./service-handler.ts";
export type { ServiceOptions } from "./service-options.ts";
