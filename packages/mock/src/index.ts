export { DocumentError } from "@callsheet/document";
export { createMock, type Mock, type MockOptions, type MockRoute } from "./create-mock.ts";
export type { MockCallEvent, MockEvent, MockReloadEvent } from "./mock-event.ts";
export type { MockLog } from "./request-log.ts";
export { type RunningMock, type StartMockOptions, startMock } from "./start-mock.ts";
