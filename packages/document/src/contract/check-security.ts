import { type JsonObject, own } from "../json/json.ts";
import { valueAt } from "../json/pointer.ts";
import type { ApiOperation } from "../read/operation.ts";
import { clashes, readSecurity } from "../read/read-security.ts";
import type { LeftOut } from "./schema-table.ts";
import { support } from "./support.ts";

/**
 * What of an operation's security is not as it is declared: of schemes that need the same header, query parameter or cookie, each is
 * enough; and for a scheme that the document does not declare, a client sends nothing.
 */
export function checkSecurity(root: JsonObject, operation: ApiOperation): LeftOut[] {
  const { document, pointer } = operation;
  const located = { value: valueAt(root, pointer), pointer };
  const isOwn = own(located.value as JsonObject, "security") !== undefined;
  const at = isOwn ? `${pointer}/security` : "/security";
  const declared = readSecurity(document, located);
  const unknown = declared.flat().filter((scheme) => valueAt(root, scheme.pointer) === undefined);
  return [
    ...declared.filter(clashes).map(() => ({ pointer: at, reason: support.clashingSchemes.support.refused })),
    ...unknown.map(({ name }) => ({
      pointer: at,
      reason: `nothing is sent for the security scheme \`${name}\`, which \`components.securitySchemes\` does not have`,
    })),
  ];
}
