// What generated validators import. Applications import from the package itself or from one of its services.

export { areDateTimes, isDateTime } from "@callsheet/protocol/date-times";
export { among } from "./among.ts";
export { boundedPattern } from "./bounded-pattern.ts";
export type { Check, Collector } from "./check.ts";
export { contains } from "./contains.ts";
export { deepEqual } from "./deep-equal.ts";
export { duplicates } from "./duplicates.ts";
export { evaluated, merge, note, noteItems } from "./evaluated.ts";
export { isDate, isRegex, isTime } from "./formats.ts";
export { isObject } from "./is-object.ts";
export { linearPattern } from "./linear-pattern.ts";
export { isMultipleOf } from "./multiple-of.ts";
export { ownMembers } from "./own-members.ts";
export { fail, sub } from "./report.ts";
export { none, noting, when } from "./report-alternatives.ts";
export { each, findWrong, member, name } from "./report-parts.ts";
export { length, range } from "./report-ranges.ts";
export { isBetween, isLonger, isShorter } from "./string-length.ts";
export { tally, trial } from "./trial.ts";
export { validator } from "./validator.ts";
