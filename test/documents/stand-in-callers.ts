import type { SecurityScheme, Service } from "@callsheet/protocol";

/** The credentials of every caller in the tests, for any scheme. */
export const secret = "open-sesame";

/** Verifiers for a generated service: they know the one caller. */
export function verifiersOf({ schemes = {} }: Service): Record<string, (value: unknown) => unknown> {
  return forSchemes(
    schemes,
    ({ type }) =>
      (value) =>
        (type === "other" || isKnown(value)) && { caller: "test" },
  );
}

/** The option `auth` of a generated client. */
export function clientAuthOf({ schemes = {} }: Service): Record<string, unknown> {
  return forSchemes(schemes, ({ type }) =>
    type === "basic" ? { username: secret, password: secret } : type === "other" ? undefined : secret,
  );
}

/** The credentials of the kit. */
export function kitCredentialsOf({ schemes = {} }: Service): { schemes: Record<string, string> } {
  return {
    schemes: forSchemes(schemes, ({ type }) => (type === "basic" ? `${secret}:${secret}` : secret)),
  };
}

function isKnown(value: unknown): boolean {
  if (typeof value === "string") return value === secret;
  const { username, password } = value as { username?: unknown; password?: unknown };
  return username === secret && password === secret;
}

function forSchemes<T>(
  schemes: Readonly<Record<string, SecurityScheme>>,
  make: (scheme: SecurityScheme) => T,
): Record<string, Exclude<T, undefined>> {
  const entries = Object.entries(schemes).map(([name, scheme]) => [name, make(scheme)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as never;
}
