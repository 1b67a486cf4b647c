import { type Signal, signal } from "@preact/signals";

/** AWS credentials as typed in. They stay in the memory of this page. */
export const awsCredentials = {
  accessKeyId: signal("test"),
  secretAccessKey: signal("test"),
  sessionToken: signal(""),
  /** Empty: the region that the document names first. */
  region: signal(""),
} as const;

/** What a security scheme takes, as typed in: a token or key, or a user and a password. */
export interface Secret {
  readonly token: Signal<string>;
  readonly username: Signal<string>;
  readonly password: Signal<string>;
}

const secrets = new Map<string, Secret>();

/** What is known for a security scheme of a document. */
export function secretOf(document: string, scheme: string): Secret {
  const key = `${document} ${scheme}`;
  const secret = secrets.get(key) ?? {
    token: signal("token"),
    username: signal("user"),
    password: signal("password"),
  };
  secrets.set(key, secret);
  return secret;
}
