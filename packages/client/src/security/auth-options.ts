import type { Awaitable, SecurityScheme, Service } from "@callsheet/protocol";

/** A value, or a function that finds it. The function is called for each attempt. */
export type Source<Value> = Value | (() => Awaitable<Value>);

/**
 * What a scheme takes: a user with a password, or a token or key. Never for one that takes nothing of the
 * option `auth`.
 */
type SecretOf<Scheme> = Scheme extends { readonly type: "basic" }
  ? { readonly username: string; readonly password: string }
  : Scheme extends { readonly type: "bearer" | "apiKey" }
    ? string
    : never;

type SchemesOf<S extends Service> = S extends {
  readonly schemes: infer Schemes extends Readonly<Record<string, SecurityScheme>>;
}
  ? Schemes
  : Service extends S
    ? Readonly<Record<string, SecurityScheme>>
    : Record<never, never>;

/** The caller's credentials, by the name of the document's security scheme. */
export type AuthOptions<S extends Service = Service> = {
  readonly [Name in keyof SchemesOf<S> as [SecretOf<SchemesOf<S>[Name]>] extends [never] ? never : Name]?:
    | Source<SecretOf<SchemesOf<S>[Name]>>
    | undefined;
};
