import { isMadeUp, secretsOf, type TargetCredentials } from "../run/credentials.ts";

/**
 * Replaces secrets: the given credentials, wherever they turn up, and headers that authenticate the caller.
 */
export interface Redactor {
  text(text: string): string;
  header(name: string, value: string): string;
}

const SENSITIVE_HEADER =
  /^(?:authorization|proxy-authorization|cookie|set-cookie|x-amz-security-token|x-api-key)$/i;
const HIDDEN = "<redacted>";

/** The forms of a text in JSON: some writers escape slashes, too, or all non-ASCII characters. */
function inJson(secret: string): string[] {
  const text = JSON.stringify(secret).slice(1, -1);
  const ascii = text.replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return [text, text.replaceAll("/", "\\/"), ascii];
}

/** Makes a redactor for the credentials of a run. */
export function createRedactor(credentials: TargetCredentials = {}): Redactor {
  const given = secretsOf(credentials).flatMap((secret) => [
    secret,
    encodeURIComponent(secret),
    new URLSearchParams([["", secret]]).toString().slice(1),
    ...inJson(secret),
    Buffer.from(secret).toString("base64"),
  ]);
  const secrets = [...new Set(given)].sort((left, right) => right.length - left.length);
  const named = new Set(Object.keys(credentials.headers ?? {}).map((name) => name.toLowerCase()));
  const text = (value: string): string =>
    secrets.reduce((redacted, secret) => redacted.replaceAll(secret, HIDDEN), value);
  return {
    text,
    header: (name, value) =>
      (SENSITIVE_HEADER.test(name) && !isMadeUp(value)) ||
      (named.has(name.toLowerCase()) && secrets.includes(value))
        ? HIDDEN
        : text(value),
  };
}
