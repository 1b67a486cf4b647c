import type { ApiOperation, MediaType, ResponseDeclaration } from "../document/operation.ts";

/** What an operation declares for a status: by number, by range (`4XX`), or by `default`. */
export function declarationFor(operation: ApiOperation, status: number): ResponseDeclaration | undefined {
  const find = (name: string): ResponseDeclaration | undefined =>
    operation.responses.find((response) => response.status === name);
  return find(String(status)) ?? find(`${Math.floor(status / 100)}XX`) ?? find("default");
}

/** The declared media type that a concrete one falls under: itself, its range, or any. */
export function mediaFor(content: readonly MediaType[], type: string): MediaType | undefined {
  const find = (wanted: string): MediaType | undefined =>
    content.find((media) => media.type.split(";", 1)[0]?.trim().toLowerCase() === wanted);
  return find(type) ?? find(`${type.split("/")[0]}/*`) ?? find("*/*");
}
