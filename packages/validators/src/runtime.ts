// What generated validators import. Applications import from the package itself or from one of its services.
export { deepEqual } from "./deep-equal.ts";
export { isDate, isDateTime, isRegex, isTime } from "./formats.ts";
export { ownMembers } from "./own-members.ts";
export { isLonger, isShorter } from "./string-length.ts";
export { validator } from "./validator.ts";
export { type Check, type Collector, fail, rewind, under } from "./violation.ts";
