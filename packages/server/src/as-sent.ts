/**
 * An object as a client will read it: what JSON makes of its members where a `toJSON` has a say in it, else the object itself. A validator
 * that looks at the object sees something else.
 */
export function asSent(members: object): unknown {
  return saysItself(members) ? JSON.parse(JSON.stringify({ ...members }) ?? "null") : members;
}

function saysItself(value: object): boolean {
  // Bytes are no JSON: they are sent as they are.
  if (ArrayBuffer.isView(value)) return false;
  if (typeof (value as { toJSON?: unknown }).toJSON === "function") return true;
  for (const name in value) {
    const member = (value as Record<string, unknown>)[name];
    if (typeof member === "object" && member !== null && saysItself(member)) return true;
  }
  return false;
}
