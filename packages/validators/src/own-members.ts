/** The object without what it inherits: itself if that is nothing, else a copy without a prototype. */
export function ownMembers(object: object): object {
  return Object.getPrototypeOf(object) === null
    ? object
    : Object.create(null, Object.getOwnPropertyDescriptors(object));
}
