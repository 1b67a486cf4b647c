/**
 * The members of a JSON body as a client will read them: what JSON makes of them where a `toJSON` has a say in it, else the object itself. A
 * validator that looks at the object sees something else.
 */
export function asSent(members: object): unknown {
  return saysItself(members) ? JSON.parse(JSON.stringify({ ...members }) ?? "null") : members;
}

// Arrays have a loop of their own: over an array, `for in` costs four times as much.
function saysItself(value: object): boolean {
  if (typeof (value as { toJSON?: unknown }).toJSON === "function") return true;
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === "object" && item !== null && saysItself(item)) return true;
    return false;
  }
  for (const name in value) {
    const member = (value as Record<string, unknown>)[name];
    if (typeof member === "object" && member !== null && saysItself(member)) return true;
  }
  return false;
}
