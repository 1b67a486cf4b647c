import * as ivs from "@callsheet/contract/ivs";
import * as realTime from "@callsheet/contract/ivs-realtime";
import * as nimble from "@callsheet/contract/nimble";
import type { Operation } from "@callsheet/protocol";
import type { IvsHandlers } from "@callsheet/server/ivs";
import type { IvsRealTimeHandlers } from "@callsheet/server/ivs-realtime";
import type { NimbleHandlers } from "@callsheet/server/nimble";

/** The name of an operation that the sandbox serves. */
export type OperationName = Capitalize<keyof IvsHandlers | keyof IvsRealTimeHandlers | keyof NimbleHandlers>;

const isOperation = (exported: object): exported is Operation => "method" in exported && "path" in exported;

/** The operations that the sandbox serves, by name. */
export const operationNames = [realTime, ivs, nimble]
  .flatMap((contract) => Object.values<object>({ ...contract }))
  .filter(isOperation)
  .map(({ name }) => name as OperationName);
