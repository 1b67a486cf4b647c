/** Throws because of an invalid option. Its value, which may be a secret, is not in the message. */
export function refuseOption(name: string, mustBe: string): never {
  throw new TypeError(`The option ${name} must be ${mustBe}`);
}
