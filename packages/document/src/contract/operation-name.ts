import type { ApiOperation } from "../read/operation.ts";
import { pascalCase } from "./names.ts";

/**
 * The name of an operation: its operationId, else its method and path. `GET /pets/{id}/toys` is
 * `getPetsByIdToys`: each label is preceded by `By`.
 */
export function operationName({ operationId, method, path }: ApiOperation): string {
  if (operationId !== undefined && pascalCase(operationId) !== "") return operationId;
  const words = path
    .split("/")
    .flatMap((step) => step.replaceAll(/\{([^{}]*)\}/g, " by $1 ").split(" "))
    .filter((word) => word !== "");
  const name = pascalCase([method.toLowerCase(), ...words].join(" "));
  return name.charAt(0).toLowerCase() + name.slice(1);
}
