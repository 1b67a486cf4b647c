import type { RunOptions } from "@callsheet/conformance";
import { defaultFixtureInput, type FixtureInput, type Sandbox } from "@callsheet/sandbox";

/**
 * The default world, except that the session of the contract's examples is READY, as calls for streams need
 * it.
 */
export function readyWorld(): FixtureInput {
  const world = structuredClone(defaultFixtureInput);
  const [studio] = world.studios ?? [];
  const [stopped, ready] = studio?.sessions ?? [];
  if (!studio?.sessions || !stopped || !ready) throw new Error("the default world has no two sessions");
  const streams = stopped.streams?.map(({ streamId }) => ({ streamId }));
  studio.sessions[0] = { ...ready, sessionId: stopped.sessionId, arn: stopped.arn, streams };
  studio.sessions.pop();
  return world;
}

/** Brings a sandbox into the state that an operation's calls need, again for each case that depends on it. */
export function preparedBy(sandbox: () => Sandbox): Required<Pick<RunOptions, "prepare" | "prepareCase">> {
  const ready = readyWorld();
  const worlds: Record<string, FixtureInput> = {
    CreateStreamingSessionStream: ready,
    GetStreamingSessionStream: ready,
  };
  const prepare = async (name: string): Promise<void> =>
    sandbox()
      .control()
      .load(worlds[name] ?? defaultFixtureInput);
  return {
    prepare: ({ name }) => prepare(name),
    prepareCase: async ({ group, operation }) => {
      if (["idempotency", "scenario", "state"].includes(group)) await prepare(operation.name);
    },
  };
}
