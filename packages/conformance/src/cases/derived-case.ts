import type { WireRequest } from "../wire/request.ts";
import type { BaseCall } from "./base-call.ts";
import type { Case, CaseGroup } from "./case.ts";

/** The specifics of a case that is not a variation of a value. */
export interface Derivation extends Pick<Case, "group" | "scenario" | "expect"> {
  /** The end of the case's id. */
  readonly label: string;
  readonly request: WireRequest;
  /** The keyword or part of the document that the case is about. */
  readonly keyword: string;
  /** Default: the operation's pointer. */
  readonly pointer?: string;
}

/** Makes a case about an operation from a request derived from its base call. */
export function derivedCase({ operation }: BaseCall, derivation: Derivation): Case {
  const { label, keyword, pointer = operation.pointer, ...rest } = derivation;
  return {
    ...rest,
    id: caseId(operation.key, rest.group, label),
    operation,
    rule: { document: operation.document.name, pointer, keyword },
  };
}

function caseId(operation: string, group: CaseGroup, label: string): string {
  return `${operation}/${group}/${label}`;
}
