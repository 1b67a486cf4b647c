import { milliseconds } from "../world/duration.ts";
import type { ActingWorld } from "../world/worlds.ts";
import { deleteExpiredTokens, deleteToken, findToken, insertToken } from "./queries.ts";
import { Refusal } from "./refusal.ts";

/** What identifies a repeated call. */
export interface Idempotency {
  /** Who calls which operation on which resource; a token means nothing outside of it. */
  readonly scope: readonly string[];
  /** The token; without one, no call is a repeat. */
  readonly token: string | undefined;
  /** The declared parameters except for the token and what is in the scope, always in the same order. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** What an act stores to be shown again. */
export interface Acted<Answer> {
  /** Names what the act created or changed. */
  readonly result: string;
  readonly answer: Answer;
}

/**
 * Acts once per token: a repeated call is answered without acting. Refused calls are not remembered.
 *
 * @param again Shows what an earlier act created, as it is now; it gets what the act stored.
 * @throws Refusal ValidationException when the token was used with other parameters before.
 */
export async function actOnce<Answer>(
  world: ActingWorld,
  { scope, token, parameters }: Idempotency,
  act: () => Promise<Acted<Answer>>,
  again: (acted: Acted<Answer>) => Promise<Answer>,
): Promise<Answer> {
  if (token === undefined) return (await act()).answer;
  const key = { world: world.id, scope: JSON.stringify(scope), token };
  const fingerprint = JSON.stringify(parameters);
  const [before] = await world.all(findToken, key);
  if (before && before.expires_at > world.now) {
    if (before.parameters !== fingerprint) {
      throw new Refusal("ValidationException", "The client token was used before with other parameters.");
    }
    const acted = { result: before.result, answer: JSON.parse(before.answer) as Answer };
    return world.settings.replay === "first" ? acted.answer : again(acted);
  }
  if (before) await world.all(deleteToken, key);
  // Cleans up for all of them now and then, so that not every act pays for it.
  if (world.revision % 64 === 0) await world.all(deleteExpiredTokens, { world: world.id, now: world.now });
  const { result, answer } = await act();
  const expires_at = world.now + milliseconds(world.settings.tokenRetentionSeconds);
  await world.all(insertToken, {
    ...key,
    parameters: fingerprint,
    result,
    answer: JSON.stringify(answer),
    expires_at,
  });
  return answer;
}
