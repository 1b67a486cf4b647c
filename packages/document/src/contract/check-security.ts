import { type JsonObject, own } from "../json/json.ts";
import { valueAt } from "../json/pointer.ts";
import type { ApiOperation, SecurityScheme } from "../read/operation.ts";
import { takesToken } from "./read-service.ts";
import type { LeftOut } from "./schema-table.ts";
import { support } from "./support.ts";
import { Unsupported } from "./unsupported.ts";

/**
 * Refuses an operation if no security alternative can be sent: two schemes of one alternative need the same
 * header, query parameter or cookie. Returns schemes that the document does not declare, for which a client
 * sends nothing.
 */
export function checkSecurity(root: JsonObject, operation: ApiOperation): LeftOut[] {
  const { security, optionalSecurity, pointer } = operation;
  const isOwn = own(valueAt(root, pointer) as JsonObject, "security") !== undefined;
  const at = isOwn ? `${pointer}/security` : "/security";
  if (security.length > 0 && security.every(clashes))
    throw new Unsupported(at, support.clashingSchemes.support.refused);
  return [...security, ...optionalSecurity]
    .flat()
    .filter((scheme) => valueAt(root, scheme.pointer) === undefined)
    .map(({ name }) => ({
      pointer: at,
      reason: `nothing is sent for the security scheme \`${name}\`, which \`components.securitySchemes\` does not have`,
    }));
}

/**
 * True if two schemes of an alternative put different things in one place. Two that take a token take the
 * same one.
 */
function clashes(alternative: readonly SecurityScheme[]): boolean {
  const kinds = new Map<string, string>();
  return alternative.some((scheme) => {
    const slot = slotOf(scheme);
    if (slot === undefined) return false;
    const kind = takesToken(scheme.kind) ? "bearer" : scheme.kind;
    const isOther = kinds.has(slot) && kinds.get(slot) !== kind;
    kinds.set(slot, kind);
    return isOther;
  });
}

function slotOf({ kind, in: place, parameter = "" }: SecurityScheme): string | undefined {
  if (kind === "apiKey")
    return place === "header" ? `header ${parameter.toLowerCase()}` : `${place} ${parameter}`;
  return kind === "other" || kind === "mutualTLS" ? undefined : "header authorization";
}
