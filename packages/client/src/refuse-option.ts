/** Throws because of an option that makes no sense. */
export function refuseOption(name: string): never {
  throw new TypeError(`The option ${name} is missing or malformed`);
}
