/**
 * The object without inherited members: itself if it has none, else a copy of its members without a
 * prototype.
 */
export function ownMembers(object: object): object {
  if (Object.getPrototypeOf(object) === null) return object;
  const own = Object.create(null) as Record<string, unknown>;
  for (const [name, value] of Object.entries(object)) own[name] = value;
  return own;
}
