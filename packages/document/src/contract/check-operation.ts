import { isObject, type JsonObject } from "../json/json.ts";
import { parentPointer, valueAt } from "../json/pointer.ts";
import type { ApiOperation } from "../read/operation.ts";
import { mustBeList, mustBeObject } from "./check-structure.ts";
import { support } from "./support.ts";
import { Unsupported } from "./unsupported.ts";

/** Refuses an operation with parts that are not valid OpenAPI in their places, or not supported. */
export function checkOperation(root: JsonObject, operation: ApiOperation): void {
  checkParts(root, operation);
  checkMethod(operation);
}

function checkParts(root: JsonObject, { pointer }: ApiOperation): void {
  const operation = valueAt(root, pointer);
  if (!isObject(operation)) return;
  for (const name of ["parameters", "security", "servers"]) mustBeList(operation, name, pointer);
  for (const name of ["responses", "requestBody"]) mustBeObject(operation, name, pointer);
  const item = valueAt(root, parentPointer(pointer));
  if (isObject(item)) mustBeList(item, "parameters", parentPointer(pointer));
}

function checkMethod({ method, pointer, body }: ApiOperation): void {
  const row = support.methods.find(({ methods }) => methods.includes(method));
  if (row && "refused" in row.support) throw new Unsupported(pointer, row.support.refused);
  if (body?.required && support.bodiless.methods.includes(method))
    throw new Unsupported(`${pointer}/requestBody`, support.bodiless.support.refused);
}
