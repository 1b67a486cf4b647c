export type { Control, FaultInput, Settings, SettingsInput, Snapshot, WorldState } from "./control/index.ts";
export { defaultFixtureInput } from "./fixture/default-fixture.ts";
export type { FixtureInput } from "./fixture/fixture.ts";
export { FixtureError } from "./fixture/fixture-error.ts";
export { readFixture } from "./fixture/read-fixture.ts";
export { createSandbox, type Sandbox, type SandboxOptions } from "./sandbox.ts";
export type { PostgresOptions } from "./store/postgres-options.ts";
export { StoreError, type StoreFault } from "./store/store-error.ts";
