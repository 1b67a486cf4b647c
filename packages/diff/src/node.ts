export { type Accepted, readAccepted, type Sorted, sortByAccepted } from "./accepted/accepted.ts";
export { type DiffFormat, diffFormats, formatDiff } from "./report/format-report.ts";
export type { Judged } from "./report/judged.ts";
export type { View } from "./report/lines.ts";
export { withUses } from "./source/count-uses.ts";
export { DiffError, NoBaseError } from "./source/diff-error.ts";
export { findSides, type SideNames } from "./source/find-sides.ts";
