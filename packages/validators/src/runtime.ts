// What generated validators import. Applications import from the package itself or from one of its services.
export { among } from "./among.ts";
export type { Check, Collector } from "./check.ts";
export { contains } from "./contains.ts";
export { deepEqual } from "./deep-equal.ts";
export { duplicates } from "./duplicates.ts";
export { evaluated, merge, note, noteItems, tally, trial } from "./evaluated.ts";
export { isDate, isDateTime, isRegex, isTime } from "./formats.ts";
export { isObject } from "./is-object.ts";
export { isMultipleOf } from "./multiple-of.ts";
export { ownMembers } from "./own-members.ts";
export { fail, name, none, sub, when } from "./report.ts";
export { isLonger, isShorter } from "./string-length.ts";
export { validator } from "./validator.ts";
