import type { Content } from "@callsheet/protocol";
import { support } from "./support.ts";

/** The essence of a media type: without parameters, in lower case. */
export function essenceOf(type: string): string {
  return type.split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

/** How bodies of a media type are read and written, or why they are not. */
export function contentForm(type: string): Content["form"] | { readonly unsupported: string } {
  const essence = essenceOf(type);
  if (!/^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+$/.test(essence))
    return { unsupported: `\`${type}\` is not a media type` };
  const row = support.mediaTypes.find(({ pattern }) => pattern.test(essence));
  if (row && "refused" in row.support)
    return { unsupported: `\`${essence}\` is not supported; ${row.support.refused}` };
  return row?.form ?? "bytes";
}
