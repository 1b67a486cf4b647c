import type { Security, Service } from "./service.ts";

/** True when one of the alternatives is signed with SigV4. */
export function usesSigV4({ schemes }: Pick<Service, "schemes">, alternatives: Security): boolean {
  return alternatives.some((names) => names.some((name) => schemes?.[name]?.type === "sigV4"));
}
