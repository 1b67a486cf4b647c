export { createMock, type Mock, type MockOptions, type MockRoute } from "./create-mock.ts";
export { DocumentError } from "./documents.ts";
export { type RunningMock, type StartMockOptions, startMock } from "./start-mock.ts";
