// What generated validators import. Applications import from the package itself or from one of its services.
export { codePoints } from "./code-points.ts";
export { deepEqual } from "./deep-equal.ts";
export { isDate, isDateTime, isRegex, isTime } from "./formats.ts";
export { validator } from "./validator.ts";
export { type Check, type Collector, fail, under } from "./violation.ts";
