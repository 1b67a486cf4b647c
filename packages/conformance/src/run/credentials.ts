/** The credentials of a target's callers. Values never appear in reports. */
export interface TargetCredentials {
  /** SigV4 signing. Default: made-up keys, which targets that only check the form accept. */
  readonly sign?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
    /** Default: `us-west-2`. */
    readonly region?: string;
    /** The signing name. Default: what the document says (`info.x-callsheet-service.signingName`). */
    readonly service?: string;
  };
  /**
   * True when the target only looks at the form of credentials: not verifying them is then no fault. Default:
   * false.
   */
  readonly formOnly?: boolean;
  /**
   * Values by the name of the security scheme: the token of `bearer`, `user:password` of `basic`, the key of
   * `apiKey`.
   */
  readonly schemes?: Readonly<Record<string, string>>;
  /** Headers that every request carries, whatever the contract says. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Other texts that reports must not show. */
  readonly secrets?: readonly string[];
}

/** The made-up keys of AWS's documentation: right in form, known to nobody. */
export const PLACEHOLDER = {
  accessKeyId: "AKIDEXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
} as const;

/** The credentials of a request for which nobody gave any. */
export const MADE_UP_VALUE = "example";

/** Values of credentials that the kit spoils on purpose. */
export const SPOILED_VALUES = { malformed: "nonsense", "other-scheme": "Unknown scheme=of,no=use" } as const;

/**
 * A token that is right in form, and known to nobody: an unsigned JSON Web Token, which also serves as a key.
 */
export const UNKNOWN_TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJub2JvZHkifQ.c2lnbmF0dXJlLW9mLW5vYm9keQ";

const MADE_UP: ReadonlySet<string> = new Set([
  "",
  MADE_UP_VALUE,
  `Bearer ${MADE_UP_VALUE}`,
  `Basic ${Buffer.from(`${MADE_UP_VALUE}:`).toString("base64")}`,
  ...Object.values(SPOILED_VALUES),
  `Bearer ${UNKNOWN_TOKEN}`,
  UNKNOWN_TOKEN,
]);

/** The id of a key that nobody has. */
export const UNKNOWN_KEY_ID = "AKIDNOBODYHASTHIS";

/** True for the text of a header without a secret: credentials that the kit made up, or spoiled. */
export function isMadeUp(value: string): boolean {
  return (
    MADE_UP.has(value) ||
    new RegExp(`Credential=(?:${PLACEHOLDER.accessKeyId}|${UNKNOWN_KEY_ID})/`).test(value)
  );
}

/** A shorter text is no secret, and would take half of a report with it. */
const SHORTEST_SECRET = 4;

/** Every text that reports must not show. */
export function secretsOf(credentials: TargetCredentials): string[] {
  const { sign, schemes = {}, headers = {}, secrets = [] } = credentials;
  const sensitive = Object.entries(headers).filter(([name]) =>
    /authorization|cookie|token|key|secret/i.test(name),
  );
  const given = [
    sign?.secretAccessKey,
    sign?.sessionToken,
    ...Object.values(schemes),
    ...sensitive.map(([, value]) => value),
  ].filter((secret) => secret !== undefined && secret.length >= SHORTEST_SECRET) as string[];
  return [...given, ...secrets];
}
