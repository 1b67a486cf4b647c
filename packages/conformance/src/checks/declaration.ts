import type { ApiOperation, MediaType, ResponseDeclaration } from "@callsheet/document";
import { INVALID_STATUSES } from "../cases/expectation.ts";

/** What an operation declares for a status: by number, by range (`4XX`), or by `default`. */
export function declarationFor(operation: ApiOperation, status: number): ResponseDeclaration | undefined {
  const find = (name: string): ResponseDeclaration | undefined =>
    operation.responses.find((response) => response.status === name);
  return find(String(status)) ?? find(`${Math.floor(status / 100)}XX`) ?? find("default");
}

/**
 * True when the operation declares no answer of a status's kind at all (no 2xx or 3xx, or no 4xx) and no
 * default: the contract is silent about the kind, so any answer of it is right. A 5xx never is.
 */
export function isSilentAbout(operation: ApiOperation, status: number): boolean {
  const kind = status < 400 ? /^[23]|^default$/ : /^4|^default$/;
  return status < 500 && !operation.responses.some((response) => kind.test(response.status));
}

/**
 * Statuses of HTTP itself with which an operation answers invalid input, if it declares errors but none for
 * invalid input: most documents list only their own errors.
 */
export function undeclaredRefusals(operation: ApiOperation): readonly number[] {
  const isDeclared = INVALID_STATUSES.some((status) => declarationFor(operation, status));
  return isDeclared ? [] : INVALID_STATUSES;
}

/** The declared media type that covers a concrete one: itself, its range, or any. */
export function mediaFor(content: readonly MediaType[], type: string): MediaType | undefined {
  const find = (wanted: string): MediaType | undefined =>
    content.find((media) => media.type.split(";", 1)[0]?.trim().toLowerCase() === wanted);
  return find(type) ?? find(`${type.split("/")[0]}/*`) ?? find("*/*");
}
