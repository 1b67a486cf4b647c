import type { ContractModel, OperationModel } from "@callsheet/document";
import type { Draft } from "../operation/draft.ts";

/** Names that client, server and validators export, by the pointer of their operation. */
export type Symbols = ReadonlyMap<string, OperationModel>;

/** The exported names of a contract, by operation. */
export function symbolsOf({ operations }: ContractModel): Symbols {
  return new Map(operations.map((operation) => [operation.pointer, operation]));
}

/**
 * The exported names that a finding about an operation concerns: its method, its types, the name of an error.
 */
export function nameSymbols({ rule, part }: Draft, operation: OperationModel): string[] {
  const { constant, input, output, error, errors } = operation;
  if (rule.startsWith("operation-")) return [constant, input, output, error];
  if (rule.startsWith("request-")) return [memberOf(input, part)];
  const [, status = ""] = /^(\d\d\d|\dXX|default)/.exec(part) ?? [];
  const declared = errors.filter(({ statuses }) => statuses.some((one) => String(one) === status));
  if (rule === "status-removed" && declared.length > 0) return [error, ...declared.map(({ name }) => name)];
  if (declared.length > 0) return [error];
  return rule.startsWith("reply-") || rule.startsWith("status-") || rule.startsWith("success-")
    ? [memberOf(output, part)]
    : [];
}

/** `GetStageOutput["stage"]["name"]` from the part `200 body.stage.name`. */
function memberOf(type: string, part: string): string {
  const [, path = ""] = /^(?:\S+ )?body\.?(.*)$/.exec(part) ?? [];
  const steps = path
    .replaceAll("[]", ".[]")
    .split(".")
    .filter((step) => step !== "" && step !== "{}");
  return type + steps.map((step) => (step === "[]" ? "[number]" : `[${JSON.stringify(step)}]`)).join("");
}
