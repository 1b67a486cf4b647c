import { milliseconds } from "../world/duration.ts";
import type { ActingWorld } from "../world/worlds.ts";
import { deleteExpiredTokens, deleteToken, findToken, insertToken } from "./queries.ts";
import { Refusal } from "./refusal.ts";

/** What makes a call the same call again. */
export interface Idempotency {
  /** Who calls which operation on which resource; a token means nothing outside of it. */
  readonly scope: readonly string[];
  /** The token; without one, every call is a call of its own. */
  readonly token: string | undefined;
  /** The declared parameters but for the token and what is in the scope, always in the same order. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** What an act leaves to be shown again. */
export interface Acted<Answer> {
  /** Names what the act made or changed. */
  readonly result: string;
  readonly answer: Answer;
}

/**
 * Acts once for a token: a repeated call is answered without acting. Calls that were refused are not remembered.
 *
 * @param again Shows what an earlier act made, as it is now; it is given what the act left.
 * @throws Refusal ValidationException when the token came with other parameters before.
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
  // Now and then for all of them, so that not every act has to pay for it.
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
