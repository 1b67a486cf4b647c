const operations = [
  "GetStage",
  "GetStageSession",
  "GetStreamSession",
  "CreateStreamingSessionStream",
  "StartStreamingSession",
];

/** What the program of every language checks, by name. A check that a program leaves out counts as failed. */
export const checks: readonly string[] = [
  ...operations,
  ...operations.map((operation) => `${operation} ResourceNotFoundException`),
  "StartStreamingSession ConflictException",
  "GetStage ValidationException",
  ...operations.map((operation) => `${operation} unknown values`),
  "StartStreamingSession undeclared error",
  "unsigned call",
  "signed calls",
];
