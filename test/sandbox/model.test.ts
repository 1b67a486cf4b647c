import { createSandbox, type Sandbox } from "@callsheet/sandbox";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callsOf } from "./call.ts";
import { explain, Model, type ModelAnswer, type ModelCall } from "./model.ts";
import { noPostgres, type Postgres, startPostgres } from "./postgres.ts";

const studioId = "studio";
const sessions = ["a", "b"];
const noon = "2026-01-01T12:00:00Z";

const session = fc.constantFrom(...sessions);
const token = fc.option(fc.constantFrom("x", "X", "y"), { nil: undefined });
const call: fc.Arbitrary<ModelCall> = fc.oneof(
  fc.record({ kind: fc.constant("start" as const), session, token }),
  fc.record({
    kind: fc.constant("create" as const),
    session,
    token,
    seconds: fc.option(fc.constantFrom(60, 3600), { nil: undefined }),
  }),
);
const second = 1000;
const advance = fc.constantFrom(
  1,
  1999,
  2 * second,
  5 * second,
  60 * second,
  24 * 3600 * second,
  690 * 60 * second,
  5760 * 60 * second,
);

/** Calls that are sent at the same time, then a step in time. */
const history = (most: number) =>
  fc.array(fc.tuple(fc.array(call, { minLength: 1, maxLength: most }), advance), {
    minLength: 1,
    maxLength: 4,
  });

let postgres: Postgres | undefined;
beforeAll(() => {
  if (!noPostgres) postgres = startPostgres();
}, 60_000);
afterAll(() => postgres?.stop());

describe.each([
  { name: "in memory", store: () => ":memory:", runs: 1000, missing: undefined },
  { name: "in PostgreSQL", store: () => postgres?.url ?? "", runs: 60, missing: noPostgres },
])("histories $name", ({ store, runs, missing }) => {
  if (missing) {
    test.skip(missing, () => {});
    return;
  }
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await createSandbox({ store: store() });
  });
  afterAll(() => sandbox.close());

  test.each([
    { how: "one call after the other", most: 1 },
    { how: "up to six calls at the same time", most: 6 },
  ])(
    "of $how are what the model says",
    async ({ most }) => {
      const control = sandbox.control("model");
      const calls = callsOf(sandbox, control.headers);
      const send = async (it: ModelCall): Promise<ModelAnswer> => {
        const { status, body } =
          it.kind === "start"
            ? await calls.start(it.session, it.token, {}, studioId)
            : await calls.create(it.session, it.token, { expirationInSeconds: it.seconds }, studioId);
        return { status, state: body.session?.state, streamId: body.stream?.streamId };
      };

      const follows = async (steps: readonly (readonly [ModelCall[], number])[]) => {
        const fixture = { studios: [{ studioId, sessions: sessions.map((sessionId) => ({ sessionId })) }] };
        await control.load({ clock: { now: noon, speed: 0 }, ...fixture });
        let model = new Model(Date.parse(noon));
        for (const [together, step] of steps) {
          const answers = await Promise.all(together.map(async (it) => [it, await send(it)] as const));
          const explained = explain(model, answers);
          expect(explained, `no order explains ${JSON.stringify(answers)}`).toBeDefined();
          if (explained) model = explained;
          await control.clock.advance(step);
          model.now += step;
        }
        const { streamingSessions } = await control.state();
        for (const { sessionId = "", state, streams } of streamingSessions) {
          expect(state).toBe(model.stateOf(sessionId));
          expect(Object.fromEntries(streams.map((it) => [it.streamId, it.state]))).toEqual(
            model.streamsOf(sessionId),
          );
        }
      };
      await fc.assert(fc.asyncProperty(history(most), follows), { numRuns: runs });
    },
    120_000,
  );
});
