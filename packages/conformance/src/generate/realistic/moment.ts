import type { Random } from "../random.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const AHEAD = /^(?:expire|expires|expiry|expiration|due|end|ends|until|next|scheduled|valid|renew|renews)$/;
const EARLY = /^(?:created|create|creation|start|started|starts|begin|registered|joined|first|since|from)$/;

/**
 * A time near now that suits a name, in milliseconds: what expires is in the future, what was created is
 * further in the past than what was updated.
 */
export function momentFor(words: readonly string[], now: number, random: Random): number {
  const minutes = (from: number, to: number): number => random.between(from, to) * MINUTE;
  if (words.some((word) => AHEAD.test(word))) return now + minutes(60, 30 * 24 * 60);
  if (words.some((word) => EARLY.test(word))) return now - 3 * DAY - minutes(0, 27 * 24 * 60);
  return now - minutes(5, 3 * 24 * 60 - 5);
}

/** True when the words of a name are about a time. */
export function isMoment(words: readonly string[]): boolean {
  const last = words.at(-1) ?? "";
  return (
    /^(?:at|date|time|timestamp|datetime|created|updated|modified|expires|expiry|expiration)$/.test(last) &&
    last !== "name"
  );
}
